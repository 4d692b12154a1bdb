import {
  type DoseProblem,
  type DoseResult,
  type DoseVolume,
  doseAtVolume,
  doseVolume,
  randomStream,
  regionVoxels,
} from '@lutetia/dosimetry';
import reference from '../egsnrc/torso-a/regions.json' with { type: 'json' };
import type { VoxelDoses } from '../judge.ts';
import { figure, type Mark, type Panel, type Point, palette, ramp } from '../plot.ts';

export type Computed = { readonly name: string; readonly dose: DoseResult };

type Grid = DoseProblem['grid'];

const tissueColours = ['#f4f4f4', '#e3f1fb', '#ffffff', '#fdf0d5', '#f3d9b8'];
const tissueNames = ['air', 'lung', undefined, 'spongiosa', 'cortical bone'];
const ours = palette.blue;
const theirs = palette.orange;

/** Columns of 3 × 3 voxels across a line through the middle of a region, along x or y, from skin to skin. */
function lineThrough(grid: Grid, labels: ArrayLike<number>, region: string, axis: 0 | 1) {
  const label = reference.regions.find((one) => one.region === region)?.label;
  if (label === undefined) throw new RangeError(`the phantom has no ${region}`);
  const [nx, ny] = grid.dims;
  let [count, sumX, sumY, sumZ] = [0, 0, 0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue;
    count++;
    sumX += i % nx;
    sumY += Math.floor(i / nx) % ny;
    sumZ += Math.floor(i / (nx * ny));
  }
  const [along, across] = axis === 0 ? [1, nx] : [nx, 1];
  const start =
    axis === 0
      ? nx * (Math.round(sumY / count) + ny * Math.round(sumZ / count))
      : Math.round(sumX / count) + nx * ny * Math.round(sumZ / count);
  const around = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => a * across + b * nx * ny));
  return Array.from({ length: grid.dims[axis] }, (_, at) => {
    const middle = start + at * along;
    return { at, middle, voxels: around.map((offset) => middle + offset) };
  }).filter(({ middle }) => grid.material[middle] !== 0);
}

/** Mean of some voxels and its standard error. */
function meanOver(voxels: readonly number[], { dose, error }: VoxelDoses): { mean: number; error: number } {
  const values = voxels.map((voxel) => dose[voxel] ?? Number.NaN);
  const errors = voxels.map((voxel, i) => (values[i] ?? 0) * (error[voxel] ?? Number.NaN));
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / voxels.length,
    error: Math.hypot(...errors) / voxels.length,
  };
}

export function profiles(
  { name, dose }: Computed,
  egsnrc: VoxelDoses,
  grid: Grid,
  labels: ArrayLike<number>,
): string {
  const lines = [
    { title: '(a) bone: along y, through the vertebral lesion', region: 'met_vertebra', axis: 1 },
    { title: '(b) lung: along x, through the lung lesion', region: 'met_lung', axis: 0 },
    { title: '(c) kidneys: along x, through both', region: 'kidney_left', axis: 0 },
  ] as const;
  const own = { dose: dose.doseGyPerDecay, error: dose.relativeStandardError };
  const rows = lines.flatMap(({ title, region, axis }): [Panel][] => {
    const places = lineThrough(grid, labels, region, axis);
    const sizeCm = grid.spacingMm[axis] / 10;
    const zones = zonesOf(grid, places, sizeCm);
    const from = (places[0]?.at ?? 0) * sizeCm;
    const x = { label: 'position, cm', from, to: from + places.length * sizeCm };
    const points = places.map(({ at, voxels }) => ({
      x: (at + 0.5) * sizeCm,
      theirs: meanOver(voxels, egsnrc),
      ours: meanOver(voxels, own),
    }));
    const means = points.map((point) => point.theirs.mean);
    return [
      [
        {
          title,
          joined: true,
          x,
          y: {
            label: 'dose, Gy per decay',
            from: Math.min(...means) / 2,
            to: Math.max(...means) * 2,
            log: true,
          },
          marks: [
            ...zones,
            {
              kind: 'line',
              name: `Lutetia, ${name}`,
              colour: ours,
              width: 1.6,
              points: points.map((point): Point => [point.x, point.ours.mean]),
            },
            {
              kind: 'dots',
              name: 'EGSnrc ± 1 standard error',
              colour: theirs,
              points: points.map((point) => [point.x, point.theirs.mean, point.theirs.error]),
            },
          ],
        },
      ],
      [
        {
          x,
          y: { label: 'difference, %', from: -15, to: 15 },
          marks: [
            ...zones,
            { kind: 'level', at: 0, colour: palette.grey },
            {
              kind: 'dots',
              colour: ours,
              name: 'Lutetia − EGSnrc ± 1 standard error of both',
              radius: 1.8,
              points: points.map((point) => [
                point.x,
                100 * (point.ours.mean / point.theirs.mean - 1),
                (100 * Math.hypot(point.ours.error, point.theirs.error)) / point.theirs.mean,
              ]),
            },
          ],
        },
      ],
    ];
  });
  return figure(rows, {
    heights: rows.map((_, i) => (i % 2 === 0 ? 200 : 100)),
    about: 'Depth profiles through bone, lung and kidneys, and their differences from EGSnrc',
  });
}

