import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectedComponents, measureComponents, segmentPet, type Volume } from '@lutetia/imaging';
import type { Section } from './support/report.ts';
import { median } from './support/statistics.ts';

const execute = promisify(execFile);

type Dims = [number, number, number];

export type PetRate = {
  voxels: string;
  lesions: number;
  /** Processor seconds: components of SUV 3 and more, 26-connected. */
  labelled: number;
  scipyLabelled: number | null;
  /** Volume, maximum, mean, sum and centre of each; ours also SUVpeak, and scipy's not. */
  measured: number;
  scipyMeasured: number | null;
  /** All of it, with the maximum and the median of the whole volume. */
  whole: number;
};

/** Park and Miller's generator, uniform in [0, 1). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A body of SUV about 1 with noise, and balls of higher uptake in it; voxels of 1.65 mm, stored in thousandths. */
function patient(dims: Dims, balls: number): Volume {
  const [nx, ny, nz] = dims;
  const stored = new Int16Array(nx * ny * nz);
  const random = dice(20260301);
  for (let k = 0, at = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, at++) {
        const inside = ((i / nx - 0.5) / 0.3) ** 2 + ((j / ny - 0.5) / 0.2) ** 2 < 1;
        stored[at] = inside ? 400 + 1200 * random() : 50 * random();
      }
  for (let ball = 0; ball < balls; ball++) {
    const centre = [nx, ny, nz].map((n, axis) => n * (axis === 2 ? random() : 0.35 + 0.3 * random()));
    const radius = 2 + 12 * random();
    const [ci = 0, cj = 0, ck = 0] = centre.map(Math.round);
    const reach = Math.ceil(radius);
    for (let k = Math.max(0, ck - reach); k <= Math.min(nz - 1, ck + reach); k++)
      for (let j = Math.max(0, cj - reach); j <= Math.min(ny - 1, cj + reach); j++)
        for (let i = Math.max(0, ci - reach); i <= Math.min(nx - 1, ci + reach); i++) {
          const square = (i - ci) ** 2 + (j - cj) ** 2 + (k - ck) ** 2;
          if (square < radius ** 2)
            stored[(k * ny + j) * nx + i] = 8000 * Math.exp(-square / radius ** 2) + 300 * random();
        }
  }
  return {
    dims,
    stored,
    spacingMm: [1.65, 1.65, 1.65],
    originMm: [0, 0, 0],
    directions: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    frameOfReference: null,
    slopes: new Float64Array(nz).fill(0.001),
    intercepts: new Float64Array(nz),
    unit: 'g/ml',
  };
}

const python = `
import sys, time, numpy, scipy.ndimage as nd
path, rounds, *dims = sys.argv[1:]
nx, ny, nz = map(int, dims)
stored = numpy.fromfile(path, numpy.int16).reshape(nz, ny, nx)
label, measure = [], []
for _ in range(int(rounds)):
    start = time.process_time()
    labels, count = nd.label(stored >= 3000, numpy.ones((3, 3, 3)))
    label.append(time.process_time() - start)
    start = time.process_time()
    places = numpy.nonzero(labels)
    own, values = labels[places], stored[places] * 0.001
    voxels, sums = numpy.bincount(own), numpy.bincount(own, values)
    highest = nd.maximum(values, own, range(1, count + 1))
    centres = [numpy.bincount(own, axis) / numpy.maximum(voxels, 1) for axis in places]
    measure.append(time.process_time() - start)
half = int(rounds) // 2
print(count, sorted(label)[half], sorted(measure)[half])
`;

async function benchPet(dims: Dims, balls: number, rounds: number): Promise<PetRate> {
  const volume = patient(dims, balls);
  const times: Record<'labelled' | 'measured' | 'whole', number[]> = {
    labelled: [],
    measured: [],
    whole: [],
  };
  const timed = <T>(kind: keyof typeof times, work: () => T): T => {
    const before = process.cpuUsage();
    const made = work();
    const { user, system } = process.cpuUsage(before);
    times[kind].push((user + system) / 1e6);
    return made;
  };
  let lesions = 0;
  for (let round = 0; round < rounds; round++) {
    const components = timed('labelled', () => connectedComponents(volume, 3, 26));
    lesions = timed('measured', () => measureComponents(volume, components)).length;
    timed('whole', () => segmentPet(volume, { method: 'suv3', connectivity: 26 }));
  }
  const scipy = await scipyTimes(volume, rounds);
  if (scipy !== null && scipy.count !== lesions)
    throw new Error(`scipy finds ${scipy.count} components, not ${lesions}`);
  return {
    voxels: dims.join(' × '),
    lesions,
    labelled: median(times.labelled),
    scipyLabelled: scipy?.label ?? null,
    measured: median(times.measured),
    scipyMeasured: scipy?.measure ?? null,
    whole: median(times.whole),
  };
}

async function scipyTimes({ stored, dims }: Volume, rounds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'lutetia-bench-'));
  try {
    const path = join(folder, 'volume');
    await writeFile(path, new Uint8Array(stored.buffer));
    // The first python3 that has scipy.
    for (const name of ['python3', '/usr/bin/python3'])
      try {
        const { stdout } = await execute(name, ['-c', python, path, String(rounds), ...dims.map(String)]);
        const [count = 0, label = 0, measure = 0] = stdout.trim().split(' ').map(Number);
        return { count, label, measure };
      } catch {}
    return null;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const ratio = (theirs: number | null, ours: number): string =>
  theirs === null ? '–' : (theirs / ours).toFixed(1);

const petTable = (rows: readonly PetRate[]): string =>
  [
    '| voxels | lesions | labelled, s | scipy, s | scipy / ours | measured, s | scipy, s | scipy / ours | all of `segmentPet`, s |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.voxels} | ${row.lesions} | ${seconds(row.labelled)} | ${seconds(row.scipyLabelled)} | ${ratio(row.scipyLabelled, row.labelled)} | ${seconds(row.measured)} | ${seconds(row.scipyMeasured)} | ${ratio(row.scipyMeasured, row.measured)} | ${seconds(row.whole)} |`,
    ),
  ].join('\n');

/** Lesions of a whole-body PSMA PET: processor seconds, beside scipy.ndimage on the same voxels. */
export const petSection: Section = {
  async measure(quick) {
    const sizes: readonly (readonly [Dims, number])[] = quick
      ? [[[60, 60, 80], 20]]
      : [
          [[200, 200, 400], 150],
          [[400, 400, 600], 300],
        ];
    const figures: PetRate[] = [];
    for (const [dims, balls] of sizes) figures.push(await benchPet(dims, balls, quick ? 1 : 5));
    return { figures, tables: petTable(figures) };
  },
};
