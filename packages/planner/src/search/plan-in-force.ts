import type { Board, Option } from '../board/board.ts';
import { fillGreedily, restorePlan } from './construct.ts';

/** The plan in force, those who waited added to it where there is room, and whether all of it still stands. */
export type PlanInForce = {
  readonly total: number;
  readonly options: readonly (Option | null)[];
  readonly whole: boolean;
};

/** A new plan must save more than this part of the total before anyone of a plan that still stands is moved for it. */
const worthMoving = 0.01;

/** Puts the plan in force on an empty board, as far as it still stands, and fills it up. */
export function standInForce(board: Board): PlanInForce {
  restorePlan(board);
  const whole = board.movable.every(
    ({ request, chosen }) => request.current === undefined || chosen !== null,
  );
  const any = board.movable.some(({ request }) => request.current !== undefined);
  fillGreedily(board);
  return { total: board.total, options: board.movable.map(({ chosen }) => chosen), whole: whole && any };
}

/** Whether the plan in force stays: nothing disturbed it, and a new one would not save enough. */
export const staysInForce = ({ whole, total }: PlanInForce, best: number): boolean =>
  whole && total - best <= worthMoving * total;
