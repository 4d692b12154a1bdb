import { type DecayEmission, materialNamed, type VoxelS, voxelSValues } from '@lutetia/dosimetry';
import { type Figure, percentOff } from '../judge.ts';
import { figure, type Panel, palette } from '../plot.ts';
import { referenceRows } from '../reference.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';

type Row = readonly number[];
type Offset = readonly [number, number, number];

const source: Offset = [0, 0, 0];
const face: Offset = [0, 0, 1];
const radius = 3;

const inWater = [
  { voxelMm: 2.21, file: '177Lu2.21mmsoft' },
  { voxelMm: 3, file: '177Lu3mmsoft' },
  { voxelMm: 4.8, file: '177Lu4.8mmsoft' },
] as const;
const otherMedia = [
  { name: 'lung', medium: 'lung', density: 0.26 },
  { name: 'bone', medium: 'cortical-bone', density: 1.92 },
] as const;

/** Rows begin with the offset; of the second EGSnrc computation S, its β, line and photon parts, and its error follow. */
const column = { S: 3, beta: 4, lines: 5, photons: 6, error: 7 } as const;

const at = (values: readonly Row[] | readonly VoxelS[], [i, j, k]: Offset, what: number = column.S) =>
  values.find(([a, b, c]) => a === i && b === j && c === k)?.[what];

const betaAndPhotons = (second: readonly Row[], offset: Offset): number =>
  (at(second, offset, column.beta) ?? Number.NaN) + (at(second, offset, column.photons) ?? Number.NaN);

type Water = { voxelMm: number; published: Row[]; second: Row[]; all: VoxelS[]; beta: VoxelS[] };
type Medium = { name: string; second: Row[]; all: VoxelS[] };

export async function publishedKernelsSection(bench: Bench): Promise<Section> {
  const compute = (emission: DecayEmission, medium: string, density: number, voxelMm: number) =>
    voxelSValues({
      emission,
      medium: materialNamed(medium),
      densityGPerCm3: density,
      voxelMm,
      radius,
      histories: 400_000,
      seed: bench.seed,
      executor: bench.executor,
    });
  const { sameEmission } = bench;
  const withoutLines = { ...sameEmission, electrons: { ...sameEmission.electrons, lines: [] } };
  const water: Water[] = [];
  for (const { voxelMm, file } of inWater) {
    bench.say(`  water, ${voxelMm} mm, with and without conversion electrons`);
    water.push({
      voxelMm,
      published: referenceRows(`physics/lanconelli-2012/${file}.txt`, /\s+/).map(({ values }) => values),
      second: referenceRows('physics/voxel-s-egsnrc-second.csv', /,/)
        .map(({ values }) => values)
        .filter(([size]) => size === voxelMm)
        .map(([, ...rest]) => rest),
      all: await compute(sameEmission, 'water', 1, voxelMm),
      beta: await compute(withoutLines, 'water', 1, voxelMm),
    });
  }
  const media: Medium[] = [];
  for (const { name, medium, density } of otherMedia) {
    bench.say(`  ${name}, 4.8 mm`);
    media.push({
      name,
      second: referenceRows('physics/voxel-s-egsnrc-second-lung-bone.csv', /,/, 1)
        .filter(({ text }) => text[0] === name)
        .map(({ values: [, ...rest] }) => rest),
      all: await compute(sameEmission, medium, density, 4.8),
    });
  }
  const second = [
    ...water.map((one) => ({ ...one, name: `water, ${one.voxelMm} mm` })),
    ...media.map((one) => ({ ...one, name: `${one.name}, 4.8 mm` })),
  ];
  return {
    title: 'Voxel S values of Lu-177: other sizes, other media, a published table',
    figures: [...second.flatMap(againstSecond), ...water.flatMap(againstPublished)],
    text: textOf(water, second),
    plots: { 'published-kernels': plot(water) },
  };
}

const others = (values: readonly VoxelS[]): Offset[] =>
  values
    .map(([i, j, k]): Offset => [i, j, k])
    .filter((offset) => offset.join() !== source.join() && offset.join() !== face.join());

/** Root mean square of the differences beyond the errors of both sides, per cent. */
function beyondErrors({ all, second }: Medium): number | null {
  let [differences, errors] = [0, 0];
  for (const offset of others(all)) {
    differences += (percentOff(at(all, offset), at(second, offset)) ?? Number.NaN) ** 2;
    errors +=
      (100 * (at(all, offset, 4) ?? Number.NaN)) ** 2 +
      (100 * (at(second, offset, column.error) ?? Number.NaN)) ** 2;
  }
  const beyond = Math.max(0, differences - errors) / others(all).length;
  return Number.isFinite(beyond) ? Math.sqrt(beyond) : null;
}

function againstSecond(medium: Medium): Figure[] {
  const against = { reference: 'EGSnrc, second computation', unit: '%' } as const;
  const off = (offset: Offset) => percentOff(at(medium.all, offset), at(medium.second, offset));
  const name = `voxel S, ${medium.name}`;
  return [
    { what: `${name}: source voxel`, ...against, limit: 1, reached: off(source) },
    { what: `${name}: neighbour by a face`, ...against, limit: 1, reached: off(face) },
    {
      what: `${name}: ${others(medium.all).length} others, rms difference beyond the statistical errors`,
      ...against,
      limit: 1.5,
      reached: beyondErrors(medium),
    },
  ];
}

