import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { convolve, decayEmission, localDose } from '@lutetia/dosimetry';
import { emissions } from '@lutetia/nuclide';
import type { Section } from './support/report.ts';
import { median } from './support/statistics.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');
const torso = join(root, 'validation', 'egsnrc', 'torso-a');

/** EGSnrc on the torso phantom: 2 % over voxels above 1 % of the maximum takes 800 s of one core. */
const egsnrc = { rms: 0.02, cpuSeconds: 800 };
const efficiency = (rms: number, cpuSeconds: number): number => 1 / (rms * rms * cpuSeconds);

type Run = { rms: number; cpuSeconds: number; seconds: number };
type Timed = { ours: number; theirs: number | null };

type DoseBench = {
  /** The whole command with a cold cache on one core, at the precisions asked for. */
  oneCore: readonly (Run & { timesEgsnrc: number })[];
  /**
   * Wall time kept to one core over that on two, and what the machine itself gives: the work of two runs beside each other,
   * each on a core of its own, in the time of one. Null where a process cannot be kept to cores.
   */
  secondCore: { faster: number; apart: number } | null;
  /** Processor seconds of one convolution and scipy's, by padded size. */
  convolutions: readonly (Timed & { voxels: number; reach: number })[];
  /** GB/s read and written by local deposition, and by a plain copy. */
  local: Timed;
};

async function benchDose(quick: boolean): Promise<DoseBench> {
  const rounds = quick ? 1 : 5;
  const precisions = quick ? [0.05] : [0.02, 0.005];
  const oneCore: (Run & { timesEgsnrc: number })[] = [];
  for (const precision of precisions) {
    const run = await fastest(rounds, () => runDose(precision, 1));
    oneCore.push({
      ...run,
      timesEgsnrc: efficiency(run.rms, run.cpuSeconds) / efficiency(egsnrc.rms, egsnrc.cpuSeconds),
    });
  }
  const last = precisions.at(-1) ?? 0.02;
  const convolutions = [];
  for (const [side, reach] of quick
    ? ([[32, 31]] as const)
    : ([
        [256, 128],
        [256, 255],
      ] as const))
    convolutions.push({ voxels: side ** 3, reach, ...(await convolution(side, reach, rounds)) });
  return {
    oneCore,
    secondCore: await secondCore(last, rounds),
    convolutions,
    local: local(quick ? 64 : 256, rounds),
  };
}

/** One thread kept to one core, whose compiler and collector threads share it, against two threads on two. */
async function secondCore(precision: number, rounds: number): Promise<DoseBench['secondCore']> {
  if (process.platform !== 'linux') return null;
  const ratios: { faster: number; apart: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const alone = await runDose(precision, 1, '0');
    const together = await runDose(precision, 2, '0,1');
    const apart = await Promise.all(['0', '1'].map((core) => runDose(precision, 1, core)));
    ratios.push({
      faster: alone.seconds / together.seconds,
      apart: (2 * alone.seconds) / Math.max(...apart.map(({ seconds }) => seconds)),
    });
  }
  return {
    faster: median(ratios.map(({ faster }) => faster)),
    apart: median(ratios.map(({ apart }) => apart)),
  };
}

async function fastest(rounds: number, run: () => Promise<Run>): Promise<Run> {
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await run());
  return runs.reduce((best, one) => (one.cpuSeconds < best.cpuSeconds ? one : best));
}