/** Stretches of one material along a line, as coloured zones. */
function zonesOf(grid: Grid, places: readonly { at: number; middle: number }[], sizeCm: number): Mark[] {
  const zones: Mark[] = [];
  for (let i = 0; i < places.length; ) {
    const code = grid.material[places[i]?.middle ?? 0] ?? 0;
    const start = places[i]?.at ?? 0;
    let length = 0;
    while (i < places.length && grid.material[places[i]?.middle ?? 0] === code)
      [i, length] = [i + 1, length + 1];
    const name = tissueNames[code];
    if (name === undefined) continue;
    const [from, to] = [start * sizeCm, (start + length) * sizeCm];
    zones.push({ kind: 'zone', axis: 'x', from, to, colour: tissueColours[code] ?? '#ffffff', name });
  }
  return zones;
}

/** Blue where ours is lower, red where it is higher; a step is half a standard error. */
const diverging = [
  '#2166ac',
  '#4393c3',
  '#92c5de',
  '#d1e5f0',
  '#f7f7f7',
  '#f7f7f7',
  '#fddbc7',
  '#f4a582',
  '#d6604d',
  '#b2182b',
];

const viridis = ['#440154', '#414487', '#2a788e', '#22a884', '#7ad151', '#fde725'];

export function differenceMap(found: Computed, egsnrc: VoxelDoses, grid: Grid): string {
  const [nx, ny, nz] = grid.dims;
  const slice = Math.floor(nz / 2);
  const first = slice * nx * ny;
  const doseOf = (i: number): number => egsnrc.dose[first + i] ?? 0;
  const cells = Array.from({ length: nx * ny }, (_, i) => i);
  const largest = cells.reduce((most, i) => Math.max(most, doseOf(i)), 0);
  const shades = ramp(viridis, 30);
  const doseClass = cells.map((i) =>
    doseOf(i) <= 0 ? null : Math.max(0, Math.min(29, Math.floor(30 + 9 * Math.log10(doseOf(i) / largest)))),
  );
  const deviation = cells.map((i) => {
    const wanted = doseOf(i);
    // Air takes too few events for its error to be known.
    if (wanted <= 0 || grid.material[first + i] === 0) return null;
    const own = found.dose.doseGyPerDecay[first + i] ?? Number.NaN;
    const error = Math.hypot(
      wanted * (egsnrc.error[first + i] ?? 0),
      own * (found.dose.relativeStandardError[first + i] ?? 0),
    );
    return (own - wanted) / error;
  });
  const deviationClass = deviation.map((value) =>
    value === null ? null : Math.max(0, Math.min(9, Math.floor(5 + value / 0.8))),
  );
  const map = (title: string, classOf: readonly (number | null)[], colours: readonly string[]): Panel => ({
    title,
    x: { label: 'x, voxels of 4.8 mm', from: 0, to: nx },
    y: { label: 'y, voxels of 4.8 mm', from: ny, to: 0 },
    marks: [{ kind: 'cells', columns: nx, classOf, colours }],
  });
  const bar = (label: string, from: number, to: number, colours: readonly string[]): Panel => ({
    x: { label, from, to },
    y: { label: '', from: 0, to: 1, bare: true },
    marks: [
      {
        kind: 'cells',
        columns: colours.length,
        classOf: colours.map((_, i) => i),
        colours,
        corner: [from, 0],
        width: (to - from) / colours.length,
      },
    ],
  });
  return figure(
    [
      [
        map(`(a) EGSnrc, slice ${slice}`, doseClass, shades),
        map('(b) difference in standard errors, same slice', deviationClass, diverging),
      ],
      [
        bar('log₁₀ (dose / maximum of the slice)', -10 / 3, 0, shades),
        bar('(Lutetia − EGSnrc) / standard error of both', -4, 4, diverging),
      ],
    ],
    { width: 900, heights: [255, 14], about: 'A slice of the dose, and the difference in standard errors' },
  );
}

