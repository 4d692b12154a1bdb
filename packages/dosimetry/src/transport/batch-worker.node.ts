import { parentPort } from 'node:worker_threads';
import { type DosePointKernel, dosePointKernel } from '../kernels/dose-point-kernel.ts';
import { type Batch, runBatch } from './dose-batch.ts';
import type { KernelRequest, PreparedProblem } from './dose-problem.ts';

/** What a worker is told: a kernel to simulate, the problem whose batches follow (no answer), or a batch of it. */
export type Job =
  | { readonly kind: 'kernel'; readonly at: number; readonly request: KernelRequest }
  | { readonly kind: 'problem'; readonly problem: PreparedProblem }
  | { readonly kind: 'batch'; readonly batch: number; readonly histories: number };

export type Answer =
  | { readonly kind: 'kernel'; readonly at: number; readonly kernel: DosePointKernel }
  | { readonly kind: 'batch'; readonly batch: number; readonly result: Batch };

let prepared: PreparedProblem | null = null;

const answer = (message: Answer, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

parentPort?.on('message', (job: Job) => {
  if (job.kind === 'problem') prepared = job.problem;
  else if (job.kind === 'kernel')
    answer({ kind: 'kernel', at: job.at, kernel: dosePointKernel(...job.request) });
  else {
    if (prepared === null) throw new Error('a batch of no problem');
    const result = runBatch(prepared, job.batch, job.histories);
    answer({ kind: 'batch', batch: job.batch, result }, [result.score.buffer]);
  }
});
