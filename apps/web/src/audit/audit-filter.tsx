import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { type AuditSearch, auditKinds, readAuditSearch } from './search.ts';

export function AuditFilter({ search }: { search: AuditSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const seesNames = may(useMe(), 'courseEvents');
  const people = useRead('listUsers');
  const [patient, setPatient] = useState(search.patient ?? '');
  const go = (change: Record<string, string>) =>
    void navigate({ to: '/audit', search: readAuditSearch({ ...search, patient, ...change }) });
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
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          name={end}
          label={t(`audit.${end}`)}
          value={search[end] ?? ''}
          onChange={(event) => go({ [end]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        className="grow"
        name="patient"
        label={t(seesNames ? 'audit.patient-or-name' : 'audit.patient')}
        value={patient}
        onChange={(event) => setPatient(event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
      />
      <Button type="submit" name="filter">
        {t('audit.show')}
      </Button>
      {search.courseId && (
        <Button variant="default" name="any-course" onClick={() => go({ courseId: '' })}>
          {t('audit.any-course', { course: search.courseId.slice(0, 8) })}
        </Button>
      )}
    </form>
  );
}
