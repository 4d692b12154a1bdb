import { DosimetryError } from '../errors.ts';
import { requestDoseDevice } from './dose-device.ts';

/** Dawn breaks off the process when its instance is collected before the devices made of it. */
const instances = new Set<GPU>();

/**
 * A GPU in Node by the optional package `webgpu` (Dawn). `options` are Dawn's, such as `adapter=SwiftShader`.
 * Errors: `engine-unavailable` where the package or a GPU is missing.
 */
export async function openGpu(options: string[] = []): Promise<GPUDevice> {
  const { create } = await import('webgpu').catch((error: unknown) => {
    throw new DosimetryError(
      'engine-unavailable',
      `the optional package webgpu is not there or does not load on this machine: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  let gpu: GPU;
  try {
    gpu = create(options);
  } catch (error) {
    throw new DosimetryError(
      'engine-unavailable',
      `WebGPU does not start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  instances.add(gpu);
  return requestDoseDevice(gpu);
}
