import { ApiError, type CallOutput } from '@lutetia/contract';
import { mayForget } from '@lutetia/course';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GateList } from '../../course/index.ts';
import { type Column, DataTable, ErrorNotice, Instant, Notice, StateBadge, useAct } from '../../ui/index.ts';
import { ForgetDialog } from './forget-dialog.tsx';

type Found = CallOutput<'findPersonToForget'>;

/** Two things that whoever asks to be forgotten can say; no name is shown in answer. */
export function FindPerson() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const find = useAct('findPersonToForget');
  const found = find.data;
  const nobody = find.error instanceof ApiError && find.error.code === 'not-found';
  // What was found is gone as soon as somebody else is typed: it carries no name.
  const type = (set: (value: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    find.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    find.mutate({ body: { number, birthDate } });
  };
  return (
    <section className="panel" aria-labelledby="forget">
      <h2 id="forget">{t('administration:forgetting.find-title')}</h2>
      <form onSubmit={submit} aria-label={t('administration:forgetting.find-title')}>
        <Stack maw={520}>
          <TextInput
            name="number"
            label={t('administration:forgetting.number')}
            description={t('administration:forgetting.number-help')}
            value={number}
            onChange={type(setNumber)}
            maxLength={64}
            autoComplete="off"
            required
          />
          <TextInput
            type="date"
            name="birthDate"
            label={t('administration:forgetting.birth-date')}
            value={birthDate}
            onChange={type(setBirthDate)}
            required
          />
          <Button type="submit" name="find-person" loading={find.isPending} className="start">
            {t('action.search')}
          </Button>
        </Stack>
      </form>
      {nobody ? (
        <Notice tone="unknown">{t('administration:forgetting.none')}</Notice>
      ) : (
        <ErrorNotice error={find.error} />
      )}
      {done !== null && (
        <Notice tone="go">
          {t('administration:forgetting.done')} <Instant at={done} />
        </Notice>
      )}
      {found && (
        <>
          <CoursesFound courses={found.courses} />
          <GateList gates={found.gates} withMet />
          {mayForget(found.gates) && (
            <Button color="red" name="forget" onClick={() => setAsking(true)}>
              {t('administration:forgetting.forget')}
            </Button>
          )}
          {asking && (
            <ForgetDialog
              personId={found.personId}
              onCancel={() => setAsking(false)}
              onDone={(at) => {
                setAsking(false);
                setDone(at);
                setNumber('');
                setBirthDate('');
                find.reset();
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function CoursesFound({ courses }: Pick<Found, 'courses'>) {
  const { t } = useTranslation(['app', 'course']);
  const columns: Column<Found['courses'][number]>[] = [
    {
      key: 'course',
      header: t('administration:forgetting.course'),
      // An administrator opens no course.
      cell: ({ courseId }) => <code>{courseId.slice(0, 8)}</code>,
    },
    {
      key: 'status',
      header: t('course:facts.status'),
      cell: ({ status }) => <StateBadge state={status} label={t(`course:status.${status}`)} />,
    },
    {
      key: 'last',
      header: t('administration:forgetting.last-fact'),
      cell: ({ lastFactAt }) => <Instant at={lastFactAt} />,
    },
  ];
  return (
    <DataTable
      caption={t('administration:forgetting.courses')}
      columns={columns}
      rows={courses}
      rowKey={({ courseId }) => courseId}
    />
  );
}
