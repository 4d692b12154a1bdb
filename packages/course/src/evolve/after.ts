import type { Course, Cycle, DoseRuleResult } from '../course.ts';
import { changeLiveDirective, type Evolver, eventCycle, factOf, stated, withCycle } from './state.ts';

/** Release, follow-up, and what concerns the course as a whole. */
export const afterEvolvers: Record<string, Evolver> = {
  'course.dose-rate-measured': (course, event) =>
    withCycle(course, eventCycle(event), ({ doseRates }) => ({
      doseRates: [...doseRates, stated<Cycle['doseRates'][number]>(event)].sort((a, b) =>
        Temporal.Instant.compare(a.measuredAt, b.measuredAt),
      ),
    })),
  'course.patient-released': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ release: stated<NonNullable<Cycle['release']>>(event) })),
  'course.instructions-given': (course, event) =>
    withCycle(course, eventCycle(event), () => ({
      instructions: stated<NonNullable<Cycle['instructions']>>(event),
    })),
  'course.follow-up-planned': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ followUp: stated<NonNullable<Cycle['followUp']>>(event) })),
  'course.adverse-events-recorded': (course, event) => ({ ...course, adverseEvents: stated(event) }),
  'course.dose-rule-evaluated': (course, event) =>
    withCycle(course, eventCycle(event), ({ reductionDue }) => {
      const doseRule = stated<DoseRuleResult>(event);
      return { doseRule, reductionDue: reductionDue || doseRule.action === 'withhold-then-reduce' };
    }),
  'course.next-cycle-decided': (course, event) => {
    const decision = stated<NonNullable<Cycle['decision']>>(event);
    const number = eventCycle(event);
    // A directive written under an earlier decision does not outlive it.
    const withdrawn = changeLiveDirective(course, { status: 'voided', voidedBecause: decision.reason });
    const decided = withCycle(withdrawn, number, () => ({ decision }));
    const held = decision.decision === 'hold';
    const goesOn = decision.decision === 'proceed' || decision.decision === 'reduce';
    return {
      ...decided,
      currentCycle: goesOn ? number : course.currentCycle,
      doseReductions: course.doseReductions + (decision.decision === 'reduce' ? 1 : 0),
      status: held ? 'held' : course.status,
      hold: held
        ? { reason: decision.reason, reviewOn: decision.plannedOn, fact: decision.fact }
        : course.hold,
    };
  },
  'course.held': (course, event) => ({ ...course, status: 'held', hold: stated(event) }),
  'course.resumed': (course) => ({ ...course, status: 'open', hold: null }),
  'course.cycle-delayed': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ delay: stated<NonNullable<Cycle['delay']>>(event) })),
  'course.treatment-ended': (course, event) => ({
    ...course,
    status: 'ended',
    end: stated<NonNullable<Course['end']>>(event),
  }),
  'course.deviation-noted': (course) => course,
  'course.gate-overridden': (course, event) => ({
    ...course,
    overrides: [
      ...course.overrides,
      {
        ...(event.body as { gate: string; reason: string; command: string }),
        fact: factOf(event),
      },
    ],
  }),
  'course.corrected': (course, event) => ({
    ...course,
    corrections: [
      ...course.corrections,
      {
        version: (event.body.corrects as { version: number }).version,
        reason: event.body.reason as string,
        fact: factOf(event),
      },
    ],
  }),
};
