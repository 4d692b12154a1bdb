import { DosimetryError } from '../errors.ts';
import type { Batch } from '../transport/dose-batch.ts';
import type { PreparedProblem } from '../transport/dose-problem.ts';
import { randomStream } from '../transport/random.ts';
import type { Shaders } from './compile-shaders.ts';
import { type PackedProblem, packProblem } from './pack-problem.ts';

// Fixed by the WebGPU specification; Node has no globals for them.
const usage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 };
const readMode = 0x1;

const workgroup = 64;
const rowOfWorkgroups = 65_535;
const escapeSlots = 256;
const bytesPerScore = 8;
const mostScoreBytes = 2 ** 29;
/** Histories of one dispatch: they fill a large GPU, and are over before a display driver loses its patience. */
const historiesAtOnce = (device: GPUDevice): number =>
  device.adapterInfo.isFallbackAdapter ? 2 ** 14 : 2 ** 20;

type Buffers = Readonly<
  Record<
    'header' | 'part' | 'voxels' | 'words' | 'sources' | 'borders' | 'score' | 'escaped' | 'result',
    GPUBuffer
  >
>;

/** A problem's tables and voxels in the memory of a GPU, and the batches that it computes of them. */
export class GpuProblem {
  readonly #device: GPUDevice;
  readonly #shaders: Shaders;
  readonly #prepared: PreparedProblem;
  readonly #packed: PackedProblem;
  /** Batches that fit into the buffers together. */
  readonly #room: number;
  readonly #buffers: Buffers;
  readonly #bound: GPUBindGroup;

  /** Errors: `out-of-range` where the grid is too large for the GPU, `engine-unavailable` where it has no memory left. */
  static async load(device: GPUDevice, shaders: Shaders, prepared: PreparedProblem): Promise<GpuProblem> {
    const voxels = prepared.problem.activity.length;
    const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
    const most = Math.min(maxStorageBufferBindingSize, maxBufferSize);
    if (voxels * bytesPerScore > most)
      throw new DosimetryError(
        'out-of-range',
        `${voxels} voxels are too many for this GPU, whose largest buffer holds ${Math.floor(most / bytesPerScore)}`,
      );
    const room = Math.min(
      64,
      Math.max(1, Math.floor(Math.min(most, mostScoreBytes) / (bytesPerScore * voxels))),
    );
    const packed = packProblem(prepared, room);
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    const problem = new GpuProblem(device, shaders, prepared, packed, room);
    const faults = [await device.popErrorScope(), await device.popErrorScope()];
    for (const fault of faults)
      if (fault !== null)
        throw new DosimetryError('engine-unavailable', `the GPU cannot hold the problem: ${fault.message}`);
    return problem;
  }

