import { DosimetryError } from '../errors.ts';

/** A GPU for the dose engine with buffers as large as it has. Errors: `engine-unavailable`. */
export async function requestDoseDevice(gpu: GPU): Promise<GPUDevice> {
  const unavailable =
    (why: string) =>
    (error: unknown): never => {
      throw new DosimetryError(
        'engine-unavailable',
        `${why}: ${error instanceof Error ? error.message : error}`,
      );
    };
  const adapter = await gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(unavailable('WebGPU finds no GPU'));
  if (adapter === null)
    throw new DosimetryError(
      'engine-unavailable',
      'WebGPU finds no GPU (on Linux it needs a Vulkan driver and its loader, libvulkan1)',
    );
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  return adapter
    .requestDevice({ requiredLimits: { maxStorageBufferBindingSize, maxBufferSize } })
    .catch(unavailable('WebGPU does not start the GPU'));
}
