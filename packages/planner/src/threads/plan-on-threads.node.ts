import { openBoard } from '../board/open-board.ts';
import { planOf } from '../board/read-plan.ts';
import { courseBound } from '../bound/course-bound.ts';
import { PlannerError } from '../errors.ts';
import type { Instance } from '../instance/instance.ts';
import { judged, type PlanResult } from '../plan-inline.ts';
import { stand } from '../search/anneal.ts';
import { Incumbent } from '../search/incumbent.ts';
import { standInForce, staysInForce } from '../search/plan-in-force.ts';
import { planCentre } from './plan-centre.node.ts';
import { planNetwork } from './plan-network.node.ts';
import type { Task } from './task.node.ts';

export type PlanOptions = {
  /** How long it may take. */
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds since the time that is asked for began, such as since the program was started. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  /** Share of the time that is used, the best total so far and the bound; every fifth of a second. */
  readonly onProgress?: (done: number, total: number, bound: number) => void;
};

/** More doses than this on more than one site are planned site by site. */
const mostDosesAtOnce = 1500;

/**
 * Plans on two threads within the time that is asked. The answer obeys every constraint and has a proven bound, however short
 * the time. Errors: `infeasible`, `cancelled`.
 */
export async function planOnThreads(instance: Instance, options: PlanOptions): Promise<PlanResult> {
  const { seconds, seed, clock, signal, onProgress } = options;
  const board = openBoard(instance);
  const incumbent = new Incumbent(board.movable.length);
  incumbent.raiseBound(courseBound(board));
  const inForce = standInForce(board);
  incumbent.offer(
    board,
    board.total,
    board.movable.map(({ chosen }) => chosen),
  );
  // The last part of the time is for reading and checking the plan.
  const untilMs = 1000 * seconds - Math.min(100 * seconds, 40 + board.movable.length / 10);
  const task: Task = { instance, memory: incumbent.memory, seed, untilMs };
  incumbent.elapsedMs = clock();
  const over = new AbortController();
  signal?.addEventListener('abort', () => over.abort());
  const timers = [
    setInterval(() => {
      incumbent.elapsedMs = clock();
      if (incumbent.elapsedMs >= untilMs) over.abort();
    }, 5),
    setInterval(() => onProgress?.(clock() / (1000 * seconds), incumbent.total, incumbent.bound), 200),
  ];
  try {
    const large = board.scopes.size > 1 && board.movable.length > mostDosesAtOnce;
    if (large) await planNetwork(board, task, incumbent, over.signal);
    else await planCentre(task, incumbent, over.signal);
  } finally {
    for (const timer of timers) clearInterval(timer);
  }
  if (signal?.aborted) throw new PlannerError('cancelled', 'cancelled: no plan was written');
  const best = incumbent.read(board);
  stand(board, staysInForce(inForce, best.total) ? inForce.options : best.options);
  return judged(instance, planOf(board), incumbent.bound);
}
