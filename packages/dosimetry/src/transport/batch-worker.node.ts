import { parentPort, workerData } from 'node:worker_threads';
import { runBatch } from './dose-batch.ts';
import type { PreparedProblem } from './dose-problem.ts';

const prepared = workerData as PreparedProblem;

parentPort?.on('message', ({ batch, histories }: { batch: number; histories: number }) => {
  const result = runBatch(prepared, batch, histories);
  parentPort?.postMessage({ batch, result }, [result.score.buffer as ArrayBuffer]);
});
