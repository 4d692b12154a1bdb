import type { CommandBody } from '../command.ts';
import type { Course, Cycle } from '../course.ts';
import { vialActivityMBq } from '../dose-window.ts';
import { currentCycle, isNewest, liveDirective } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import { gateRules } from '../gate-rules.ts';
import type { Given } from '../given.ts';
import { check, gate } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { addMinutes, dayIn, isAfter } from '../time.ts';
import { withinFraction } from '../tolerance.ts';
import type { Act } from './act.ts';
import { consentGate, directiveGates, notHeld } from './common.ts';
import { findingInputs } from './fitness.ts';

/** A code as a scanner gives it: outer blanks and letter case do not matter. */
const sameCode = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase();

/** The vial as it stands at an instant: accepted, assayed, in tolerance, in date. */
export function vialGates(course: Course, cycle: Cycle, at: string, given: Given): Gate[] {
  const label = labelOf(given.site);
  const { vial, order } = cycle;
  const directive = liveDirective(course);
  const expires = vialExpiry(cycle, label);
  return [
    check('dose.accepted', vial === null ? null : vial.status === 'accepted', {
      status: vial?.status ?? null,
    }),
    check(
      'dose.product',
      vial === null || directive === null ? null : vial.productLabel === directive.product,
      {
        vial: vial?.productLabel ?? null,
        directive: directive?.product ?? null,
      },
    ),
    check('dose.not-recalled', vial === null ? null : given.site.recalledLots[vial.lot] === undefined, {
      lot: vial?.lot ?? null,
    }),
    check('dose.assayed', vial === null || vial.assays.length === 0 ? null : true),
    activityNow(cycle, directive?.activityMBq ?? null, at, label),
    check('dose.not-expired', expires === null || order === null ? null : !isAfter(at, expires), { expires }),
  ];
}

export function vialExpiry({ vial }: Cycle, label: LabelRules | null): string | null {
  if (vial === null || label === null) return null;
  const byShelfLife = addMinutes(vial.calibrationAt, label.shelfLifeHours * 60);
  return isAfter(byShelfLife, vial.expiresAt) ? vial.expiresAt : byShelfLife;
}

function activityNow(cycle: Cycle, directiveMBq: number | null, at: string, label: LabelRules | null): Gate {
  const now = label === null ? null : vialActivityMBq(cycle, at, label);
  const known = now !== null && directiveMBq !== null && label !== null;
  const deviation = known ? now / directiveMBq - 1 : null;
  return check(
    'dose.activity-now',
    known ? withinFraction(now, directiveMBq, label.toleranceFraction) : null,
    {
      activityMBq: now === null ? null : Math.round(now),
      directiveMBq,
      deviationPercent: deviation === null ? null : Math.round(deviation * 1000) / 10,
      tolerancePercent: label === null ? null : label.toleranceFraction * 100,
    },
    label?.source,
  );
}

export function fitnessGates(course: Course, cycle: Cycle, at: string, given: Given): Gate[] {
  const { fitness } = cycle;
  const zone = given.site.timeZone;
  // Values or side effects that came, or were corrected, after the check were not seen by it.
  const stale = fitness !== null && !isNewest(course, fitness.fact, fitnessInputs(course));
  return [
    check('fitness.today', fitness === null ? null : dayIn(fitness.checkedAt, zone) === dayIn(at, zone)),
    check(
      'fitness.fit',
      fitness === null || stale || fitness.verdict === 'cannot-evaluate' ? null : fitness.verdict === 'fit',
      {
        verdict: fitness?.verdict ?? null,
        ...(fitness === null || stale ? notJudged(stale) : findingInputs(fitness.findings)),
      },
    ),
    // A finding that nobody may override is not let through with the verdict either.
    ...(fitness?.findings ?? [])
      .filter(({ id, result }) => result === 'fail' && gateRules[id].overridableBy.length === 0)
      .map(({ id, inputs }) => gate(id, 'fail', inputs)),
  ];
}

const notJudged = (stale: boolean) => ({ findings: '', undecided: stale ? 'newer-facts' : 'not-checked' });

const fitnessInputs = (course: Course) => [
  course.history?.fact,
  course.adverseEvents?.fact,
  ...course.labs.map(({ fact }) => fact),
];

export function lineGates({ line }: Cycle, at: string, given: Given): Gate[] {
  const label = labelOf(given.site);
  const bad = line !== null && !(line.newCannula && line.flushesFreely && line.siteFinding === 'normal');
  const validMinutes = given.site.procedure?.lineCheckValidMinutes ?? null;
  return [
    check('line.checked', line === null ? null : true),
    check(
      'line.flushes',
      // What is seen at the arm is bad without any label; how much must flow, the label says.
      bad ? false : line === null || label === null ? null : line.flushMl >= label.minimumFlushMl,
      {
        flushMl: line?.flushMl ?? null,
        minimumMl: label?.minimumFlushMl ?? null,
        freely: line?.flushesFreely ?? null,
        site: line?.siteFinding ?? null,
        newCannula: line?.newCannula ?? null,
      },
      label?.source,
    ),
    check(
      'line.recent',
      line === null || validMinutes === null ? null : !isAfter(at, addMinutes(line.checkedAt, validMinutes)),
      { checkedAt: line?.checkedAt ?? null, validMinutes },
    ),
  ];
}

export const timeOutAct: Act<'time-out'> = {
  gates: (course, body, given) => {
    const cycle = currentCycle(course);
    const at = body?.performedAt ?? given.now;
    return [
      notHeld(course),
      ...directiveGates(course, given, at),
      consentGate(course),
      ...vialGates(course, cycle, at, given),
      ...fitnessGates(course, cycle, at, given),
      ...lineGates(cycle, at, given),
      check('injection.not-started', cycle.injection === null),
      ...(body === null ? [] : codeGates(course, cycle, body, given)),
    ];
  },
  record: (course, body, given) => {
    const directive = liveDirective(course);
    if (directive === null || given.witness === null) return [];
    return [
      {
        type: 'course.time-out-completed',
        body: {
          ...body,
          cycle: course.currentCycle,
          directiveCode: directive.code,
          witness: given.witness.id,
        },
        signature: 'verified',
      },
    ];
  },
};

function codeGates(course: Course, { vial }: Cycle, body: CommandBody<'time-out'>, given: Given): Gate[] {
  const directive = liveDirective(course);
  return [
    check(
      'identity.patient-code',
      given.patientCodes.length === 0
        ? null
        : given.patientCodes.some((code) => sameCode(code, body.patientCode)),
      { scanned: body.patientCode },
    ),
    check(
      'identity.directive-code',
      directive === null ? null : sameCode(directive.code, body.directiveCode),
      {
        scanned: body.directiveCode,
        live: directive?.code ?? null,
      },
    ),
    check('identity.vial-code', vial === null ? null : sameCode(vial.vialCode, body.vialCode), {
      scanned: body.vialCode,
      received: vial?.vialCode ?? null,
    }),
    check('room.ready', body.roomReady && body.spillKitPresent && body.shieldingInPlace, {
      room: body.roomReady,
      spillKit: body.spillKitPresent,
      shielding: body.shieldingInPlace,
    }),
  ];
}
