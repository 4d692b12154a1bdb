import type { Board, Course, Option } from '../board/board.ts';

/**
 * A bound at once: every course planned at its best, as if it had the chairs, the vials and the flights for itself and deliveries were
 * free. By dynamic programming over the cycles; no plan costs less, since capacities only take options away.
 */
export function courseBound(board: Board): number {
  let bound = board.total;
  const movable = new Set(board.movable);
  for (const { chosen, unplannedCost, course } of board.movable) {
    if (chosen !== null || course === undefined) throw new RangeError('the board is not empty');
    bound -= unplannedCost;
  }
  for (const course of board.courses)
    if (course.doses.some((dose) => movable.has(dose)))
      bound += bestCourse(board, course) - frozenIntervals(board, course);
  return bound;
}

type Way = { readonly day: number; readonly cost: number };

/** Cheapest way through the cycles of a course: what was given last, and its cycle, are all that the next one must know. */
function bestCourse(board: Board, course: Course): number {
  let states = new Map<string, { cycle: number; day: number; cost: number }>([
    ['', { cycle: -1, day: 0, cost: 0 }],
  ]);
  for (const dose of course.doses) {
    const next = new Map<string, { cycle: number; day: number; cost: number }>();
    const keep = (cycle: number, day: number, cost: number): void => {
      const key = `${cycle} ${day}`;
      const known = next.get(key);
      if (known === undefined || cost < known.cost) next.set(key, { cycle, day, cost });
    };
    const frozen = dose.frozen ? dose.chosen : null;
    const ways = frozen === null ? waysOf(dose.options) : [{ day: frozen.day, cost: 0 }];
    for (const { cycle, day, cost } of states.values()) {
      if (frozen === null) keep(cycle, day, cost + dose.unplannedCost);
      for (const way of ways) {
        if (cycle > 0 && way.day - day < board.minIntervalDays) continue;
        const due =
          cycle === dose.cycle - 1 && cycle > 0
            ? day + board.targetIntervalDays
            : dose.givenDay === null
              ? dose.targetDay
              : dose.givenDay + board.targetIntervalDays;
        keep(dose.cycle, way.day, cost + way.cost + board.deviationDay * Math.abs(way.day - due));
      }
    }
    states = next;
  }
  return Math.min(...[...states.values()].map(({ cost }) => cost));
}

/** The cheapest option of each date. */
function waysOf(options: readonly Option[]): Way[] {
  const least = new Map<number, number>();
  for (const { day, cost } of options)
    least.set(day, Math.min(cost, least.get(day) ?? Number.POSITIVE_INFINITY));
  return [...least].map(([day, cost]) => ({ day, cost }));
}

/** What the board's total holds already for the intervals of the frozen doses of a course. */
function frozenIntervals(board: Board, course: Course): number {
  const movable = course.doses.map(({ chosen }) => chosen);
  let cost = 0;
  let before: { cycle: number; day: number } | null = null;
  course.doses.forEach((dose, i) => {
    const chosen = movable[i];
    if (!chosen) return;
    const due: number =
      before?.cycle === dose.cycle - 1
        ? before.day + board.targetIntervalDays
        : dose.givenDay === null
          ? dose.targetDay
          : dose.givenDay + board.targetIntervalDays;
    cost += Math.abs(chosen.day - due);
    before = { cycle: dose.cycle, day: chosen.day };
  });
  return cost * board.deviationDay;
}
