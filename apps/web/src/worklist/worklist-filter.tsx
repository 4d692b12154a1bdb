import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { courseStatuses, readWorklistSearch } from './search.ts';

export function WorklistFilter() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/' });
  const [text, setText] = useState(search.search ?? '');
  useEffect(() => setText(search.search ?? ''), [search.search]);
  const go = (next: { search: string; status: string }) =>
    navigate({ to: '/', search: readWorklistSearch(next) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go({ search: text.trim(), status: search.status ?? '' });
  };
  const filtered = search.search !== undefined || search.status !== undefined;
  return (
    <search>
      <form className="toolbar" onSubmit={submit} aria-label={t('worklist.search-label')}>
        <TextInput
          className="grow"
          name="search"
          type="search"
          label={t('worklist.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={100}
          autoComplete="off"
        />
        <NativeSelect
          name="status"
          label={t('worklist.status')}
          value={search.status ?? ''}
          onChange={(event) => void go({ search: text.trim(), status: event.currentTarget.value })}
        >
          <option value="">{t('worklist.any-status')}</option>
          {courseStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`course-status.${status}`)}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" name="do-search">
          {t('action.search')}
        </Button>
        {filtered && (
          <Button variant="default" name="clear" onClick={() => void go({ search: '', status: '' })}>
            {t('worklist.back-to-tasks')}
          </Button>
        )}
      </form>
    </search>
  );
}