  private constructor(
    device: GPUDevice,
    shaders: Shaders,
    prepared: PreparedProblem,
    packed: PackedProblem,
    room: number,
  ) {
    this.#device = device;
    this.#shaders = shaders;
    this.#prepared = prepared;
    this.#room = room;
    this.#packed = packed;
    const { voxels, words, sources, borders, header } = packed;
    const buffer = (size: number, use: number): GPUBuffer =>
      device.createBuffer({ size: Math.max(16, Math.ceil(size / 16) * 16), usage: use });
    const filled = (data: Uint32Array<ArrayBuffer>): GPUBuffer => {
      const made = buffer(data.byteLength, usage.storage | usage.copyTarget);
      device.queue.writeBuffer(made, 0, data);
      return made;
    };
    this.#buffers = {
      header: buffer(header(1).byteLength, usage.uniform | usage.copyTarget),
      part: buffer(16, usage.uniform | usage.copyTarget),
      voxels: filled(voxels),
      words: filled(words),
      sources: filled(sources),
      borders: filled(borders),
      score: buffer(room * voxels.length * bytesPerScore, usage.storage | usage.copyTarget),
      escaped: buffer(
        room * escapeSlots * bytesPerScore,
        usage.storage | usage.copyTarget | usage.copySource,
      ),
      result: buffer(room * voxels.byteLength, usage.storage | usage.copySource),
    };
    this.#bound = device.createBindGroup({
      layout: shaders.layout,
      entries: Object.values(this.#buffers).map((bound, binding) => ({
        binding,
        resource: { buffer: bound },
      })),
    });
  }

  /** Starts groups of batches one by one; each gives a promise of its batches, in their order. */
  *start(first: number, count: number, histories: number): Generator<() => Promise<Batch[]>, undefined> {
    if (histories > 0xffffffff)
      throw new DosimetryError('out-of-range', `${histories} histories in one batch are too many for a GPU`);
    const atOnce = historiesAtOnce(this.#device);
    const size = Math.max(1, Math.min(this.#room, Math.floor(atOnce / histories)));
    this.#device.queue.writeBuffer(this.#buffers.header, 0, this.#packed.header(histories));
    for (let next = first; next < first + count; next += size)
      yield this.#group(next, Math.min(size, first + count - next), histories, atOnce);
  }

  #group(first: number, batches: number, histories: number, atOnce: number): () => Promise<Batch[]> {
    const { queue } = this.#device;
    const { score, escaped, result, words } = this.#buffers;
    const voxels = this.#packed.voxels.length;
    const { castRays, followPhotons, toReal } = this.#shaders;
    queue.writeBuffer(words, 0, this.#offsets(first, batches, histories));
    this.#submit((encoder) => {
      encoder.clearBuffer(score);
      encoder.clearBuffer(escaped);
    });
    const chunk = Math.max(workgroup, Math.floor(atOnce / batches));
    const parts = (shader: GPUComputePipeline, all: number): void => {
      for (let from = 0; from < all; from += chunk) {
        const end = Math.min(all, from + chunk);
        this.#dispatch(shader, [from, end, first, batches], Math.ceil((end - from) / workgroup), batches);
      }
    };
    parts(castRays, this.#packed.rays);
    if (this.#packed.radiates) parts(followPhotons, histories);
    const rows = Math.ceil((batches * voxels) / workgroup);
    this.#dispatch(
      toReal,
      [0, 0, first, batches],
      Math.min(rows, rowOfWorkgroups),
      Math.ceil(rows / rowOfWorkgroups),
    );
    const scoreBytes = batches * voxels * 4;
    const escapedBytes = batches * escapeSlots * bytesPerScore;
    const staging = this.#device.createBuffer({
      size: scoreBytes + escapedBytes,
      usage: usage.mapRead | usage.copyTarget,
    });
    this.#submit((encoder) => {
      encoder.copyBufferToBuffer(result, 0, staging, 0, scoreBytes);
      encoder.copyBufferToBuffer(escaped, 0, staging, scoreBytes, escapedBytes);
    });
    const mapped = staging.mapAsync(readMode);
    // A group that nobody waits for any more may fail.
    mapped.catch(() => undefined);
    return async () => {
      await mapped;
      const scores = new Float32Array(staging.getMappedRange(0, scoreBytes).slice());
      const escapes = new Uint32Array(staging.getMappedRange(scoreBytes, escapedBytes).slice());
      staging.destroy();
      const quantum = this.#packed.quantum(histories);
      return Array.from({ length: batches }, (_, batch) => ({
        score: scores.subarray(batch * voxels, (batch + 1) * voxels),
        escapedKeV:
          quantum * sumOfPairs(escapes.subarray(batch * 2 * escapeSlots, (batch + 1) * 2 * escapeSlots)),
      }));
    };
  }

  /** Where along the map the first decay of each batch lies, a part of the stride, in 64 bits. */
  #offsets(first: number, batches: number, histories: number): Uint32Array<ArrayBuffer> {
    const stride = (2n ** 64n - 1n) / BigInt(histories);
    const offsets = new Uint32Array(2 * batches);
    for (let batch = 0; batch < batches; batch++) {
      const part = BigInt(randomStream(this.#prepared.problem.seed, first + batch + 1).next() * 2 ** 32);
      const offset = (stride * part) >> 32n;
      offsets[2 * batch] = Number(offset & 0xffffffffn);
      offsets[2 * batch + 1] = Number(offset >> 32n);
    }
    return offsets;
  }

  #dispatch(shader: GPUComputePipeline, part: readonly number[], x: number, y: number): void {
    this.#device.queue.writeBuffer(this.#buffers.part, 0, Uint32Array.from(part));
    this.#submit((encoder) => {
      const pass = encoder.beginComputePass();
      pass.setPipeline(shader);
      pass.setBindGroup(0, this.#bound);
      pass.dispatchWorkgroups(x, y);
      pass.end();
    });
  }

  #submit(record: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.#device.createCommandEncoder();
    record(encoder);
    this.#device.queue.submit([encoder.finish()]);
  }

  [Symbol.dispose](): void {
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }
}

/** Sum of 64-bit numbers given as low and high word. */
function sumOfPairs(words: Uint32Array): number {
  let sum = 0n;
  for (let i = 0; i < words.length; i += 2)
    sum += BigInt(words[i] as number) + (BigInt(words[i + 1] as number) << 32n);
  return Number(sum);
}
