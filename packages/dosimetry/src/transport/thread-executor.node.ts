import { Worker } from 'node:worker_threads';
import type { Batch } from './dose-batch.ts';
import type { PreparedProblem } from './dose-problem.ts';
import type { BatchExecutor } from './run-dose.ts';

type Answer = { readonly batch: number; readonly result: Batch };

/** Batches on worker threads of Node. Voxels are shared, not copied, when their arrays lie in shared memory. */
export function threadExecutor(threads: number): BatchExecutor & AsyncDisposable {
  let workers: Worker[] = [];
  let prepared: PreparedProblem | null = null;
  const start = (problem: PreparedProblem): void => {
    prepared = problem;
    workers = Array.from(
      { length: threads },
      () => new Worker(new URL('./batch-worker.node.ts', import.meta.url), { workerData: problem }),
    );
  };
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
    workers = [];
  };
  return {
    async run(problem, { first, count, histories }, take, signal) {
      if (problem !== prepared) {
        await stop();
        start(problem);
      }
      const waiting = new Map<number, Batch>();
      let [next, taken] = [first, first];
      await Promise.all(
        workers.map(
          (worker) =>
            new Promise<void>((resolve, reject) => {
              const more = (): void => {
                if (next >= first + count || signal?.aborted) {
                  worker.off('message', onMessage).off('error', reject);
                  resolve();
                  return;
                }
                worker.postMessage({ batch: next++, histories });
              };
              const onMessage = ({ batch, result }: Answer): void => {
                waiting.set(batch, result);
                for (let ready = waiting.get(taken); ready !== undefined; ready = waiting.get(taken)) {
                  waiting.delete(taken++);
                  take(ready);
                }
                more();
              };
              worker.on('message', onMessage).on('error', reject);
              more();
            }),
        ),
      );
    },
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
