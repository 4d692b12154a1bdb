import type { CommandBody } from '../command.ts';
import type { Course, DoseRuleResult } from '../course.ts';
import { currentCycle, cycleOf, isNewest, liveDirective, nextCycleNumber } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { psaResponse } from '../psa-response.ts';
import { doseRuleOf, reductionsSoFar } from '../rules/dose-rule.ts';
import { labelOf } from '../rules/label.ts';
import { adoptedPack, packIsInForce } from '../rules/packs.ts';
import { type Acts, none } from './act.ts';
import { inOrder } from './common.ts';
import { intervalGate } from './prescription.ts';

type Decision = CommandBody<'decide-next-cycle'>['decision'];

/** What each action of the label's rule leaves open to the physician without an override. */
const allowedBy: Record<string, readonly Decision[]> = {
  proceed: ['proceed', 'hold', 'discontinue'],
  'consider-reduction': ['proceed', 'reduce', 'hold', 'discontinue'],
  'pending-confirmation': ['hold', 'discontinue'],
  withhold: ['hold', 'discontinue'],
  'withhold-then-reduce': ['hold', 'discontinue'],
  discontinue: ['discontinue'],
};

/** Once the rule has asked for a reduction, the next dose is the reduced one, although the toxicity is gone. */
const allowed = (action: string, reductionDue: boolean): readonly Decision[] => {
  const decisions = allowedBy[action] ?? [];
  return reductionDue && decisions.includes('proceed') ? ['reduce', 'hold', 'discontinue'] : decisions;
};

export const followUpActs: Acts<
  | 'record-adverse-events'
  | 'evaluate-dose-rule'
  | 'decide-next-cycle'
  | 'hold-course'
  | 'resume-course'
  | 'delay-cycle'
  | 'end-treatment'
> = {
  'record-adverse-events': {
    gates: none,
    record: (_, body) => [{ type: 'course.adverse-events-recorded', body }],
  },
  'evaluate-dose-rule': {
    gates: (_, _body, given) => {
      const pack = adoptedPack(given.site, 'dose-modification');
      const inForce = packIsInForce(given.site, 'dose-modification');
      return [check('pack.adopted', inForce, { pack: pack?.pack ?? null, kind: 'dose-modification' })];
    },
    record: (course, body, given) => {
      const cycle = nextCycleNumber(course);
      const result = doseRuleOf(
        course,
        { cycle, weightKg: body.weightKg, confirmed: body.confirmed, observed: [] },
        given,
      );
      return result === null
        ? []
        : [{ type: 'course.dose-rule-evaluated', body: { ...body, ...result, cycle } }];
    },
  },
  'decide-next-cycle': {
    gates: (course, body, given) => {
      const number = nextCycleNumber(course);
      const rule = cycleOf(course, number).doseRule;
      const { delivery } = cycleOf(course, number - 1);
      return [
        check('delivery.confirmed', delivery === null ? null : !delivery.outdated, { cycle: number - 1 }),
        check('dose-rule.evaluated', rule === null ? null : true, { cycle: number }),
        check('dose-rule.current', rule === null ? null : ruleIsCurrent(course, rule), {
          evaluatedAt: rule?.fact.recordedAt ?? null,
        }),
        ...(body === null ? [] : decisionGates(course, body, given)),
      ];
    },
    record: (course, body) => [
      {
        type: 'course.next-cycle-decided',
        body: { ...body, cycle: nextCycleNumber(course) },
        signature: 'approved',
      },
    ],
  },
  'hold-course': {
    gates: (course) => [check('course.not-held', course.status !== 'held')],
    record: (_, body) => [{ type: 'course.held', body }],
  },
  'resume-course': {
    gates: (course) => [check('course.held', course.status === 'held')],
    record: (_, body) => [{ type: 'course.resumed', body }],
  },
  'delay-cycle': {
    gates: (course, body) => [
      check('injection.not-started', currentCycle(course).injection === null),
      ...inOrder(liveDirective(course)?.plannedAt, body?.newPlannedAt, 'newPlannedAt'),
    ],
    record: (course, body) => [
      { type: 'course.cycle-delayed', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'end-treatment': {
    gates: none,
    record: (course, body) => [
      {
        type: 'course.treatment-ended',
        body: { ...body, psaResponse: psaResponse(course) },
        signature: 'approved',
      },
    ],
  },
};

/** Whether nothing that the dose rule rests on was recorded or corrected since it was evaluated. */
export const ruleIsCurrent = (course: Course, rule: DoseRuleResult): boolean =>
  isNewest(course, rule.fact, [
    course.adverseEvents?.fact,
    course.history?.fact,
    ...course.labs.map(({ fact }) => fact),
  ]);

function decisionGates(course: Course, body: CommandBody<'decide-next-cycle'>, given: Given): Gate[] {
  const number = nextCycleNumber(course);
  const { doseRule, reductionDue } = cycleOf(course, number);
  const action = doseRule?.action ?? null;
  const reduced = reductionsSoFar(course, labelOf(given.site)) > 0;
  const label = labelOf(given.site);
  const goesOn = body.decision === 'proceed' || body.decision === 'reduce';
  const maximum =
    label === null ? null : Math.min(label.maximumCycles, course.board?.plannedCycles ?? label.maximumCycles);
  const followed =
    action === null || !(action in allowedBy)
      ? goesOn
        ? null
        : true
      : allowed(action, reductionDue && !reduced).includes(body.decision);
  return [
    check('dose-rule.followed', followed, { action, decision: body.decision }),
    check(
      'cycles.remaining',
      goesOn ? (maximum === null ? null : number <= maximum) : true,
      {
        cycle: number,
        maximum,
      },
      label?.source,
    ),
    // A day for a check of a held course may come before; a day for the next dose may not.
    ...(goesOn && body.plannedOn !== null && typeof doseRule?.earliest === 'string'
      ? [intervalGate(course, number, body.plannedOn, label)]
      : []),
    check('directive.not-raised', !(body.decision === 'reduce' && reduced), {
      reductions: course.doseReductions,
    }),
  ];
}
