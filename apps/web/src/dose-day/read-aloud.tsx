import type { CallOutput } from '@lutetia/contract';
import {
  type Course,
  currentCycle,
  type Directive,
  labelledActivityMBq,
  labelOf as labelRulesOf,
  vialActivityMBq,
} from '@lutetia/course';
import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf, useSite } from '../course/index.ts';
import { optionOf } from '../form/index.ts';
import { Day, Instant, useLocale } from '../ui/index.ts';
import { useNow } from './use-now.ts';

const BackLink = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps & { children?: ReactNode }>((props, ref) => (
    <Button variant="default" component="a" size="md" ref={ref} {...props} />
  )),
);

/** The directive of the cycle under way: in force, or used by its injection. */
export const directiveOfDay = (course: Course): Directive | null =>
  course.directives.findLast(
    ({ cycle, status }) => cycle === course.currentCycle && (status === 'live' || status === 'used'),
  ) ?? null;

/** Who it is, what was prescribed, what is there: on every step, for one person to read and another to compare. */
export function ReadAloud({ answer }: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['dose-day', 'course']);
  const { person, view } = answer;
  const { course } = view;
  const directive = directiveOfDay(course);
  const { vial } = currentCycle(course);
  const number = person === null ? undefined : numbersOf(person)[0];
  // A name on a wristband may still carry what was put right since.
  const changes = answer.identity?.changes ?? [];
  const bornBefore = changes.find(({ birthDateBefore }) => birthDateBefore !== null);
  const numberBefore = changes.find(({ hospitalNumbersBefore }) => hospitalNumbersBefore !== null);
  const nobody = answer.forgottenAt === null ? 'course:page.person-hidden' : 'course:page.person-forgotten';
  return (
    <header className="read-aloud">
      <div className="read-aloud-who">
        <div className="read-aloud-title">
          {t('title')} · {t('course:page.cycle', { number: course.currentCycle })}
        </div>
        <BackLink to="/courses/$id" params={{ id: course.id }}>
          {t('course:page.back-to-course')}
        </BackLink>
      </div>
      <h1>
        {person ? `${person.family}, ${person.given}` : t(nobody)}
        {person?.nativeName && <span className="native-name">{person.nativeName}</span>}
      </h1>
      <dl className="read-aloud-facts">
        <Fact label={number ? optionOf(t, 'kind', number.kind) : t('course:who.number')}>
          {number ? <span className="code">{number.value}</span> : t('course:who.no-number')}
          {numberBefore && (
            <div className="small changed">
              {t('course:who.before')}{' '}
              {numberBefore.hospitalNumbersBefore?.join(', ') || t('course:page.list-none')}
            </div>
          )}
        </Fact>
        <Fact label={t('course:page.born')}>
          {person ? <Day date={person.birthDate} /> : <Missing />}
          {bornBefore?.birthDateBefore && (
            <div className="small changed">
              {t('course:who.before')} <Day date={bornBefore.birthDateBefore} />
            </div>
          )}
        </Fact>
        <Fact label={t('facts.directive')}>
          {directive === null ? <Missing /> : <span className="code">{directive.code}</span>}
        </Fact>
        <Fact label={t('facts.product')}>
          {directive === null ? <Missing /> : optionOf(t, 'product', directive.product)}
        </Fact>
        <Fact label={t('facts.prescribed')}>
          {directive === null ? <Missing /> : <Activity mBq={directive.activityMBq} />}
        </Fact>
        <Fact label={t('facts.method')}>
          {directive === null ? <Missing /> : optionOf(t, 'method', directive.method)}
        </Fact>
        <Fact label={t('course:page.planned')}>
          {directive === null ? <Missing /> : <Instant at={directive.plannedAt} />}
        </Fact>
        <Fact label={t('facts.vial')}>
          {vial === null ? t('facts.no-vial') : <span className="code">{vial.vialCode}</span>}
        </Fact>
        <Fact label={t('facts.vial-now')}>
          <VialNow course={course} />
        </Fact>
      </dl>
    </header>
  );
}

/** By the latest assay; before there is one, what the label says, and what has become of that. */
function VialNow({ course }: { course: Course }) {
  const { t } = useTranslation('dose-day');
  const now = useNow();
  const site = useSite();
  const cycle = currentCycle(course);
  const { vial, injection } = cycle;
  if (vial === null) return <>{t('facts.no-vial')}</>;
  if (injection !== null) return <>{t(injection.stop === null ? 'facts.being-given' : 'facts.given')}</>;
  const rules = site.data ? labelRulesOf(site.data) : null;
  const mBq = rules === null ? null : vialActivityMBq(cycle, now.toString(), rules);
  if (mBq !== null) return <Activity mBq={mBq} />;
  return (
    <>
      {rules !== null && (
        <>
          {t('facts.not-assayed')} <Activity mBq={labelledActivityMBq(vial, now.toString(), rules)} />
        </>
      )}
      <div className="small">
        {t('facts.labelled')} <Activity mBq={vial.calibrationActivityMBq} />{' '}
        <Instant at={vial.calibrationAt} />
      </div>
    </>
  );
}

/** 7.400 GBq = 7 400 MBq: both, because both are read aloud. */
function Activity({ mBq }: { mBq: number }) {
  const { locale } = useLocale();
  const gBq = (mBq / 1000).toLocaleString(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const [large, small] = [`${gBq} GBq`, `${mBq.toLocaleString(locale, { maximumFractionDigits: 0 })} MBq`];
  return (
    <>
      <span className="nowrap">{large}</span> = <span className="nowrap">{small}</span>
    </>
  );
}

function Missing() {
  const { t } = useTranslation(['dose-day', 'course']);
  return <span className="unknown">{t('course:page.not-known')}</span>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
