import type { BatchExecutor } from '@lutetia/dosimetry';
import { CliError } from './cli-error.ts';

export const doseEngines = ['cpu', 'webgpu'] as const;
export type DoseEngine = (typeof doseEngines)[number];

export function doseEngine(name: string): DoseEngine {
  const engine = doseEngines.find((known) => known === name);
  if (engine === undefined)
    throw new CliError('unknown-engine', `"${name}" is no engine known here: ${doseEngines.join(', ')}`);
  return engine;
}

/** What computes the batches: this thread, worker threads, or the GPU. Errors: `engine-unavailable`. */
export async function doseExecutor(
  engine: DoseEngine,
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
