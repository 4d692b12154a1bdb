import { DosimetryError } from '../errors.ts';
import type { PreparedProblem } from '../transport/dose-problem.ts';
import type { BatchExecutor } from '../transport/run-dose.ts';
import { compileShaders } from './compile-shaders.ts';
import { GpuProblem } from './gpu-problem.ts';

/**
 * Batches on a GPU, which it destroys when it is disposed of. A batch depends on the problem, its seed and its number
 * alone; another GPU or driver may round differently, and then gives another, equally likely dose.
 * Errors: `engine-unavailable`, `out-of-range`.
 */
export function webgpuExecutor(device: GPUDevice): BatchExecutor & Disposable {
  const shaders = compileShaders(device);
  // A fault is told where they are awaited, which may be after it happened, or never.
  shaders.catch(() => undefined);
  let prepared: PreparedProblem | null = null;
  let loaded: GpuProblem | null = null;
  let loss: string | null = null;
  void device.lost.then(({ message }) => {
    loss = message;
  });
  return {
    async run(problem, { first, count, histories }, take, signal) {
      try {
        if (problem !== prepared || loaded === null) {
          loaded?.[Symbol.dispose]();
          loaded = null;
          loaded = await GpuProblem.load(device, await shaders, problem);
          prepared = problem;
        }
        const groups = loaded.start(first, count, histories);
        // The next group is computed while this one is summed.
        let waiting = groups.next().value;
        while (waiting !== undefined && !signal?.aborted) {
          const following = groups.next().value;
          for (const batch of await waiting()) take(batch);
          waiting = following;
        }
      } catch (error) {
        if (loss === null) throw error;
        throw new DosimetryError('engine-unavailable', `the GPU was lost: ${loss}`);
      }
    },
    [Symbol.dispose]() {
      loaded?.[Symbol.dispose]();
      device.destroy();
    },
  };
}
