import type { SupplyItem } from '@lutetia/contract';
import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchKey } from '../palette/index.ts';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { Notice } from '../ui/index.ts';
import { theOne } from './narrow.ts';
import { canBeReceived } from './receive-link.tsx';

/** Words narrow the list; sent, as a scanner does, they lead to the dose that they name. */
export function FindDose(props: {
  items: readonly SupplyItem[];
  words: string;
  onWords: (words: string) => void;
}) {
  const { t } = useTranslation(['supply', 'app']);
  const navigate = useNavigate();
  const me = useMe();
  const field = useRef<HTMLInputElement>(null);
  const [missed, setMissed] = useState(false);
  useSearchKey(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const item = theOne(props.items, props.words);
    setMissed(item === null);
    if (item === null) return;
    const receive = mayAct(me, 'receive-dose') && canBeReceived(item);
    void navigate({
      to: '/courses/$id',
      params: { id: item.courseId },
      search: receive ? { act: 'receive-dose' } : {},
    });
  };
  return (
    <search>
      <form className="toolbar" onSubmit={submit} aria-label={t('find.label')}>
        <TextInput
          ref={field}
          className="grow"
          name="find"
          type="search"
          label={t('find.field')}
          value={props.words}
          onChange={(event) => {
            setMissed(false);
            props.onWords(event.currentTarget.value);
          }}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" name="do-find">
          {t('find.go')}
        </Button>
      </form>
      {missed && <Notice tone="attention">{t('find.not-one')}</Notice>}
    </search>
  );
}
