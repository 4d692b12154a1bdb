import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/index.ts';
import { type AuditSearch, auditKinds, readAuditSearch } from './search.ts';

export function AuditFilter({ search }: { search: AuditSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const people = useRead('listUsers');
  const [courseId, setCourseId] = useState(search.courseId ?? '');
  const go = (change: Record<string, string>) =>
    void navigate({ to: '/audit', search: readAuditSearch({ ...search, courseId, ...change }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({});
  };
  return (
    <form className="toolbar" onSubmit={submit} aria-label={t('audit.filter')}>
      <NativeSelect
        name="actor"
        label={t('audit.actor')}
        value={search.actor ?? ''}
        onChange={(event) => go({ actor: event.currentTarget.value })}
      >
        <option value="">{t('audit.anybody')}</option>
        {people.data?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.displayName}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        name="kind"
        label={t('audit.kind')}
        value={search.kind ?? ''}
        onChange={(event) => go({ kind: event.currentTarget.value })}
      >
        <option value="">{t('audit.any-kind')}</option>
        {auditKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`audit.kind-${kind}`)}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        className="grow"
        name="courseId"
        label={t('audit.course')}
        value={courseId}
        onChange={(event) => setCourseId(event.currentTarget.value)}
      />
      <Button type="submit" name="filter">
        {t('audit.show')}
      </Button>
    </form>
  );
}
