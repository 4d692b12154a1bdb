import type { Board, BoardDose, Option } from '../board/board.ts';
import { costOfPlacing, costWithin, hasRoom, place, surroundingsOf } from '../board/place.ts';
import { dayNumber } from '../instance/calendar.ts';

/** The cheapest option that has room now. */
export function cheapestOption(board: Board, dose: BoardDose): { option: Option; cost: number } | null {
  let best: Option | null = null;
  let least = Number.POSITIVE_INFINITY;
  const around = surroundingsOf(board, dose);
  for (const option of dose.options) {
    const cost = costWithin(board, dose, option, around);
    if (cost < least && hasRoom(dose, option)) {
      best = option;
      least = cost;
    }
  }
  return best === null ? null : { option: best, cost: least };
}

/** Puts every dose back that has an assignment in force which still stands, as it is. */
export function restorePlan(board: Board): void {
  for (const dose of board.movable) {
    const { current } = dose.request;
    if (current === undefined || dose.chosen !== null) continue;
    const [day, atMs, vialForMs] = [
      dayNumber(current.date),
      Date.parse(current.at),
      Date.parse(current.vialFor),
    ];
    const same = dose.options.find(
      (option) =>
        option.day === day &&
        option.leg.departure.id === current.departure &&
        option.atMs === atMs &&
        option.vialForMs === vialForMs,
    );
    if (same === undefined || !hasRoom(dose, same)) continue;
    if (costOfPlacing(board, dose, same) < Number.POSITIVE_INFINITY)
      place(board, dose, same, dayNumber(current.spectDate));
  }
}

/** Earliest due date first, each to its cheapest open option: a whole plan in milliseconds. */
export function fillGreedily(board: Board): void {
  const waiting = board.movable
    .filter(({ chosen }) => chosen === null)
    .sort(
      (a, b) =>
        a.targetDay - b.targetDay ||
        b.request.priority - a.request.priority ||
        (a.request.id < b.request.id ? -1 : 1),
    );
  for (const dose of waiting) {
    const best = cheapestOption(board, dose);
    if (best !== null && best.cost < 0) place(board, dose, best.option);
  }
}
