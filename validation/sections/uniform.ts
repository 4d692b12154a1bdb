import { runKernelDose } from '@lutetia/dosimetry';
import { water } from '@lutetia/dosimetry/physics';
import { percentOff } from '../judge.ts';
import { referenceRows } from '../reference.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';

const voxelMm = 4.8;
const side = 15;
const middle = (side - 1) / 2;
/** Decays fill a block of 3³ voxels; doses are compared in 7³, where no two voxels are more than four apart. */
const [sources, targets] = [1, 3];
const radii = { block: 1, shell: 2, around: 3 } as const;

const near = (radius: number): [number, number, number][] => {
  const range = Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius);
  return range.flatMap((z) => range.flatMap((y) => range.map((x): [number, number, number] => [x, y, z])));
};

/** The kernel engine on a block of activity in water, against the same block summed from EGSnrc's voxel S values. */
export async function uniformSection({ sameEmission, seed }: Bench): Promise<Section> {
  const s = new Map(
    referenceRows('physics/voxel-s-egsnrc-second.csv', /,/)
      .filter(({ values: [size] }) => size === voxelMm)
      .map(({ values: [, i, j, k, value] }) => [[i, j, k].join(), value ?? Number.NaN]),
  );
  const index = ([x, y, z]: readonly [number, number, number]): number =>
    x + middle + side * (y + middle + side * (z + middle));
  const voxels = side ** 3;
  const activity = new Float32Array(voxels);
  for (const offset of near(sources)) activity[index(offset)] = 1;
  const decays = near(sources).length;
  const { doseGyPerDecay } = await runKernelDose(
    {
      grid: {
        dims: [side, side, side],
        spacingMm: [voxelMm, voxelMm, voxelMm],
        density: new Float32Array(voxels).fill(1),
        material: new Uint8Array(voxels),
        materials: [water],
      },
      activity,
      emission: sameEmission,
      seed,
    },
    { precision: 0.01 },
  );
  const compared = near(targets).map((target) => {
    const summed = near(sources).reduce((sum, source) => {
      const apart = target.map((at, axis) => Math.abs(at - (source[axis] ?? 0))).sort((a, b) => a - b);
      return sum + (s.get(apart.join()) ?? Number.NaN);
    }, 0);
    return {
      distance: Math.max(...target.map(Math.abs)),
      // mGy/(MBq s) is 10⁻⁹ Gy per decay.
      reference: (summed * 1e-9) / decays,
      found: doseGyPerDecay[index(target)] ?? Number.NaN,
    };
  });
  const rows = Object.entries(radii).map(([name, radius]) => {
    const layer = compared.filter(({ distance }) => distance === radius || (radius === 1 && distance === 0));
    const mean = (of: (one: (typeof layer)[number]) => number): number =>
      layer.reduce((sum, one) => sum + of(one), 0) / layer.length;
    const [reference, found] = [mean((one) => one.reference), mean((one) => one.found)];
    const squares = mean((one) => (percentOff(one.found, one.reference) ?? Number.NaN) ** 2);
    return {
      name,
      voxels: layer.length,
      reference,
      found,
      off: percentOff(found, reference),
      rms: Math.sqrt(squares),
    };
  });
  const [block, shell, around] = rows;
  const against = { reference: 'EGSnrc, second computation', unit: '%' } as const;
  return {
    title: 'The kernel engine in a uniform medium',
    figures: [
      {
        what: 'kernel: block of activity in water, its mean dose',
        ...against,
        limit: 1,
        reached: block?.off ?? null,
      },
      { what: 'kernel: the layer around it, mean dose', ...against, limit: 1, reached: shell?.off ?? null },
      { what: 'kernel: the next layer, mean dose', ...against, limit: 3, reached: around?.off ?? null },
      {
        what: 'kernel: voxels of the block and the layer, rms difference',
        ...against,
        limit: 1.5,
        reached: block && shell ? Math.max(block.rms, shell.rms) : null,
      },
    ],
    text: `A block of 3³ voxels of 4.8 mm of water with even activity in endless water: the convolution against the sum of EGSnrc's
voxel S values (second computation, 0.3 % high in its electrons), Gy per decay.

${table(
  ['voxels', 'number', 'EGSnrc, summed', 'kernel', 'difference, %', 'rms by voxel, %'],
  rows.map(({ name, voxels: count, reference, found, off, rms }) => [
    name === 'block' ? 'the block' : name === 'shell' ? 'the layer around it' : 'the next layer',
    String(count),
    digits(reference),
    digits(found),
    signed(off),
    rms.toFixed(2),
  ]),
)}`,
    plots: {},
  };
}
