import { Worker } from 'node:worker_threads';
import type { Incumbent } from '../search/incumbent.ts';
import type { Task } from './task.node.ts';

/** One thread searches and one solves the whole with HiGHS; both share the best plan. Ends early when that is proved the best. */
export async function planCentre(task: Task, incumbent: Incumbent, over: AbortSignal): Promise<void> {
  const workers = ['./centre-search-worker.node.ts', './centre-solver-worker.node.ts'].map(
    (file) => new Worker(new URL(file, import.meta.url), { workerData: task }),
  );
  const end = Promise.withResolvers<void>();
  over.addEventListener('abort', () => end.resolve());
  if (over.aborted || incumbent.elapsedMs >= task.untilMs) end.resolve();
  for (const worker of workers)
    worker
      .on('message', (message) => {
        if (message === 'optimal') end.resolve();
      })
      .on('error', end.reject);
  try {
    await end.promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
