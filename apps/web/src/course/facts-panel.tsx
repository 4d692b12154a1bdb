import { type Course, currentCycle, psaResponse } from '@lutetia/course';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { optionOf } from '../form/index.ts';
import { Day, Instant, isState, Quantity, StateBadge } from '../ui/index.ts';
import { BodyLines } from './body-lines.tsx';
import { CriteriaTable } from './criteria-table.tsx';
import { DoseFacts } from './dose-facts.tsx';
import { DoseRuleFacts } from './dose-rule-facts.tsx';
import { LabsTable } from './labs-table.tsx';
import { PsaFacts } from './psa-facts.tsx';

/** What is known of the course, part by part; parts about which nothing is known are absent. */
export const FactsPanel = memo(function FactsPanel({ course }: { course: Course }) {
  const { t } = useTranslation(['app', 'course']);
  const { referral, history, labs, pet, eligibility, board, consents, estimate, cover, directives } = course;
  const cycle = currentCycle(course);
  const cycles = Object.values(course.cycles).toReversed();
  const psa = course.end === null ? psaResponse(course) : null;
  const rule = cycles.find(({ doseRule }) => doseRule !== null)?.doseRule ?? null;
  return (
    <aside className="facts" aria-labelledby="facts">
      <h2 id="facts">{t('course:page.facts')}</h2>
      {!referral && <p>{t('course:page.not-recorded')}</p>}
      {course.end && (
        <Part title={t('course:command.end-treatment')} open>
          <BodyLines event="course.treatment-ended" body={course.end} />
          {course.end.psaResponse && <PsaFacts response={course.end.psaResponse} />}
        </Part>
      )}
      {cycles
        .filter(({ order, vial, injection }) => order || vial || injection)
        .map((one) => (
          <Part
            key={one.number}
            title={`${t('course:facts.vial')} · ${t('course:page.cycle', { number: one.number })}`}
            open={one.number === cycle.number}
          >
            <DoseFacts course={course} cycle={one} />
          </Part>
        ))}
      {directives.length > 0 && (
        <Part title={t('course:facts.directives')} open>
          <ul className="plain-list small">
            {directives.toReversed().map((directive) => (
              <li key={directive.code}>
                <StateBadge
                  state={isState(directive.status) ? directive.status : 'live'}
                  label={t(`course:directiveStatus.${directive.status}`)}
                />{' '}
                <code>{directive.code}</code> · {t('course:page.cycle', { number: directive.cycle })} ·{' '}
                <Quantity value={directive.activityMBq} unit="MBq" /> ·{' '}
                {optionOf(t, 'method', directive.method)} · <Instant at={directive.plannedAt} />
                {directive.voidedBecause && <div>{directive.voidedBecause}</div>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {rule && (
        <Part title={t('course:facts.dose-rule')} open>
          <DoseRuleFacts rule={rule} />
        </Part>
      )}
      {labs.length > 0 && (
        <Part title={t('course:facts.labs')} open>
          <LabsTable labs={labs} />
          {psa && <PsaFacts response={psa} />}
        </Part>
      )}
      {course.adverseEvents && (
        <Part title={t('course:facts.adverse-events')}>
          <BodyLines event="course.adverse-events-recorded" body={course.adverseEvents} />
        </Part>
      )}
      {eligibility && (
        <Part title={t('course:facts.eligibility')}>
          <CriteriaTable result={eligibility} />
        </Part>
      )}
      {board && (
        <Part title={t('course:facts.board')}>
          <BodyLines event="course.board-decided" body={board} />
        </Part>
      )}
      {pet && (
        <Part title={`${t('course:facts.pet')} · ${t(`course:petRead.${pet.read}`)}`}>
          <BodyLines event="course.psma-pet-recorded" body={pet} />
        </Part>
      )}
      {history && (
        <Part title={t('course:facts.history')}>
          <BodyLines event="course.history-recorded" body={history} />
        </Part>
      )}
      {(consents.treatment || estimate || cover) && (
        <Part title={t('course:facts.consent-and-cover')}>
          {Object.values(consents).map((consent) => (
            <BodyLines key={consent.kind} event="course.consent-recorded" body={consent} />
          ))}
          {estimate?.beforeEligibility && (
            <p className="small">{t('course:facts.estimate-before-eligibility')}</p>
          )}
          {estimate && <BodyLines event="course.estimate-issued" body={estimate} />}
          {cover && <BodyLines event="course.cover-recorded" body={cover} />}
        </Part>
      )}
      {referral && (
        <Part title={t('course:facts.diagnosis')}>
          <BodyLines event="course.referred" body={referral} />
        </Part>
      )}
      {cycle.followUp && (
        <Part title={t('course:facts.follow-up')}>
          <BodyLines event="course.follow-up-planned" body={cycle.followUp} />
        </Part>
      )}
      {course.overrides.length > 0 && (
        <Part title={t('course:facts.overrides')}>
          <ul className="small">
            {course.overrides.map(({ gate, reason, fact }) => (
              <li key={`${gate} ${fact.version}`}>
                {t(`course:gate-name.${gate}`)}: {reason} · <Day date={fact.recordedAt.slice(0, 10)} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </aside>
  );
});

function Part({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