async function runDose(precision: number, threads: number, cores: string | null = null): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'lutetia-bench-'));
  try {
    const { stdout } = await execute(cores === null ? process.execPath : 'taskset', [
      ...(cores === null ? [] : ['-c', cores, process.execPath]),
      join(root, 'apps', 'cli', 'src', 'main.ts'),
      'dose',
      ...['density', 'material', 'activity', 'labels'].flatMap((name) => [
        `--${name}`,
        join(torso, `${name}.nii.gz`),
      ]),
      ...['--nuclide', 'Lu-177', '--out', join(folder, 'dose.nii.gz'), '--json'],
      ...['--precision', String(precision), '--threads', String(threads)],
    ]);
    const { rmsRelStdError: rms, cpuSeconds, seconds }: { rmsRelStdError: number } & Run = JSON.parse(stdout);
    return { rms, cpuSeconds, seconds };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const python = `
import sys, time, numpy, scipy.fft as fft
side, reach, rounds = map(int, sys.argv[1:])
padded = [fft.next_fast_len(side + reach, real=True)] * 3
image = numpy.random.rand(side, side, side).astype(numpy.float32)
kernel = numpy.random.rand(*padded).astype(numpy.float32)
times = []
for _ in range(rounds):
    start = time.process_time()
    spectrum = fft.rfftn(image, padded)
    spectrum *= fft.rfftn(kernel)
    fft.irfftn(spectrum, padded)[:side, :side, :side]
    times.append(time.process_time() - start)
print(sorted(times)[len(times) // 2])
`;

async function convolution(side: number, reach: number, rounds: number): Promise<Timed> {
  const values = (count: number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => (i * 0.618) % 1);
  const [image, octant] = [values(side ** 3), values((reach + 1) ** 3)];
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await convolve(image, [side, side, side], octant, [reach, reach, reach]);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  // The first python3 that has scipy.
  for (const name of ['python3', '/usr/bin/python3'])
    try {
      const { stdout } = await execute(name, ['-c', python, ...[side, reach, rounds].map(String)]);
      return { ours: median(times), theirs: Number(stdout) };
    } catch {}
  return { ours: median(times), theirs: null };
}

function local(side: number, rounds: number): Timed {
  const count = side ** 3;
  const activity = new Float32Array(count).fill(1);
  const density = new Float32Array(count).fill(1.03);
  const emission = decayEmission(emissions('Lu-177'));
  const rate = (bytes: number, work: () => void): number => {
    const times = Array.from({ length: rounds + 2 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return (bytes * count) / median(times.slice(2)) / 1e6;
  };
  // Decays are read twice, density once, doses written once; a copy reads and writes once.
  return {
    ours: rate(16, () => void localDose(activity, density, [4, 4, 4], emission)),
    theirs: rate(8, () => void activity.slice()),
  };
}

const doseTables = ({ oneCore, secondCore, convolutions, local: memory }: DoseBench): string =>
  [
    '| torso phantom, one core | rms error | processor s | times EGSnrc’s efficiency |',
    '| --- | ---: | ---: | ---: |',
    ...oneCore.map(
      ({ rms, cpuSeconds, timesEgsnrc }) =>
        `| the whole command | ${(100 * rms).toFixed(2)} % | ${cpuSeconds.toFixed(2)} | ${timesEgsnrc.toFixed(0)} |`,
    ),
    '',
    secondCore === null
      ? 'A second core: not measured here.'
      : `A second core: ${secondCore.faster.toFixed(2)} × as fast; two runs beside each other, each on a core of its own, do ${secondCore.apart.toFixed(2)} × the work of one.`,
    '',
    '| convolution, voxels | reach | processor s | scipy.fft, processor s | ratio |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...convolutions.map(
      ({ voxels, reach, ours, theirs }) =>
        `| ${voxels} | ${reach} | ${ours.toFixed(2)} | ${theirs === null ? 'no scipy here' : theirs.toFixed(2)} | ${theirs === null ? '' : (theirs / ours).toFixed(2)} |`,
    ),
    '',
    `Local deposition: ${memory.ours.toFixed(1)} GB/s; a plain copy: ${memory.theirs?.toFixed(1)} GB/s.`,
  ].join('\n');

/** The dose engine against EGSnrc, scipy and the memory. */
export const doseSection: Section = {
  async measure(quick) {
    const figures = await benchDose(quick);
    return { figures, tables: doseTables(figures) };
  },
};
