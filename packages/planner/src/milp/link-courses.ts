import type { Board, BoardDose } from '../board/board.ts';
import type { DateColumn, PlanModel } from './plan-model.ts';
import type { SparseModel } from './sparse-model.ts';

type Entry = readonly [column: number, value: number];
type Link = PlanModel['links'][number];

/** H5 and O2 between the doses of a course. */
export function linkCourses(
  board: Board,
  model: SparseModel,
  dates: ReadonlyMap<BoardDose, readonly DateColumn[]>,
  left: ReadonlyMap<BoardDose, number>,
): Link[] {
  const links: Link[] = [];
  for (const { doses } of new Set([...dates.keys()].map(({ course }) => course)))
    for (let i = 0; i < doses.length; i++)
      for (let j = i + 1; j < doses.length; j++) {
        const [first, second] = [doses[i], doses[j]];
        if (first === undefined || second === undefined) continue;
        const [a, b] = [dates.get(first), dates.get(second)];
        if (a !== undefined && b !== undefined) {
          keepApart(board, model, a, b);
          if (second.cycle === first.cycle + 1)
            links.push(...measure(board, model, first, second, a, b, left));
        } else if (a !== undefined) standsLater(board, model, first, second, a, j === i + 1);
        else if (b !== undefined && first.chosen !== null)
          for (const { column, day } of b)
            if (day - first.chosen.day < board.minIntervalDays) model.upper[column] = 0;
      }
  return links;
}

/** The later dose stands as it is: dates too close to it are closed, and its own interval is charged to this one. */
function standsLater(
  board: Board,
  model: SparseModel,
  first: BoardDose,
  second: BoardDose,
  dates: readonly DateColumn[],
  next: boolean,
): void {
  if (second.chosen === null) return;
  const later = second.chosen.day;
  const due = second.givenDay === null ? second.targetDay : second.givenDay + board.targetIntervalDays;
  for (const { column, day } of dates) {
    if (later - day < board.minIntervalDays) model.upper[column] = 0;
    if (next && second.cycle === first.cycle + 1)
      model.cost[column] =
        (model.cost[column] ?? 0) +
        board.deviationDay * (Math.abs(later - day - board.targetIntervalDays) - Math.abs(later - due));
  }
}

/** Not both: the earlier dose on or after a day, and the later one less than the shortest interval after that. One clique a cut. */
function keepApart(
  board: Board,
  model: SparseModel,
  first: readonly DateColumn[],
  second: readonly DateColumn[],
): void {
  const cuts = new Map<number, number>();
  for (const day of [...new Set(first.map((one) => one.day))].sort((x, y) => x - y)) {
    const blocked = second.filter((one) => one.day - day < board.minIntervalDays).length;
    if (blocked > 0 && !cuts.has(blocked)) cuts.set(blocked, day);
  }
  for (const cut of cuts.values())
    model.row(Number.NEGATIVE_INFINITY, 1, [
      ...first.filter(({ day }) => day >= cut).map(({ column }): Entry => [column, 1]),
      ...second
        .filter(({ day }) => day - cut < board.minIntervalDays)
        .map(({ column }): Entry => [column, 1]),
    ]);
}

/**
 * |date - date before - 42| is the area between the step functions "given by day t" of the two, one shifted by 42 days:
 * linear piece by piece, and the convex hull (optimal transport on a line). A first cycle that is left out counts as given on
 * the day that makes the second's target exact.
 */
function measure(
  board: Board,
  model: SparseModel,
  first: BoardDose,
  second: BoardDose,
  a: readonly DateColumn[],
  b: readonly DateColumn[],
  left: ReadonlyMap<BoardDose, number>,
): Link[] {
  const [leftFirst, leftSecond] = [left.get(first), left.get(second)];
  if (leftFirst === undefined || leftSecond === undefined) return [];
  const due = second.givenDay === null ? second.targetDay : second.givenDay + board.targetIntervalDays;
  const zero = due - board.targetIntervalDays;
  const early = b.map(({ day, column }) => ({ day: day - board.targetIntervalDays, column }));
  const cuts = [...new Set([zero, ...a.map(({ day }) => day), ...early.map(({ day }) => day)])].sort(
    (x, y) => x - y,
  );
  const until = (list: readonly { day: number; column: number }[], cut: number): number[] =>
    list.filter(({ day }) => day <= cut).map(({ column }) => column);
  const links: Link[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    const given = until(a, from);
    if (zero <= from) given.push(leftFirst);
    const up: Entry[] = [
      ...until(early, from).map((column): Entry => [column, 1]),
      ...given.map((column): Entry => [column, -1]),
    ];
    const down: Entry[] = [...up.map(([column, value]): Entry => [column, -value]), [leftSecond, -1]];
    const column = model.column(board.deviationDay * (to - from), 1, false);
    model.row(Number.NEGATIVE_INFINITY, 0, [...up, [column, -1]]);
    model.row(Number.NEGATIVE_INFINITY, 0, [...down, [column, -1]]);
    links.push({ column, up, down });
  }
  return links;
}
