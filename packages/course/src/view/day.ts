import { halfLife } from '@lutetia/nuclide';
import type { Course, Cycle, Order } from '../course.ts';
import { type DoseWindow, orderWindow } from '../dose-window.ts';
import { cycleOf, plannedAtOf } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { releaseForecastOf } from '../rules/release.ts';
import { addMinutes, dayIn, isAfter } from '../time.ts';
import type { MilestoneKind } from '../vocabulary.ts';
import { type Repair, repairsOf } from './day-repairs.ts';
import { expectedArrival, handlingHours } from './supply-prompts.ts';

export type DosePhase =
  | 'no-order'
  | 'travelling'
  | 'missing'
  | 'quarantined'
  | 'in-house'
  | 'injecting'
  | 'paused'
  | 'injected'
  | 'released';

/**
 * Whether the vial fits its planned injection: `late` when it can be ready only afterwards or the planned
 * instant lies outside its window, `unusable` when nothing can be injected any more, `unknown` when a datum
 * is missing that would say it, `done` once it is injected.
 */
export type DoseFit = 'fits' | 'late' | 'unusable' | 'unknown' | 'done';

export interface DoseVial {
  readonly reference: string;
  readonly product: string;
  readonly lane: string;
  /** The latest statement of its activity: an assay, else what the supplier was asked to fill. */
  readonly activity: { readonly at: string; readonly mBq: number; readonly measured: boolean };
  readonly halfLifeHours: number;
  readonly departureAt: string;
  readonly milestones: readonly { readonly kind: MilestoneKind; readonly at: string }[];
  readonly expectedArrivalAt: string | null;
  readonly receivedAt: string | null;
  readonly window: DoseWindow;
  /** Last arrival that leaves time to receive, assay and check before the last useful instant. */
  readonly latestArrival: string;
}

/** One planned injection and its vial, as the board of its day shows them. Instants are ISO 8601. */
export interface DoseOfDay {
  readonly cycle: number;
  readonly phase: DosePhase;
  /** The directive's instant, or the later one of a recorded delay. */
  readonly plannedAt: string;
  readonly prescribedMBq: number;
  /** Room, people (user names) and the patient's arrival, once somebody arranged them. */
  readonly arrangement: {
    readonly room: string;
    readonly people: readonly string[];
    readonly patientArrivesAt: string | null;
  } | null;
  /** Null while nothing is ordered, or while no label is signed that says what fits. */
  readonly vial: DoseVial | null;
  readonly fit: DoseFit;
  readonly repairs: readonly Repair[];
  readonly injection: { readonly startedAt: string; readonly stoppedAt: string | null } | null;
  readonly leaves: { readonly at: string | null; readonly kind: 'released' | 'forecast' } | null;
}

/** The doses of a course that belong to a day (ISO date in the site's zone), first cycle first. */
export function dosesOfDay(course: Course, day: string, given: Given): DoseOfDay[] {
  const numbers = new Set([
    ...Object.values(course.cycles).map(({ number }) => number),
    ...course.directives.map(({ cycle }) => cycle),
  ]);
  return [...numbers].sort().flatMap((number) => {
    const dose = doseOf(course, cycleOf(course, number), given);
    return dose !== null && belongsTo(dose, day, given) ? [dose] : [];
  });
}

/** Planned, injected or arriving on that day; or late for a day before it, and still usable on this one. */
function belongsTo(dose: DoseOfDay, day: string, { site: { timeZone } }: Given): boolean {
  const on = (instant: string | null | undefined) => instant != null && dayIn(instant, timeZone) === day;
  if (on(dose.plannedAt) || on(dose.injection?.startedAt)) return true;
  if (dose.injection !== null || dose.vial === null) return false;
  const { expectedArrivalAt, receivedAt, window } = dose.vial;
  if (on(receivedAt ?? expectedArrivalAt)) return true;
  if (dose.fit !== 'late') return false;
  return dayIn(dose.plannedAt, timeZone) < day && day <= dayIn(window.latestUse, timeZone);
}