export function histograms(
  { name, dose }: Computed,
  egsnrc: VoxelDoses,
  grid: Grid,
  labels: ArrayLike<number>,
): string {
  const shown = ['met_lung', 'met_rib', 'kidney_left', 'liver', 'spine', 'lung_left'];
  const random = randomStream(1);
  // EGSnrc's noise, put on ours: what is left to see is a difference of the doses.
  const blurred = Array.from(dose.doseGyPerDecay, (value, i) => {
    const more = Math.max(0, (egsnrc.error[i] ?? 0) ** 2 - (dose.relativeStandardError[i] ?? 0) ** 2);
    return Math.max(0, value * (1 + Math.sqrt(more) * random.normal()));
  });
  const panels = shown.map((region, at): Panel => {
    const { label, mean_dose_Gy_per_decay: mean } = reference.regions.find(
      (one) => one.region === region,
    ) ?? {
      label: Number.NaN,
      mean_dose_Gy_per_decay: Number.NaN,
    };
    const histogram = (doseGy: ArrayLike<number>) =>
      doseVolume(regionVoxels({ doseGy, mass: grid.density, labels }, label));
    const wanted = histogram(egsnrc.dose);
    const ends = [99.5, 2].map((percent) => doseAtVolume(wanted, percent, 0).value / mean);
    const [low, high] = [(ends[0] ?? 0) - 0.02, (ends[1] ?? 2) + 0.02];
    const line = ({ doseGy, fractionAtLeast }: DoseVolume): Point[] => {
      const every = Math.max(1, Math.floor(doseGy.length / 150));
      const points = Array.from(doseGy, (value, i): Point => [value / mean, 100 * (fractionAtLeast[i] ?? 0)]);
      return [
        [low, 100],
        ...points.filter(([x], i) => x > low && (i % every === 0 || i === points.length - 1)),
      ];
    };
    return {
      title: `(${'abcdef'[at]}) ${region.replace('met_', 'lesion: ').replaceAll('_', ' ')}`,
      x: { label: 'dose / mean dose of EGSnrc', from: low, to: high },
      y: { label: 'volume, %', from: 0, to: 105 },
      marks: [
        { kind: 'line', points: line(wanted), colour: theirs, width: 2.4, name: 'EGSnrc' },
        {
          kind: 'line',
          points: line(histogram(dose.doseGyPerDecay)),
          colour: palette.grey,
          width: 1.2,
          name: `Lutetia, ${name}`,
        },
        {
          kind: 'line',
          points: line(histogram(blurred)),
          colour: ours,
          width: 1.4,
          dash: '5 3',
          name: 'Lutetia with the noise of EGSnrc added',
        },
      ],
    };
  });
  return figure([panels.slice(0, 3), panels.slice(3)], {
    width: 900,
    heights: [190, 190],
    about: 'Dose-volume histograms of lesions and organs',
  });
}
