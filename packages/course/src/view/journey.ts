import type { Course, Cycle, Order } from '../course.ts';
import { cycleOf } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { addMinutes, isAfter } from '../time.ts';
import { type MilestoneKind, milestoneKinds } from '../vocabulary.ts';
import { type DoseFit, doseOf } from './day.ts';
import { expectedArrival } from './supply-prompts.ts';

/** Places of a lane, in the order in which a vial passes them. */
export const lanePlaceIds = ['production', 'departureAirport', 'arrivalAirport', 'hospital'] as const;
export type LanePlaceId = (typeof lanePlaceIds)[number];

/** Where the last word puts a vial: at a place (`from` is `to`), or somewhere between two. */
export interface Whereabouts {
  readonly from: LanePlaceId;
  readonly to: LanePlaceId;
}

/**
 * One stop of a dose's way. `untold`: nobody told of it, but of a later one. `plannedAt`: by the order;
 * `expectedAt`: by the latest word; `latestAt`: after it the dose can no longer be used. Null where nothing
 * is on record that would say it.
 */
export interface JourneyStop {
  readonly kind: MilestoneKind | 'received';
  readonly state: 'done' | 'untold' | 'next' | 'later';
  readonly at: string | null;
  readonly plannedAt: string | null;
  readonly expectedAt: string | null;
  readonly latestAt: string | null;
}

export interface DoseUnderWay {
  readonly supplierReference: string | null;
  readonly receivedAt: string | null;
  readonly fit: DoseFit;
  readonly stops: readonly JourneyStop[];
  readonly whereabouts: Whereabouts;
}

/** Milestones that a package passes by nature; being held or delayed is no stop, it is trouble at one. */
const stopsBy: Record<'air' | 'road', readonly MilestoneKind[]> = {
  air: ['produced', 'quality-released', 'departed', 'landed', 'customs-cleared', 'out-for-delivery'],
  road: ['produced', 'quality-released', 'departed'],
};

const between: Record<MilestoneKind, Whereabouts | null> = {
  produced: { from: 'production', to: 'production' },
  'quality-released': { from: 'production', to: 'production' },
  departed: { from: 'departureAirport', to: 'arrivalAirport' },
  landed: { from: 'arrivalAirport', to: 'arrivalAirport' },
  'customs-entered': { from: 'arrivalAirport', to: 'arrivalAirport' },
  'customs-held': { from: 'arrivalAirport', to: 'arrivalAirport' },
  'customs-cleared': { from: 'arrivalAirport', to: 'arrivalAirport' },
  'out-for-delivery': { from: 'arrivalAirport', to: 'hospital' },
  delayed: null,
};

/** An order of a cycle on its way, or as it ended; null where there is no such order. */
export function doseUnderWay(
  course: Course,
  number: number,
  reference: string,
  given: Given,
): DoseUnderWay | null {
  const cycle = cycleOf(course, number);
  const order = [cycle.order, ...cycle.cancelledOrders].find((one) => one?.reference === reference) ?? null;
  if (order === null) return null;
  const vial = order === cycle.order ? cycle.vial : null;
  const current = { ...cycle, order, vial };
  const dose = doseOf(course, current, given);
  return {
    supplierReference: order.supplierReference,
    receivedAt: vial?.receivedAt ?? null,
    fit: dose?.fit ?? 'unknown',
    stops: stopsOf(current, order, dose?.vial?.latestArrival ?? null, given),
    whereabouts: whereaboutsOf(order, vial !== null),
  };
}

function stopsOf(cycle: Cycle, order: Order, latestArrival: string | null, given: Given): JourneyStop[] {
  const lane = given.site.lanes[order.lane];
  const receivedAt = cycle.vial?.receivedAt ?? null;
  const told = new Map(order.milestones.map(({ kind, occurredAt }) => [kind, occurredAt]));
  // Of a lane that is not on record only what was told is known.
  const usual = lane === undefined ? [] : stopsBy[lane.mode];
  const kinds = milestoneKinds.filter(
    (kind) => usual.includes(kind) || (told.has(kind) && stopsBy.air.includes(kind)),
  );
  const after = (from: string) => (lane === undefined ? null : addMinutes(from, lane.transitHours * 60));
  const before = (to: string) => (lane === undefined ? null : addMinutes(to, -lane.transitHours * 60));
  const stops = [
    ...kinds.map((kind) => ({
      kind,
      at: told.get(kind) ?? null,
      plannedAt: kind === 'departed' ? order.departureAt : null,
      expectedAt: null,
      latestAt: kind === 'departed' && latestArrival !== null ? before(latestArrival) : null,
    })),
    {
      kind: 'received' as const,
      at: receivedAt,
      plannedAt: after(order.departureAt),
      expectedAt: expectedArrival(cycle, given),
      latestAt: latestArrival,
    },
  ];
  const last = stops.findLastIndex(({ at }) => at !== null);
  return stops.map((stop, index) => ({
    ...stop,
    state: stop.at !== null ? 'done' : index < last ? 'untold' : index === last + 1 ? 'next' : 'later',
  }));
}

/** By the time of the milestones, not of their entry: word of a landing may come after that of its customs. */
function whereaboutsOf(order: Order, received: boolean): Whereabouts {
  if (received) return { from: 'hospital', to: 'hospital' };
  const moving = order.milestones.filter(({ kind }) => between[kind] !== null);
  const last = moving.reduce<Order['milestones'][number] | null>(
    (latest, one) => (latest === null || !isAfter(latest.occurredAt, one.occurredAt) ? one : latest),
    null,
  );
  return (last && between[last.kind]) ?? { from: 'production', to: 'production' };
}
