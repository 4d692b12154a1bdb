import { runBatch } from './dose-batch.ts';
import type { BatchExecutor } from './run-dose.ts';

/** One batch after the other in this thread; between two, others may have their turn. */
export const inlineExecutor: BatchExecutor = {
  async run(prepared, { first, count, histories }, take, signal) {
    for (let batch = first; batch < first + count && !signal?.aborted; batch++) {
      take(runBatch(prepared, batch, histories));
      await new Promise((resolve) => setTimeout(resolve));
    }
  },
};
