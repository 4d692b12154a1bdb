import type { Board, BoardDose, Option } from '../board/board.ts';
import { openBoard } from '../board/open-board.ts';
import { PlannerError } from '../errors.ts';
import { dateOf, dayMs, dayNumber, localDay, offsetMs } from '../instance/calendar.ts';
import type { DoseRequest, Instance, Plan } from '../instance/instance.ts';
import { planInline } from '../plan-inline.ts';

/** What is the same in every draw: the plan that the service sets out with, and all options that it may turn to. */
export type Service = {
  readonly instance: Instance;
  readonly board: Board;
  /** The option of each dose in the plan at the start; null where it waits. */
  readonly first: ReadonlyMap<BoardDose, Option | null>;
  /** Ordered before the start. */
  readonly orderedBefore: ReadonlySet<BoardDose>;
  /** Last date of a dose by its own window; later ones are open to those who were unfit or whose vial failed. */
  readonly latestDay: ReadonlyMap<BoardDose, number>;
  readonly startMs: number;
  readonly startDay: number;
  readonly endDay: number;
};

/** Who was unfit may be treated up to so many days after the target, as in the contract's REPAIR. */
const graceDays = 28;

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Errors: `out-of-range` for an instance that is no PLAN, `infeasible`. */
export function openService(instance: Instance): Service {
  if (instance.task !== 'plan')
    throw new PlannerError('out-of-range', 'a policy is judged over the horizon of a PLAN instance');
  const movable = instance.doses.length;
  const { plan } = planInline(instance, { moves: Math.min(600 * movable, 400_000), seed: 1 });
  const board = openBoard({ ...instance, doses: instance.doses.map((dose) => widened(dose, instance)) });
  const assignments = new Map(plan.assignments.map((assignment) => [assignment.dose, assignment]));
  const first = new Map(
    board.doses.map((dose) => [dose, optionFor(board, dose, assignments.get(dose.request.id))]),
  );
  const ordered = new Set(instance.doses.filter((dose) => dose.ordered).map(({ id }) => id));
  const latest = new Map(instance.doses.map((dose) => [dose.id, dayNumber(dose.latest)]));
  const offset = offsetMs(instance.sites[0]?.utcOffset ?? '+00:00');
  return {
    instance,
    board,
    first,
    orderedBefore: new Set(board.doses.filter(({ request }) => ordered.has(request.id))),
    latestDay: new Map(board.doses.map((dose) => [dose, latest.get(dose.request.id) ?? 0])),
    startMs: Date.parse(instance.now),
    startDay: localDay(Date.parse(instance.now), offset),
    endDay: dayNumber(instance.horizon.end),
  };
}

/** No vial is ordered yet, as far as the board knows, and every window has its grace. */
function widened(dose: DoseRequest, { horizon }: Instance): DoseRequest {
  const { ordered: _, current: __, ...open } = dose;
  const grace = dateOf(dayNumber(dose.target) + graceDays);
  return { ...open, latest: later(dose.latest, earlier(grace, horizon.end)) };
}

/** The option of an assignment; one that could not be ordered any more (it was ordered before) is added to the board's. */
function optionFor(
  board: Board,
  dose: BoardDose,
  assignment: Plan['assignments'][number] | undefined,
): Option | null {
  if (assignment === undefined) return null;
  const day = dayNumber(assignment.date);
  const known = dose.options.find(
    (option) => option.day === day && option.leg.departure.id === assignment.departure,
  );
  if (known !== undefined) return known;
  const leg = board.legs.find(
    ({ site, departure }) => site === dose.request.site && departure.id === assignment.departure,
  );
  const place = board.siteDays.get(dose.request.site)?.find((one) => one.day === day);
  if (leg === undefined || place === undefined) throw new RangeError('the plan is not for this board');
  return {
    place,
    day,
    leg,
    keep: false,
    atMs: Date.parse(assignment.at),
    vialForMs: Date.parse(assignment.vialFor),
    cost: 0,
  };
}

export const morningMs = (service: Service, day: number): number =>
  service.startMs + (day - service.startDay) * dayMs;