/** What a cycle plans and how its vial stands to it; null where nothing is planned. */
export function doseOf(course: Course, cycle: Cycle, given: Given): DoseOfDay | null {
  const directive = course.directives.findLast(
    (one) => one.cycle === cycle.number && (one.status === 'live' || one.status === 'used'),
  );
  const planned = directive ?? cycle.order;
  if (planned === null) return null;
  // A course that ended leaves a vial behind, but no plan.
  if (course.status === 'ended' && cycle.order === null) return null;
  const plannedAt = plannedAtOf(cycle, planned);
  const label = labelOf(given.site);
  const vial = cycle.order === null || label === null ? null : vialOf(cycle, cycle.order, label, given);
  const fit = fitOf(cycle, vial, plannedAt, given);
  return {
    cycle: cycle.number,
    phase: phaseOf(cycle),
    plannedAt,
    prescribedMBq: planned.activityMBq,
    arrangement: arrangementOf(cycle),
    vial,
    fit,
    repairs: vial === null || (fit !== 'late' && fit !== 'unusable') ? [] : waysLeft(cycle, vial, given),
    injection:
      cycle.injection === null
        ? null
        : {
            startedAt: cycle.injection.start.startedAt,
            stoppedAt: cycle.injection.stop?.stoppedAt ?? null,
          },
    leaves: leavesOf(cycle, given),
  };
}

function arrangementOf({ arrangement }: Cycle): DoseOfDay['arrangement'] {
  if (arrangement === null) return null;
  const { room, people, patientArrivesAt } = arrangement;
  return { room, people, patientArrivesAt };
}

function phaseOf({ order, vial, injection, release }: Cycle): DosePhase {
  if (release !== null) return 'released';
  if (injection !== null) {
    if (injection.stop !== null) return 'injected';
    return injection.pauses.some(({ resumed }) => resumed === null) ? 'paused' : 'injecting';
  }
  if (order === null) return 'no-order';
  if (order.missing !== null) return 'missing';
  if (vial === null) return 'travelling';
  return vial.status === 'quarantined' ? 'quarantined' : 'in-house';
}

function vialOf(cycle: Cycle, order: Order, label: LabelRules, given: Given): DoseVial {
  const window = orderWindow(order, label);
  const assay = cycle.vial?.assays.at(-1);
  return {
    reference: order.reference,
    product: order.product,
    lane: order.lane,
    activity:
      assay === undefined
        ? { at: order.plannedAt, mBq: order.activityMBq, measured: false }
        : { at: assay.measuredAt, mBq: assay.activityMBq, measured: true },
    halfLifeHours: halfLife(label.nuclide).hours,
    departureAt: order.departureAt,
    milestones: order.milestones.map(({ kind, occurredAt }) => ({ kind, at: occurredAt })),
    expectedArrivalAt: expectedArrival(cycle, given),
    receivedAt: cycle.vial?.receivedAt ?? null,
    window,
    latestArrival: addMinutes(window.latestUse, -handlingHours * 60),
  };
}

/** When the vial can be injected at the earliest; null when nobody knows when it comes. */
function readyAt({ receivedAt, expectedArrivalAt }: DoseVial, now: string): string | null {
  const arrival = receivedAt ?? expectedArrivalAt;
  if (arrival === null) return null;
  const ready = receivedAt === null ? addMinutes(arrival, handlingHours * 60) : receivedAt;
  return isAfter(now, ready) ? now : ready;
}

function fitOf(cycle: Cycle, vial: DoseVial | null, plannedAt: string, { now }: Given): DoseFit {
  if (cycle.injection !== null) return 'done';
  if (vial === null || cycle.order?.missing != null) return 'unknown';
  const { window } = vial;
  if (isAfter(now, window.latestUse)) return 'unusable';
  const ready = readyAt(vial, now);
  if (ready === null) return 'unknown';
  if (isAfter(ready, window.latestUse)) return 'unusable';
  if (isAfter(ready, plannedAt) || isAfter(plannedAt, window.latestUse) || isAfter(window.from, plannedAt)) {
    return 'late';
  }
  return 'fits';
}

const waysLeft = (cycle: Cycle, vial: DoseVial, given: Given): Repair[] =>
  repairsOf({
    readyAt: readyAt(vial, given.now) ?? given.now,
    window: vial.window,
    timeZone: given.site.timeZone,
    received: cycle.vial !== null,
  });

function leavesOf(cycle: Cycle, given: Given): DoseOfDay['leaves'] {
  if (cycle.release !== null) return { at: cycle.release.releasedAt, kind: 'released' };
  if (cycle.injection?.stop == null) return null;
  return { at: releaseForecastOf(cycle, given)?.at ?? null, kind: 'forecast' };
}
