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

/** The dose by one of the engines. Errors: as theirs, and `engine-unavailable`. */
export async function computeDose(
  engine: DoseEngine,
  threads: number,
  problem: DoseProblem,
  options: Omit<DoseOptions, 'executor'>,
): Promise<DoseResult> {
  const { runDose, runKernelDose } = await import('@lutetia/dosimetry');
  if (engine === 'kernel') return runKernelDose(problem, options);
  await using executor = await doseExecutor(engine, threads);
  return await runDose(problem, { ...options, executor });
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
