import { type DisplayShows, displayShows } from '@lutetia/contract';
import { Button, CopyButton, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Notice, useAct } from '../../ui/index.ts';

const isShown = (value: string): value is DisplayShows => displayShows.some((one) => one === value);

/** Makes a link for a screen; it stands on the page until one leaves it, and nowhere afterwards. */
export function MakeDisplay() {
  const { t } = useTranslation();
  const make = useAct('createDisplay', ['listDisplays']);
  const [name, setName] = useState('');
  const [shows, setShows] = useState<DisplayShows>('nothing');
  const [endsOn, setEndsOn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, shows, endsOn: endsOn === '' ? null : endsOn };
    make.mutate({ body }, { onSuccess: () => setName('') });
  };
  return (
    <form onSubmit={submit} data-form="display" aria-label={t('administration:displays.make')}>
      <Stack maw={520}>
        <ErrorNotice error={make.error} />
        {make.data && <OnceShown link={`${window.location.origin}/display#${make.data.token}`} />}
        <TextInput
          name="display.name"
          label={t('administration:displays.name')}
          description={t('administration:displays.name-help')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <NativeSelect
          name="display.shows"
          label={t('administration:displays.shows')}
          description={t('administration:displays.shows-help')}
          value={shows}
          onChange={({ currentTarget: { value } }) => isShown(value) && setShows(value)}
          data={displayShows.map((value) => ({ value, label: t(`administration:displays.show.${value}`) }))}
        />
        <TextInput
          type="date"
          name="display.endsOn"
          label={t('administration:displays.ends')}
          value={endsOn}
          onChange={(event) => setEndsOn(event.currentTarget.value)}
        />
        <Button type="submit" loading={make.isPending} name="make-display" className="start">
          {t('administration:displays.make')}
        </Button>
      </Stack>
    </form>
  );
}

function OnceShown({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="go">
      {t('administration:displays.once')}
      <div>
        <code data-testid="display-link" className="display-link">
          {link}
        </code>
      </div>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy} name="copy-link">
            {t(copied ? 'administration:displays.copied' : 'administration:displays.copy')}
          </Button>
        )}
      </CopyButton>
    </Notice>
  );
}
