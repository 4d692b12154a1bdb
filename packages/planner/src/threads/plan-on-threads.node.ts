import { Worker } from 'node:worker_threads';
import { openBoard } from '../board/open-board.ts';
import { planOf } from '../board/read-plan.ts';
import { courseBound } from '../bound/course-bound.ts';
import { PlannerError } from '../errors.ts';
import type { Instance } from '../instance/instance.ts';
import { judged, type PlanResult } from '../plan-inline.ts';
import { stand } from '../search/anneal.ts';
import { fillGreedily, restorePlan } from '../search/construct.ts';
import { Incumbent } from '../search/incumbent.ts';
import { nowMs, type Task } from './task.node.ts';

export type PlanOptions = {
  /** How long it may take, from `fromMs` on. */
  readonly seconds: number;
  readonly seed: number;
  /** When the caller began, on the clock of `performance.timeOrigin + performance.now()`. */
  readonly fromMs?: number;
  readonly signal?: AbortSignal;
  /** Share of the time that is used, and the best total so far. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Plans within the time that is asked: one thread searches, one proves and improves with HiGHS, and both share the best plan. The answer
 * obeys every constraint and has a proven bound, however short the time. Errors: `infeasible`, `cancelled`.
 */
export async function planOnThreads(instance: Instance, options: PlanOptions): Promise<PlanResult> {
  const { seconds, seed, signal, onProgress } = options;
  const fromMs = options.fromMs ?? nowMs();
  const board = openBoard(instance);
  const incumbent = new Incumbent(board.movable.length);
  incumbent.raiseBound(courseBound(board));
  restorePlan(board);
  fillGreedily(board);
  incumbent.offer(
    board,
    board.total,
    board.movable.map(({ chosen }) => chosen),
  );
  // The last part of the time is for reading and checking the plan.
  const untilMs = fromMs + 1000 * seconds - Math.min(100 * seconds, 40 + board.movable.length / 20);
  const task: Task = { instance, memory: incumbent.memory, seed, fromMs, untilMs };
  await finish(task, signal, () => onProgress?.((nowMs() - fromMs) / (1000 * seconds), incumbent.total));
  if (signal?.aborted) throw new PlannerError('cancelled', 'cancelled: no plan was written');
  stand(board, incumbent.read(board).options);
  return judged(instance, planOf(board), incumbent.bound);
}

/** Runs the threads until the time is over, one of them has proved its plan the best, or somebody cancels. */
async function finish(task: Task, signal: AbortSignal | undefined, tick: () => void): Promise<void> {
  const leftMs = task.untilMs - nowMs();
  if (leftMs <= 0) return;
  const workers = ['./search-worker.node.ts', './solver-worker.node.ts'].map(
    (file) => new Worker(new URL(file, import.meta.url), { workerData: task }),
  );
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, leftMs);
  const ticking = setInterval(tick, 200);
  signal?.addEventListener('abort', () => over.resolve());
  for (const worker of workers)
    worker
      .on('message', (message) => {
        if (message === 'optimal') over.resolve();
      })
      .on('error', over.reject);
  try {
    await over.promise;
  } finally {
    clearTimeout(timer);
    clearInterval(ticking);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
