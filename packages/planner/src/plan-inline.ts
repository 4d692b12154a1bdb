import { openBoard } from './board/open-board.ts';
import { planOf } from './board/read-plan.ts';
import { courseBound } from './bound/course-bound.ts';
import type { Instance, Plan } from './instance/instance.ts';
import { judgePlan, type Terms } from './judge/judge-plan.ts';
import { anneal, stand } from './search/anneal.ts';
import { standInForce, staysInForce } from './search/plan-in-force.ts';
import { Random } from './search/random.ts';

export type PlanResult = {
  readonly plan: Plan;
  readonly total: number;
  /** No plan costs less. */
  readonly bound: number;
  /** (total - bound) / total. */
  readonly gap: number;
  readonly terms: Terms;
  readonly unplanned: number;
  readonly moved: number;
  readonly discarded: number;
};

/** A plan by so many moves of the search alone: the same instance, seed and count give the same plan. Errors: `infeasible`. */
export function planInline(instance: Instance, { moves, seed }: { moves: number; seed: number }): PlanResult {
  const board = openBoard(instance);
  const bound = courseBound(board);
  const inForce = standInForce(board);
  let asked = 0;
  anneal(board, new Random(seed, 0), { from: 25, to: 0.5, done: () => (asked++ * 256) / Math.max(1, moves) });
  if (staysInForce(inForce, board.total)) stand(board, inForce.options);
  return judged(instance, planOf(board), bound);
}

/** A plan with its figures. A plan that breaks a constraint is a fault of ours, and never goes out. */
export function judged(instance: Instance, plan: Plan, bound: number): PlanResult {
  const { violations, terms, total, unplanned, moved, discarded } = judgePlan(instance, plan);
  const first = violations[0];
  if (first !== undefined)
    throw new Error(`the plan breaks ${first.constraint}: ${first.dose ?? ''} ${first.text}`);
  const proven = Math.min(bound, total);
  return {
    plan,
    total,
    bound: proven,
    gap: total > 0 ? (total - proven) / total : 0,
    terms,
    unplanned,
    moved,
    discarded,
  };
}
