import type { BatchExecutor, DoseOptions, DoseProblem, DoseResult } from '@lutetia/dosimetry';
import { CliError } from './cli-error.ts';

export const doseEngines = ['cpu', 'webgpu', 'kernel'] as const;
export type DoseEngine = (typeof doseEngines)[number];

export function doseEngine(name: string): DoseEngine {
  const engine = doseEngines.find((known) => known === name);
  if (engine === undefined)
    throw new CliError('unknown-engine', `"${name}" is no engine known here: ${doseEngines.join(', ')}`);
  return engine;
}

/** Computes a dose. Errors: as `runDose` and `runKernelDose`. */
export type OpenDoseEngine = AsyncDisposable & {
  compute(problem: DoseProblem, options: Omit<DoseOptions, 'executor'>): Promise<DoseResult>;
};

/** Opens an engine: worker threads start while the images are still being read. Errors: `engine-unavailable`. */
export async function openDoseEngine(engine: DoseEngine, threads: number): Promise<OpenDoseEngine> {
  if (engine === 'kernel') {
    const { runKernelDose } = await import('@lutetia/dosimetry');
    return { compute: runKernelDose, [Symbol.asyncDispose]: async () => undefined };
  }
  const executor = await doseExecutor(engine, threads);
  const { runDose } = await import('@lutetia/dosimetry');
  return {
    compute: (problem, options) => runDose(problem, { ...options, executor }),
    [Symbol.asyncDispose]: () => executor[Symbol.asyncDispose](),
  };
}

/** What computes the batches of Monte Carlo: this thread, worker threads, or the GPU. */
async function doseExecutor(
  engine: 'cpu' | 'webgpu',
  threads: number,
): Promise<BatchExecutor & AsyncDisposable> {
  if (engine === 'webgpu') {
    const { webgpuExecutor } = await import('@lutetia/dosimetry/webgpu');
    const { openGpu } = await import('@lutetia/dosimetry/gpu');
    const executor = webgpuExecutor(await openGpu());
    return { ...executor, [Symbol.asyncDispose]: async () => executor[Symbol.dispose]() };
  }
  if (threads > 1) return (await import('@lutetia/dosimetry/threads')).threadExecutor(threads);
  const { inlineExecutor } = await import('@lutetia/dosimetry');
  return { ...inlineExecutor, [Symbol.asyncDispose]: async () => undefined };
}
