import { type VoxelS, voxelSValues } from '@lutetia/dosimetry';
import { water } from '@lutetia/dosimetry/physics';
import small from '../egsnrc/kernel-lu177-water-3.0mm.json' with { type: 'json' };
import large from '../egsnrc/kernel-lu177-water-4.8mm.json' with { type: 'json' };
import { type Figure, furthest, percentOff } from '../judge.ts';
import { figure, type Panel, type Point, palette } from '../plot.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';

const histories = 6_000_000;
const radius = 5;

type Compared = {
  offset: readonly [number, number, number];
  distance: number;
  reference: number;
  referenceError: number;
  found: number | null;
  error: number | null;
  off: number | null;
};
type Kernel = { voxelMm: number; compared: Compared[] };

const neighbours = { source: '0,0,0', face: '0,0,1', edge: '0,1,1', corner: '1,1,1' } as const;
const near = new Set<string>(Object.values(neighbours));

export async function kernelsSection(bench: Bench): Promise<Section> {
  const kernels: Kernel[] = [];
  for (const reference of [small, large]) {
    bench.say(`  ${reference.voxel_mm} mm`);
    const found = await voxelSValues({
      emission: bench.sameEmission,
      medium: water,
      densityGPerCm3: 0.998,
      voxelMm: reference.voxel_mm,
      cube: 25,
      radius,
      histories,
      seed: bench.seed,
      executor: bench.executor,
    });
    kernels.push({ voxelMm: reference.voxel_mm, compared: compare(found, reference.S) });
  }
  return {
    title: 'Voxel S values of Lu-177',
    figures: kernels.flatMap(figuresOf),
    text: textOf(kernels),
    plots: { kernels: plot(kernels) },
  };
}

/** Our values beside each of the reference's; what we lack stays in the list without a figure. */
export function compare(found: readonly VoxelS[], reference: readonly (readonly number[])[]): Compared[] {
  return reference.map(([i = 0, j = 0, k = 0, value = Number.NaN, error = Number.NaN]) => {
    const own = found.find(([a, b, c]) => a === i && b === j && c === k);
    return {
      offset: [i, j, k],
      distance: Math.hypot(i, j, k),
      reference: value,
      referenceError: error,
      found: own?.[3] ?? null,
      error: own?.[4] ?? null,
      off: percentOff(own?.[3], value),
    };
  });
}

const one = (kernel: Kernel, offset: string): Compared | undefined =>
  kernel.compared.find((entry) => entry.offset.join() === offset);

const beyond = ({ compared }: Kernel): Compared[] =>
  compared.filter(({ offset }) => !near.has(offset.join()));

function figuresOf(kernel: Kernel): Figure[] {
  const against = { reference: 'EGSnrc, 25³ voxels of water', unit: '%' } as const;
  const name = `voxel S, ${kernel.voxelMm.toFixed(1)} mm`;
  return [
    ...Object.entries(neighbours).map(([what, offset]) => ({
      what: `${name}: ${what === 'source' ? 'source voxel' : `neighbour by ${what === 'edge' ? 'an' : 'a'} ${what}`}`,
      ...against,
      limit: 1,
      reached: one(kernel, offset)?.off ?? null,
    })),
    {
      what: `${name}: all ${beyond(kernel).length} others out to radius ${radius}, the furthest`,
      ...against,
      limit: 3,
      reached: furthest(beyond(kernel).map(({ off }) => off)),
    },
  ];
}

/** Mean deviation and its standard error, both weighted by the errors of the two sides, per cent. */
function weightedMean(compared: readonly Compared[]): { mean: number; error: number; spread: number } {
  let [weights, sum, squares] = [0, 0, 0];
  for (const { off, error, referenceError } of compared) {
    if (off === null || error === null) continue;
    const sigma = 100 * Math.hypot(error, referenceError);
    weights += sigma ** -2;
    sum += off * sigma ** -2;
    squares += (off / sigma) ** 2;
  }
  return {
    mean: sum / weights,
    error: 1 / Math.sqrt(weights),
    spread: Math.sqrt(squares / compared.length),
  };
}

const percent = (fraction: number | null | undefined): string =>
  fraction === null || fraction === undefined ? '–' : (100 * fraction).toFixed(2);

function textOf(kernels: readonly Kernel[]): string {
  const rows = kernels.flatMap((kernel) =>
    Object.entries(neighbours).map(([what, offset]) => {
      const entry = one(kernel, offset);
      return [
        `${kernel.voxelMm.toFixed(1)} mm, ${what} (${offset.replaceAll(',', ', ')})`,
        digits(entry?.reference),
        percent(entry?.referenceError),
        digits(entry?.found),
        percent(entry?.error),
        signed(entry?.off),
      ];
    }),
  );
  const means = kernels.map((kernel) => {
    const { mean, error, spread } = weightedMean(beyond(kernel));
    return `${kernel.voxelMm.toFixed(1)} mm: ${signed(mean)} ± ${error.toFixed(2)} %, root mean square ${spread.toFixed(2)} standard errors`;
  });
  return `A source spread evenly over the middle of 25³ voxels of water (0.998 g/cm³) in vacuum, emissions of the same energy on both
sides. S in mGy/(MBq s).

${table(['voxel', 'EGSnrc', 'its error, %', 'Lutetia', 'its error, %', 'difference, %'], rows)}

Beyond the first neighbours, where photons alone arrive, the differences are those of the two errors: their weighted mean
is ${means.join('; ')}.

The two EGSnrc computations differ by 1 to 2 % in the neighbours by an edge (next section).
The furthest voxels are those in the corner of radius 5, where EGSnrc's own standard error is about 1 %.

![Voxel S values by distance, and their differences](validation/kernels.svg)`;
}

function plot(kernels: readonly Kernel[]): string {
  const x = { label: 'distance of the voxels, voxels', from: -0.3, to: 9 };
  const above: Panel[] = kernels.map((kernel, at) => ({
    title: `(${'ab'[at]}) voxels of ${kernel.voxelMm.toFixed(1)} mm`,
    joined: true,
    x,
    y: { label: 'S, mGy/(MBq s)', from: 5e-7, to: 2, log: true },
    marks: [
      {
        kind: 'dots',
        open: true,
        radius: 3.6,
        colour: palette.orange,
        name: 'EGSnrc',
        points: kernel.compared.map(({ distance, reference }): Point => [distance, reference]),
      },
      {
        kind: 'dots',
        radius: 1.7,
        colour: palette.blue,
        name: 'Lutetia',
        points: kernel.compared.flatMap(({ distance, found }): Point[] =>
          found === null ? [] : [[distance, found]],
        ),
      },
    ],
  }));
  const below: Panel[] = kernels.map((kernel) => ({
    x,
    y: { label: 'difference, %', from: -5, to: 5 },
    marks: [
      {
        kind: 'zone',
        axis: 'y',
        from: -3,
        to: 3,
        colour: '#eef6ee',
        name: 'limit beyond the first neighbours',
      },
      { kind: 'level', at: 0, colour: palette.grey },
      {
        kind: 'dots',
        radius: 1.8,
        colour: palette.blue,
        name: 'difference ± 1 standard error of both',
        points: kernel.compared.flatMap(({ distance, off, error, referenceError }) =>
          off === null ? [] : [[distance, off, 100 * Math.hypot(error ?? 0, referenceError)] as const],
        ),
      },
    ],
  }));
  return figure([above, below], {
    width: 900,
    heights: [230, 120],
    about: 'Voxel S values of Lu-177 by distance, and their differences from EGSnrc',
  });
}
