import type { Board, BoardDose, Leg, Option } from '../board/board.ts';
import type { PlanModel } from './plan-model.ts';

const add = (x: Float64Array, column: number, value: number): void => {
  x[column] = (x[column] ?? 0) + value;
};

/** Column values of the plan that stands on the board. */
export function startOf(model: PlanModel): Float64Array {
  const x = new Float64Array(model.model.cost.length);
  const scans = new Map([...model.scans].map(([place]) => [place, 0]));
  for (const [dose, columns] of model.dates) {
    const { chosen } = dose;
    const out = model.left.get(dose);
    if (chosen === null) {
      if (out !== undefined) x[out] = 1;
      continue;
    }
    const date = columns.find(({ day, keep }) => day === chosen.day && (keep !== null) === chosen.keep);
    if (date === undefined) continue;
    x[date.column] = 1;
    const at = date.group?.options.findIndex(({ leg }) => leg === chosen.leg) ?? -1;
    const count = date.group?.counts[at];
    if (count !== undefined) add(x, count, 1);
    const open = chosen.keep ? undefined : model.legs.get(chosen.leg);
    if (open !== undefined) x[open] = 1;
    scans.set(chosen.place, (scans.get(chosen.place) ?? 0) + 1);
  }
  for (const [place, lags] of model.scans) {
    // The last ones of the board's own counts; those who stand as they are keep the first.
    let wanted = scans.get(place) ?? 0;
    for (let lag = lags.length - 1; lag >= 0 && wanted > 0; lag--) {
      const take = Math.min(wanted, place.imaged[lag] ?? 0);
      const column = lags[lag];
      if (column !== undefined) x[column] = take;
      wanted -= take;
    }
  }
  const sum = (entries: readonly (readonly [number, number])[]): number =>
    entries.reduce((total, [column, value]) => total + value * (x[column] ?? 0), 0);
  for (const { column, up, down } of model.links) x[column] = Math.max(0, sum(up), sum(down));
  return x;
}

/** The options that column values stand for; those who may travel on either of two departures stay on the one that they have. */
export function optionsFrom(model: PlanModel, x: ArrayLike<number>): Map<BoardDose, Option | null> {
  const chosen = new Map<BoardDose, Option | null>();
  const left = new Map<number, number>();
  for (const { counts } of model.groups)
    for (const column of counts) left.set(column, Math.round(x[column] ?? 0));
  const waiting: { dose: BoardDose; options: readonly Option[]; counts: readonly number[] }[] = [];
  const take = (
    dose: BoardDose,
    options: readonly Option[],
    counts: readonly number[],
    leg: Leg | null,
  ): boolean => {
    const at = counts.findIndex(
      (column, i) => (left.get(column) ?? 0) > 0 && (leg === null || options[i]?.leg === leg),
    );
    const [column, group] = [counts[at], options[at]];
    if (column === undefined || group === undefined) return false;
    left.set(column, (left.get(column) ?? 0) - 1);
    const own = dose.options.find(
      (option) => !option.keep && option.day === group.day && option.leg === group.leg,
    );
    if (own === undefined) throw new RangeError('a group has an option that its dose lacks');
    chosen.set(dose, own);
    return true;
  };
  for (const [dose, columns] of model.dates) {
    chosen.set(dose, null);
    const date = columns.find(({ column }) => (x[column] ?? 0) > 0.5);
    if (date === undefined) continue;
    if (date.keep !== null) chosen.set(dose, date.keep);
    else if (date.group !== null) {
      const { options, counts } = date.group;
      const stays = dose.chosen !== null && !dose.chosen.keep && take(dose, options, counts, dose.chosen.leg);
      if (!stays) waiting.push({ dose, options, counts });
    }
  }
  for (const { dose, options, counts } of waiting) take(dose, options, counts, null);
  return chosen;
}

/** What the board's objective holds beside the doses of a model. */
export function beside(board: Board, model: PlanModel, x: Float64Array): number {
  let own = model.model.offset;
  for (let column = 0; column < x.length; column++) own += (model.model.cost[column] ?? 0) * (x[column] ?? 0);
  return board.total - own;
}
