import type { ReferredItem } from '@lutetia/contract';
import type { CycleSummary, ReferredCourse } from '@lutetia/course';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OutsideWay } from '../patient/outside-way.tsx';
import { sayDay } from '../patient/say-when.ts';
import { type Column, DataTable, Day, Instant, Quantity, useLocale } from '../ui/index.ts';
import { wantedFrom } from './wanted.ts';

/** One referred patient: where he is, what is wanted, what is next, when he will be done, what was given. */
export function Referred({ item }: { item: ReferredItem }) {
  const { t } = useTranslation(['referrer', 'patient']);
  const { courseId, person, referredAt, shown } = item;
  const { treatment } = shown;
  return (
    <article className="referred" data-course={courseId}>
      <h2 tabIndex={-1}>
        {person?.name ?? t('forgotten')} {person?.nativeName}
      </h2>
      <p>
        <strong data-standing={shown.standing}>{t(`standing.${shown.standing}`)}</strong>{' '}
        <span className="small dimmed">
          {person?.hospitalNumber} · {t('referred-at')} <Instant at={referredAt} />
        </span>
      </p>
      <OutsideWay
        reader="referrer"
        way={shown.way}
        detail={treatment === null ? null : t('patient:treatment-count', { ...treatment })}
      />
      <Wanted courseId={courseId} shown={shown} />
      <Next shown={shown} />
      <Done shown={shown} />
      <Given cycles={shown.cycles} />
      <p>
        <Link to="/courses/$id" params={{ id: courseId }}>
          {t('course')}
        </Link>
      </p>
    </article>
  );
}

function Wanted({ courseId, shown }: { courseId: string; shown: ReferredCourse }) {
  const { t } = useTranslation(['referrer', 'course']);
  const { locale } = useLocale();
  const { papersWanted, labsWanted } = shown;
  return (
    <section aria-label={t('from-you')} data-wanted={wantedFrom(shown)}>
      <h3>{t('from-you')}</h3>
      {wantedFrom(shown) === 0 && <p>{t('nothing')}</p>}
      <ul>
        {papersWanted.map((kind) => (
          <li key={kind}>{t(`course:option.${kind}`)}</li>
        ))}
        {labsWanted.map(({ on, overdue }) => (
          <li key={on}>{t(overdue ? 'labs-overdue' : 'labs', { date: sayDay(on, locale) })}</li>
        ))}
      </ul>
      {papersWanted.length > 0 && (
        <Link to="/courses/$id" params={{ id: courseId }} search={{ act: 'receive-document' }}>
          {t('send-paper')}
        </Link>
      )}
    </section>
  );
}

function Next({ shown }: { shown: ReferredCourse }) {
  const { t } = useTranslation(['referrer', 'patient']);
  const [next] = shown.appointments;
  return (
    <section aria-label={t('next')}>
      <h3>{t('next')}</h3>
      {next === undefined ? (
        <p>{t('no-date')}</p>
      ) : (
        <p>
          {t(`patient:kind.${next.kind}`)}:{' '}
          {next.at === null ? <Day date={next.on} /> : <Instant at={next.at} />}
        </p>
      )}
    </section>
  );
}

function Done({ shown: { done, endedOn } }: { shown: ReferredCourse }) {
  const { t } = useTranslation('referrer');
  const { locale } = useLocale();
  const say = () => {
    if (endedOn !== null) return t('done-ended', { date: sayDay(endedOn, locale) });
    if (done === null) return t('done-unknown');
    return t('done-on', {
      date: sayDay(done.on, locale),
      days: done.intervalDays,
      remaining: done.remaining,
    });
  };
  return (
    <section aria-label={t('done')}>
      <h3>{t('done')}</h3>
      <p>{say()}</p>
    </section>
  );
}

function Given({ cycles }: { cycles: readonly CycleSummary[] }) {
  const { t } = useTranslation('referrer');
  const columns: Column<CycleSummary>[] = [
    { key: 'cycle', header: t('cycle'), cell: ({ cycle }) => cycle },
    { key: 'given', header: t('given'), cell: ({ givenAt }) => <Instant at={givenAt} /> },
    {
      key: 'activity',
      header: t('activity'),
      cell: ({ deliveredMBq }) =>
        deliveredMBq === null ? t('not-confirmed') : <Quantity value={deliveredMBq} unit="MBq" />,
    },
    {
      key: 'released',
      header: t('released'),
      cell: ({ releasedAt }) => (releasedAt === null ? '–' : <Instant at={releasedAt} />),
    },
    {
      key: 'labs',
      header: t('follow-up'),
      cell: ({ labsOn }) =>
        labsOn.map((on) => (
          <div key={on}>
            <Day date={on} />
          </div>
        )),
    },
  ];
  return (
    <section aria-label={t('cycles')}>
      <h3>{t('cycles')}</h3>
      {cycles.length === 0 ? (
        <p>{t('no-cycles')}</p>
      ) : (
        <DataTable
          caption={t('cycles')}
          columns={columns}
          rows={cycles}
          rowKey={({ cycle }) => String(cycle)}
        />
      )}
    </section>
  );
}
