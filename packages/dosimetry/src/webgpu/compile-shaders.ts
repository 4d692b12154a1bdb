import { commonShader } from './shader-common.ts';
import { electronShader } from './shader-electrons.ts';
import { photonShader } from './shader-photons.ts';
import { resultShader } from './shader-result.ts';

export type Shaders = {
  readonly layout: GPUBindGroupLayout;
  readonly castRays: GPUComputePipeline;
  readonly followPhotons: GPUComputePipeline;
  readonly toReal: GPUComputePipeline;
};

/** Types of the bindings 0 to 8 of shader-common.ts. */
const bindings: readonly GPUBufferBindingType[] = [
  'uniform',
  'uniform',
  'read-only-storage',
  'read-only-storage',
  'read-only-storage',
  'read-only-storage',
  'storage',
  'storage',
  'storage',
];
/** GPUShaderStage.COMPUTE, which Node has no global for. */
const compute = 0x4;

export async function compileShaders(device: GPUDevice): Promise<Shaders> {
  const layout = device.createBindGroupLayout({
    entries: bindings.map((type, binding) => ({ binding, visibility: compute, buffer: { type } })),
  });
  const module = device.createShaderModule({
    code: commonShader + photonShader + electronShader + resultShader,
  });
  const pipeline = (entryPoint: string): Promise<GPUComputePipeline> =>
    device.createComputePipelineAsync({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint },
    });
  const [castRays, followPhotons, toReal] = await Promise.all([
    pipeline('castRays'),
    pipeline('followPhotons'),
    pipeline('toReal'),
  ]);
  return { layout, castRays, followPhotons, toReal };
}
