import { Worker } from 'node:worker_threads';
import type { DosePointKernel } from '../kernels/dose-point-kernel.ts';
import type { Answer, Job } from './batch-worker.node.ts';
import type { Batch } from './dose-batch.ts';
import type { PreparedProblem } from './dose-problem.ts';
import type { BatchExecutor } from './run-dose.ts';

/**
 * Point kernels and batches on worker threads of Node, which start at once. Voxels are shared, not copied, when their
 * arrays lie in shared memory.
 */
export function threadExecutor(threads: number): BatchExecutor & AsyncDisposable {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./batch-worker.node.ts', import.meta.url)),
  );
  let known: PreparedProblem | null = null;

  /** Gives every worker one job after the other, until there are no more, and takes the answers as they come. */
  const share = (nextJob: () => Job | null, take: (answer: Answer) => void): Promise<unknown> =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const leave = (): void => {
              worker.off('message', onMessage).off('error', fail);
            };
            const fail = (error: unknown): void => {
              leave();
              reject(error);
            };
            const more = (): void => {
              const job = nextJob();
              if (job === null) {
                leave();
                resolve();
              } else worker.postMessage(job);
            };
            // What is thrown in a listener would end the process.
            const onMessage = (answer: Answer): void => {
              try {
                take(answer);
                more();
              } catch (error) {
                fail(error);
              }
            };
            worker.on('message', onMessage).on('error', fail);
            more();
          }),
      ),
    );

  return {
    async pointKernels(requests) {
      // The longest first, so that none is left over at the end.
      const order = requests
        .map((request, at) => ({ request, at }))
        .sort((a, b) => b.request[2] - a.request[2]);
      const kernels: DosePointKernel[] = [];
      await share(
        () => {
          const next = order.shift();
          return next === undefined ? null : { kind: 'kernel', ...next };
        },
        (answer) => {
          if (answer.kind === 'kernel') kernels[answer.at] = answer.kernel;
        },
      );
      return kernels;
    },
    async run(problem, { first, count, histories }, take, signal) {
      if (problem !== known) {
        known = problem;
        for (const worker of workers) worker.postMessage({ kind: 'problem', problem } satisfies Job);
      }
      const waiting = new Map<number, Batch>();
      let [next, taken] = [first, first];
      await share(
        () => (next >= first + count || signal?.aborted ? null : { kind: 'batch', batch: next++, histories }),
        (answer) => {
          if (answer.kind === 'batch') waiting.set(answer.batch, answer.result);
          for (let ready = waiting.get(taken); ready !== undefined; ready = waiting.get(taken)) {
            waiting.delete(taken++);
            take(ready);
          }
        },
      );
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
