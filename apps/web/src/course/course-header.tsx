import type { CallOutput } from '@lutetia/contract';
import { currentCycle, liveDirective } from '@lutetia/course';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOfCountry, nameOfLanguage, optionOf } from '../form/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { Day, Instant, isState, LinkButton, Notice, PageTitle, StateBadge, useLocale } from '../ui/index.ts';
import { ageOn, numbersOf } from './who.ts';
import { WhoPanel } from './who-panel.tsx';

type CourseAnswer = CallOutput<'course'>;

/** Who the course is about, and where it stands. */
export function CourseHeader({ answer, subtitle }: { answer: CourseAnswer; subtitle?: string }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const me = useMe();
  const { course } = answer.view;
  const { person } = answer;
  const planned = liveDirective(course)?.plannedAt ?? currentCycle(course).order?.plannedAt ?? null;
  const zone = course.referral?.timeZone;
  const number = person === null ? undefined : numbersOf(person)[0];
  const today = Temporal.Now.plainDateISO(me?.site.timeZone);
  const changes = answer.identity?.changes ?? [];
  const bornBefore = changes.find(({ birthDateBefore }) => birthDateBefore !== null);
  const numberBefore = changes.find(({ hospitalNumbersBefore }) => hospitalNumbersBefore !== null);
  const nobody = answer.forgottenAt === null ? 'course:page.person-hidden' : 'course:page.person-forgotten';
  const latin = person ? `${person.family}, ${person.given}` : t(nobody);
  const title = person?.nativeName ? `${latin} · ${person.nativeName}` : latin;
  return (
    <>
      <PageTitle
        title={subtitle ? `${subtitle}: ${title}` : title}
        actions={
          subtitle === undefined ? (
            <>
              {may(me, 'courseEvents') && (
                <LinkButton {...doseDayLink(course.id)}>{t('course:page.dose-day-link')}</LinkButton>
              )}
              {may(me, 'instructions') && (
                <LinkButton {...instructionsLink(course.id, course.currentCycle)}>
                  {t('course:page.instructions-link')}
                </LinkButton>
              )}
            </>
          ) : (
            <LinkButton {...courseLink(course.id)}>{t('course:page.back-to-course')}</LinkButton>
          )
        }
      />
      {answer.forgottenAt !== null && (
        <Notice tone="plain">
          {t('course:page.forgotten-notice')} <Instant at={answer.forgottenAt} />
        </Notice>
      )}
      <dl className="course-head">
        <Item label={t('course:facts.status')}>
          <StateBadge
            state={isState(course.status) ? course.status : 'open'}
            label={t(`course:status.${course.status}`)}
          />
          {' · '}
          {t('course:page.cycle', { number: course.currentCycle })}
          {answer.restricted && <> · {t('course:page.restricted')}</>}
        </Item>
        {person && (
          <Item label={t('course:page.born')}>
            <Day date={person.birthDate} /> ·{' '}
            {t('course:page.age', { count: ageOn(person.birthDate, today) })} ·{' '}
            {optionOf(t, 'sex', person.sex)}
            {bornBefore?.birthDateBefore && (
              <div className="small changed">
                {t('course:who.changed')} <Instant at={bornBefore.at} />; {t('course:who.before')}{' '}
                <Day date={bornBefore.birthDateBefore} />
              </div>
            )}
          </Item>
        )}
        {person && (
          <Item label={number ? optionOf(t, 'kind', number.kind) : t('course:who.number')}>
            {number?.value ?? t('course:who.no-number')}
            {numberBefore && (
              <div className="small changed">
                {t('course:who.hospital-number-changed')} <Instant at={numberBefore.at} />;{' '}
                {t('course:who.before')}{' '}
                {numberBefore.hospitalNumbersBefore?.join(', ') || t('course:page.list-none')}
              </div>
            )}
          </Item>
        )}
        {course.referral && (
          <Item label={t('course:page.country')}>{nameOfCountry(course.referral.country, locale)}</Item>
        )}
        {course.referral && (
          <Item label={t('course:page.language')}>{nameOfLanguage(course.referral.language, locale)}</Item>
        )}
        {planned && (
          <Item label={t('course:page.planned')}>
            <Instant at={planned} />
            {zone && zone !== me?.site.timeZone && course.referral?.origin === 'abroad' && (
              <div className="small">
                {t('course:page.patient-zone')}: <Instant at={planned} zone={zone} />
              </div>
            )}
          </Item>
        )}
      </dl>
      {subtitle === undefined && <WhoPanel answer={answer} />}
    </>
  );
}

export const courseLink = (id: string) => ({ to: '/courses/$id', params: { id } }) as const;
export const doseDayLink = (id: string) => ({ to: '/courses/$id/dose-day', params: { id } }) as const;
export const instructionsLink = (id: string, cycle: number) =>
  ({ to: '/courses/$id/instructions/$cycle', params: { id, cycle: String(cycle) } }) as const;

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
