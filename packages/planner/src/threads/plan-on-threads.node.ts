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
import type { Task } from './task.node.ts';

export type PlanOptions = {
  /** How long it may take. */
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds since the time that is asked for began, such as since the program was started. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  /** Share of the time that is used, and the best total so far. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Plans within the time that is asked: one thread searches, one proves and improves with HiGHS, and both share the best plan. The answer
 * obeys every constraint and has a proven bound, however short the time. Errors: `infeasible`, `cancelled`.
 */
export async function planOnThreads(instance: Instance, options: PlanOptions): Promise<PlanResult> {
  const { seconds, seed, clock, signal, onProgress } = options;
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
  const untilMs = 1000 * seconds - Math.min(100 * seconds, 40 + board.movable.length / 20);
  const task: Task = { instance, memory: incumbent.memory, seed, untilMs };
  const tick = (): void => {
    incumbent.elapsedMs = clock();
  };
  tick();
  const show = (): void => onProgress?.(clock() / (1000 * seconds), incumbent.total);
  await finish(task, untilMs - clock(), signal, tick, show);
  if (signal?.aborted) throw new PlannerError('cancelled', 'cancelled: no plan was written');
  stand(board, incumbent.read(board).options);
  return judged(instance, planOf(board), incumbent.bound);
}

/** Runs the threads until the time is over, one of them has proved its plan the best, or somebody cancels. */
async function finish(
  task: Task,
  leftMs: number,
  signal: AbortSignal | undefined,
  tick: () => void,
  show: () => void,
): Promise<void> {
  if (leftMs <= 0) return;
  const workers = ['./search-worker.node.ts', './solver-worker.node.ts'].map(
    (file) => new Worker(new URL(file, import.meta.url), { workerData: task }),
  );
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, leftMs);
  const timers = [setInterval(tick, 5), setInterval(show, 200)];
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
    for (const one of timers) clearInterval(one);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
