import type { CommandBody } from '../command.ts';
import type { Course } from '../course.ts';
import { cycleOf, nextCycleNumber } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { reductionsSoFar } from '../rules/dose-rule.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import type { Site } from '../site/site.ts';
import { dayIn, isAfter } from '../time.ts';
import { type Acts, none } from './act.ts';
import { consentGate, notHeld } from './common.ts';

export const prescriptionActs: Acts<'prescribe' | 'void-directive' | 'note-conflicting-order'> = {
  prescribe: {
    gates: (course, body, given) => [
      notHeld(course),
      check('board.treat', course.board === null ? null : course.board.decision === 'treat', {
        decision: course.board?.decision ?? null,
      }),
      consentGate(course),
      ...doseDecisionGates(course),
      ...(body === null ? [] : directiveBodyGates(course, body, given)),
    ],
    record: (course, body) => [
      {
        type: 'course.prescribed',
        body: { ...body, code: directiveCode(course, body.cycle) },
        signature: 'prescribed',
      },
    ],
  },
  'void-directive': {
    gates: (course) => [
      check(
        'directive.live',
        course.directives.some(({ status }) => status === 'live'),
      ),
    ],
    record: (_, body) => [{ type: 'course.directive-voided', body }],
  },
  'note-conflicting-order': {
    gates: none,
    record: (_, body) => [{ type: 'course.conflicting-order-noted', body }],
  },
};

/** Printed on the directive and read at the time-out: a new directive never has an old one's code. */
const directiveCode = (course: Course, cycle: number): string =>
  `RX-${course.id.slice(0, 8).toUpperCase()}-C${cycle}-V${course.directives.length + 1}`;

/** After the first dose, a directive rests on the label's rule and the physician's decision. */
function doseDecisionGates(course: Course): Gate[] {
  if (course.currentCycle === 1 && nextCycleNumber(course) === 1) return [];
  const cycle = cycleOf(course, nextCycleNumber(course));
  const decision = cycle.decision?.decision ?? null;
  return [
    check('directive.dose-rule', decision === null ? null : decision === 'proceed' || decision === 'reduce', {
      cycle: cycle.number,
      decision,
    }),
  ];
}

function directiveBodyGates(course: Course, body: CommandBody<'prescribe'>, given: Given): Gate[] {
  const label = labelOf(given.site);
  const plannedOn = dayIn(body.plannedAt, given.site.timeZone);
  const maximum =
    label === null ? null : Math.min(label.maximumCycles, course.board?.plannedCycles ?? label.maximumCycles);
  return [
    check(
      'directive.product',
      label === null ? null : label.product === body.product,
      {
        product: body.product,
        label: label?.pack ?? null,
      },
      label?.source,
    ),
    licenceGate(body.activityMBq, plannedOn, label?.nuclide ?? null, given.site),
    check(
      'directive.cycle',
      maximum === null ? null : body.cycle === nextCycleNumber(course) && body.cycle <= maximum,
      { cycle: body.cycle, expected: nextCycleNumber(course), maximum },
      label?.source,
    ),
    ...activityGates(course, body, label),
    intervalGate(course, body.cycle, plannedOn, label),
    check(
      'directive.validity',
      !isAfter(body.plannedAt, body.validUntil) && isAfter(body.plannedAt, given.now),
      { plannedAt: body.plannedAt, validUntil: body.validUntil },
    ),
  ];
}

/** The interval since the dose before, asked when a day is decided and again when the directive is written for it. */
export function intervalGate(
  course: Course,
  cycle: number,
  plannedOn: string,
  label: LabelRules | null,
): Gate {
  const earliest = cycleOf(course, cycle).doseRule?.earliest ?? null;
  return check(
    'directive.interval',
    earliest === null ? (cycle === 1 ? true : null) : plannedOn >= earliest,
    { plannedOn, earliest },
    label?.source,
  );
}

function activityGates(course: Course, body: CommandBody<'prescribe'>, label: LabelRules | null): Gate[] {
  if (label === null) return [check('directive.activity-by-label', null, { activityMBq: body.activityMBq })];
  const reduced = reductionsSoFar(course, label) > 0;
  const labelled = reduced ? label.reducedActivityMBq : label.activityMBq;
  const gives = body.activityMBq;
  return [
    check(
      'directive.activity-by-label',
      gives === labelled,
      { activityMBq: gives, labelledMBq: labelled },
      label.source,
    ),
    check(
      'directive.not-raised',
      !reduced || gives <= label.reducedActivityMBq,
      {
        activityMBq: gives,
        reducedMBq: label.reducedActivityMBq,
        reductions: course.doseReductions,
      },
      label.source,
    ),
    check(
      'directive.method-allowed',
      !(gives < label.activityMBq && body.method === 'gravity' && !label.gravityForReduced),
      { method: body.method, activityMBq: gives },
      label.source,
    ),
  ];
}

/** Whether the site's licence covers the activity on the day; null where there is no licence or no label. */
export function licenceGate(activityMBq: number, day: string, nuclide: string | null, site: Site): Gate {
  const { licence } = site;
  const covers =
    licence === null || nuclide === null
      ? null
      : licence.nuclides.includes(nuclide) &&
        licence.validUntil >= day &&
        (licence.maximumPerVialMBq === null || activityMBq <= licence.maximumPerVialMBq);
  return check('licence.covers', covers, {
    licence: licence?.number ?? null,
    nuclide,
    validUntil: licence?.validUntil ?? null,
    maximumMBq: licence?.maximumPerVialMBq ?? null,
  });
}