const meanOf = (values: readonly (number | null)[]): number | null =>
  values.length === 0 || values.includes(null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;

function againstPublished({ voxelMm, beta, published }: Water): Figure[] {
  const against = { reference: 'Lanconelli 2012', unit: '%' } as const;
  const off = (offset: Offset) => percentOff(at(beta, offset), at(published, offset));
  const name = `voxel S without conversion electrons, ${voxelMm} mm`;
  return [
    { what: `${name}: source voxel`, ...against, limit: 1, reached: off(source) },
    { what: `${name}: neighbour by a face`, ...against, limit: 3, reached: off(face) },
    {
      what: `${name}: the others out to radius ${radius}, their mean`,
      ...against,
      limit: 3,
      reached: meanOf(others(beta).map(off)),
    },
  ];
}

function textOf(water: readonly Water[], second: readonly Medium[]): string {
  return `A second EGSnrc computation, with another geometry and cut-off, covers other media. Its β spectrum
has a mean of 133.8 keV in place of 133.3, so that its electron parts are 0.3 % high.

${table(
  ['medium', 'source, EGSnrc', 'Lutetia', 'difference, %', 'face, EGSnrc', 'Lutetia', 'difference, %'],
  second.map(({ name, all, second: reference }) => [
    name,
    ...[source, face].flatMap((offset) => [
      digits(at(reference, offset)),
      digits(at(all, offset)),
      signed(percentOff(at(all, offset), at(reference, offset))),
    ]),
  ]),
)}

The table of Lanconelli et al. (Phys. Med. Biol. 57 (2012) 517), which most open tools use, leaves out conversion and
Auger electrons: 14.5 of the 147.9 keV that electrons carry away from a decay of Lu-177. Computed without them, our values
are the table's; computed with them, the source voxel gets 12 to 13 % more. EGSnrc, with and without them, says the same.
Beyond the electrons' reach (0, 0, 2) the table is 1 to 6 % low against both.

${table(
  [
    'voxel',
    'offset',
    'Lanconelli',
    'β and photons: Lutetia, % off',
    'EGSnrc, % off',
    'all: Lutetia, % off',
    'EGSnrc, % off',
  ],
  water.flatMap(({ voxelMm, published, second: reference, all, beta }) =>
    [source, face, [0, 1, 1] as const, [0, 0, 2] as const, [0, 0, 3] as const].map((offset) => {
      const wanted = at(published, offset);
      return [
        `${voxelMm} mm`,
        offset.join(', '),
        digits(wanted, 3),
        signed(percentOff(at(beta, offset), wanted), 1),
        signed(percentOff(betaAndPhotons(reference, offset), wanted), 1),
        signed(percentOff(at(all, offset), wanted), 1),
        signed(percentOff(at(reference, offset), wanted), 1),
      ];
    }),
  ),
)}

![Voxel S values against the published table](validation/published-kernels.svg)`;
}

function plot(water: readonly Water[]): string {
  const panels = water.map(({ voxelMm, published, second, all, beta }, i): Panel => {
    const points = (value: (offset: Offset) => number | undefined, errors?: readonly Row[]) =>
      beta.flatMap(([a, b, c]) => {
        const off = percentOff(value([a, b, c]), at(published, [a, b, c]));
        const error = errors === undefined ? 0 : 100 * (at(errors, [a, b, c], column.error) ?? 0);
        return off === null ? [] : [[Math.hypot(a, b, c), off, error] as const];
      });
    return {
      title: `(${'abc'[i]}) voxels of ${voxelMm} mm`,
      x: { label: 'distance, voxels', from: -0.4, to: 5.6 },
      y: { label: 'above Lanconelli 2012, %', from: -4, to: 16 },
      marks: [
        { kind: 'level', at: 0, colour: palette.grey },
        {
          kind: 'dots',
          open: true,
          radius: 4,
          colour: palette.orange,
          name: 'EGSnrc, β and photons ± 1 standard error',
          points: points((offset) => betaAndPhotons(second, offset), second),
        },
        {
          kind: 'dots',
          radius: 2,
          colour: palette.blue,
          name: 'Lutetia, β and photons',
          points: points((offset) => at(beta, offset)),
        },
        {
          kind: 'dots',
          open: true,
          radius: 4,
          colour: palette.purple,
          name: 'EGSnrc, all (source and face)',
          points: points((offset) => at(second, offset), second).slice(0, 2),
        },
        {
          kind: 'dots',
          radius: 2,
          colour: palette.green,
          name: 'Lutetia, all (source and face)',
          points: points((offset) => at(all, offset)).slice(0, 2),
        },
      ],
    };
  });
  return figure([panels], {
    width: 960,
    heights: [230],
    about: 'Voxel S values of Lu-177 above those of Lanconelli et al.',
  });
}
