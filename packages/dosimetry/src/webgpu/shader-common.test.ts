import { describe, expect, test } from 'vitest';
import { openGpu } from './gpu-device.node.ts';
import { commonShader } from './shader-common.ts';
import { noGpu } from './test-gpu.ts';

/** What a piece of WGSL puts into `words[0]` and on, on the GPU. */
async function words(count: number, body: string): Promise<number[]> {
  const device = await openGpu();
  try {
    const module = device.createShaderModule({
      code: `${commonShader}
        fn put(at: u32, value: vec4u) { for (var i = 0u; i < 4u; i++) { atomicStore(&score[at + i], value[i]); } }
        @compute @workgroup_size(1) fn known() { ${body} }`,
    });
    const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
    // STORAGE | COPY_SRC, and MAP_READ | COPY_DST.
    const score = device.createBuffer({ size: 4 * count, usage: 0x84 });
    const read = device.createBuffer({ size: 4 * count, usage: 0x9 });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [{ binding: 6, resource: { buffer: score } }],
      }),
    );
    pass.dispatchWorkgroups(1);
    pass.end();
    encoder.copyBufferToBuffer(score, 0, read, 0, 4 * count);
    device.queue.submit([encoder.finish()]);
    await read.mapAsync(1);
    return [...new Uint32Array(read.getMappedRange().slice())];
  } finally {
    device.destroy();
  }
}

describe.skipIf(noGpu)('the shader’s whole numbers', () => {
  test('Philox4x32-10 gives the known answers of Random123 (kat_vectors)', async () => {
    const found = await words(
      12,
      `put(0u, philox(vec4u(0u), vec2u(0u)));
       put(4u, philox(vec4u(0xffffffffu), vec2u(0xffffffffu)));
       put(8u, philox(vec4u(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u), vec2u(0xa4093822u, 0x299f31d0u)));`,
    );
    expect(found).toEqual([
      0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ]);
  });

  test('xoshiro128** gives the numbers of its authors’ code from the state 1, 2, 3, 4', async () => {
    const found = await words(
      4,
      'state = vec4u(1u, 2u, 3u, 4u); for (var i = 0u; i < 4u; i++) { atomicStore(&score[i], nextBits()); }',
    );
    expect(found).toEqual([11_520, 0, 5_927_040, 70_819_200]);
  });

  test('sums of 64 bits carry, and take numbers beyond 32 bits', async () => {
    const found = await words(
      4,
      `deposit(0u, 4294967040.0); deposit(0u, 255.4); deposit(0u, 0.6);
       deposit(1u, 3.0 * 4294967296.0); deposit(1u, 0.4);`,
    );
    expect(found).toEqual([0, 1, 0, 3]);
  });
});
