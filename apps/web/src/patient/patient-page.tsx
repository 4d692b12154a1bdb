import type { PatientCourse } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice, Loading, PageTitle, useLocale, useRead } from '../ui/index.ts';
import { Aftercare } from './aftercare.tsx';
import { LaterAppointments, NextAppointment } from './appointment.tsx';
import { Bring } from './bring.tsx';
import { OutsideWay } from './outside-way.tsx';
import { OwnPapers } from './own-papers.tsx';
import { sayDay } from './say-when.ts';
import './patient.css';

/** Where am I, what is next, what must I bring: one column, large, on one sheet of paper. */
export function PatientPage() {
  const { t } = useTranslation('patient');
  const own = useRead('myCourse', {}, { refetchInterval: 60_000 });
  const [course] = own.data?.courses ?? [];
  const person = own.data?.person ?? null;
  return (
    <div className="patient-page">
      <PageTitle
        title={t('title')}
        {...(person === null
          ? {}
          : { lead: t('for', { name: [person.name, person.nativeName].filter(Boolean).join(' · ') }) })}
        actions={
          course !== undefined && (
            <Button variant="default" name="print" onClick={() => window.print()}>
              {t('print')}
            </Button>
          )
        }
      />
      <ErrorNotice error={own.error} takeFocus={false} />
      {own.isPending && <Loading />}
      {own.data && course === undefined && <EmptyState title={t('nobody')}>{t('nobody-help')}</EmptyState>}
      {course !== undefined && <OneCourse course={course} />}
    </div>
  );
}

function OneCourse({ course }: { course: PatientCourse }) {
  const { t } = useTranslation('patient');
  const { locale } = useLocale();
  const { standing, way, treatment, appointments, after, pausedUntil } = course;
  const [next, ...later] = appointments;
  return (
    <>
      <section aria-labelledby="patient-where">
        <h2 id="patient-where">{t('where')}</h2>
        <p className="patient-standing" data-standing={standing}>
          {t(`standing.${standing}`)}
          {pausedUntil !== null && ` ${t('paused-until', { date: sayDay(pausedUntil, locale) })}`}
        </p>
        <OutsideWay
          reader="patient"
          way={way}
          detail={treatment === null ? null : t('treatment-count', { ...treatment })}
        />
      </section>
      {standing !== 'ended' && (
        <section aria-labelledby="patient-next">
          <h2 id="patient-next">{t('next')}</h2>
          {next === undefined ? (
            <p>{t(standing === 'check-ups' ? 'none-check-ups' : 'none')}</p>
          ) : (
            <NextAppointment one={next} homeZone={course.timeZone} />
          )}
          <LaterAppointments all={later} />
        </section>
      )}
      <Bring course={course} />
      {after !== null && <Aftercare after={after} />}
      <Call call={course.call} />
      <OwnPapers course={course} />
    </>
  );
}

function Call({ call }: { call: PatientCourse['call'] }) {
  const { t } = useTranslation('patient');
  return (
    <section aria-labelledby="patient-call">
      <h2 id="patient-call">{t('call')}</h2>
      {call === null ? (
        <p>{t('call-none')}</p>
      ) : (
        <>
          <p className="patient-phone">
            <a href={`tel:${call.phone.replaceAll(/[^+\d]/g, '')}`}>{call.phone}</a>
          </p>
          <p>{t(`call-${call.from}`)}</p>
        </>
      )}
    </section>
  );
}
