import {
  type BatchExecutor,
  type DoseProblem,
  decayEmission,
  inlineExecutor,
  materialNamed,
  runDose,
} from '@lutetia/dosimetry';
import { openGpu } from '@lutetia/dosimetry/gpu';
import { webgpuExecutor } from '@lutetia/dosimetry/webgpu';
import { emissions } from '@lutetia/nuclide';
import type { Section } from './support/report.ts';
import { median } from './support/statistics.ts';

export interface DoseRate {
  adapter: string;
  voxels: number;
  /** Photon histories per second, electrons at borders and the sums over batches included. */
  cpuPerSecond: number;
  webgpuPerSecond: number;
  ratio: number;
}

const materials = ['air', 'lung', 'soft-tissue', 'cortical-bone'].map(materialNamed);

const cpuHistories = 100_000;
const mostHistories = 1e10;

/** An elliptic body of 38 × 26 cm in air, with lungs, a spine and two hot balls, on side³ voxels of 40 cm together. */
function patient(side: number): DoseProblem {
  const sizeMm = 400 / side;
  const density = new Float32Array(side ** 3);
  const material = new Uint8Array(side ** 3);
  const activity = new Float32Array(side ** 3);
  let voxel = 0;
  for (let k = 0; k < side; k++)
    for (let j = 0; j < side; j++)
      for (let i = 0; i < side; i++, voxel++) {
        const [x, y, z] = [i, j, k].map((index) => (index + 0.5) * sizeMm - 200) as [number, number, number];
        const inside = (x / 190) ** 2 + (y / 130) ** 2 < 1;
        const lung = z > 0 && (Math.abs(x) / 70 - 1.4) ** 2 + (y / 90) ** 2 < 1;
        const spine = Math.hypot(x, y - 80) < 20;
        const code = !inside ? 0 : spine ? 3 : lung ? 1 : 2;
        material[voxel] = code;
        density[voxel] = materials[code]?.densityGPerCm3 ?? Number.NaN;
        const hot = Math.hypot(Math.abs(x) - 60, y - 50, z + 80) < 30;
        activity[voxel] = !inside ? 0 : hot ? 50 : 1;
      }
  return {
    grid: { dims: [side, side, side], spacingMm: [sizeMm, sizeMm, sizeMm], density, material, materials },
    activity,
    emission: decayEmission(emissions('Lu-177')),
    seed: 1,
  };
}

/** Photon histories per second of one processor core and of the GPU that WebGPU finds, in turn; grids of side³. */
async function benchWebgpuDose(sides: readonly number[], rounds: number): Promise<DoseRate[]> {
  const rates: DoseRate[] = [];
  for (const side of sides) rates.push(await benchGrid(side, rounds));
  return rates;
}

async function benchGrid(side: number, rounds: number): Promise<DoseRate> {
  const device = await openGpu();
  const { vendor, architecture, description } = device.adapterInfo;
  using gpu = webgpuExecutor(device);
  const problem = patient(side);
  // The first runs compile, and find how many histories keep the GPU busy for some seconds.
  let histories = 100_000;
  for (;;) {
    const seconds = histories / (await rate(problem, gpu, histories));
    if (seconds > 3 || histories > mostHistories) break;
    histories = Math.ceil(histories * Math.min(20, Math.max(2, 4 / seconds)));
  }
  await rate(problem, inlineExecutor, cpuHistories);
  const rates: Record<'cpu' | 'webgpu', number[]> = { cpu: [], webgpu: [] };
  for (let round = 0; round < rounds; round++) {
    rates.cpu.push(await rate(problem, inlineExecutor, cpuHistories));
    rates.webgpu.push(await rate(problem, gpu, histories));
  }
  const [cpuPerSecond, webgpuPerSecond] = [median(rates.cpu), median(rates.webgpu)];
  return {
    adapter: [vendor, architecture, description].filter((text) => text !== '').join(', '),
    voxels: side ** 3,
    cpuPerSecond,
    webgpuPerSecond,
    ratio: webgpuPerSecond / cpuPerSecond,
  };
}

/** Tables and kernels are the same work for both and are left out. */
async function rate(problem: DoseProblem, executor: BatchExecutor, histories: number): Promise<number> {
  let milliseconds = 0;
  const timed: BatchExecutor = {
    async run(...given) {
      const start = performance.now();
      await executor.run(...given);
      milliseconds += performance.now() - start;
    },
  };
  const { histories: done } = await runDose(problem, { histories, executor: timed });
  return (1000 * done) / milliseconds;
}

const webgpuDoseTable = (rates: readonly DoseRate[]): string =>
  [
    '| voxels | adapter | cpu histories/s | webgpu histories/s | ratio |',
    '| ---: | --- | ---: | ---: | ---: |',
    ...rates.map(
      ({ voxels, adapter, cpuPerSecond, webgpuPerSecond, ratio }) =>
        `| ${voxels} | ${adapter} | ${cpuPerSecond.toPrecision(3)} | ${webgpuPerSecond.toPrecision(3)} | ${ratio.toFixed(2)} |`,
    ),
  ].join('\n');

/** The dose engine on a GPU against a processor core. */
export const webgpuDoseSection: Section = {
  onlyByName: true,
  async measure(quick) {
    const figures = await benchWebgpuDose(quick ? [32] : [64, 256], quick ? 1 : 5);
    return { figures, tables: webgpuDoseTable(figures) };
  },
};
