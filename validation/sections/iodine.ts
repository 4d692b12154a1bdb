import { decayEmission, materialNamed, voxelSValues } from '@lutetia/dosimetry';
import { emissions } from '@lutetia/nuclide';
import { furthest, percentOff } from '../judge.ts';
import { referenceRows } from '../reference.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';

const voxelMm = 3;
const radius = 5;

/** I-131 for its γ of 364 keV: its photons give most of the dose from two voxels on. */
export async function iodineSection({ seed, executor, say }: Bench): Promise<Section> {
  say('  I-131, 3 mm');
  const all = decayEmission(emissions('I-131'));
  const published = new Map(
    referenceRows('physics/lanconelli-2012/131I3mmsoft.txt', /\s+/).map(({ values: [i, j, k, S] }) => [
      [i, j, k].join(),
      S,
    ]),
  );
  const values = await voxelSValues({
    emission: { ...all, electrons: { ...all.electrons, lines: [] } },
    medium: materialNamed('soft-tissue'),
    densityGPerCm3: 1,
    voxelMm,
    radius,
    histories: 1_000_000,
    seed,
    executor,
  });
  const rows = values.map(([i, j, k, S]) => ({
    offset: [i, j, k].join(', '),
    S,
    wanted: published.get([i, j, k].join()),
    off: percentOff(S, published.get([i, j, k].join())),
  }));
  const against = { reference: 'Lanconelli 2012', unit: '%' } as const;
  const name = `voxel S of I-131 without conversion electrons, ${voxelMm} mm`;
  return {
    title: 'Voxel S values of I-131: a γ of 364 keV',
    figures: [
      {
        what: `${name}: source and first neighbours, the furthest`,
        ...against,
        limit: 1,
        reached: furthest(rows.filter(({ offset }) => !/[2-9]/.test(offset)).map(({ off }) => off)),
      },
      {
        what: `${name}: all ${rows.length - 4} others out to radius ${radius}, the furthest`,
        ...against,
        limit: 3,
        reached: furthest(rows.filter(({ offset }) => /[2-9]/.test(offset)).map(({ off }) => off)),
      },
    ],
    text: `Soft tissue of unit density, as the table has it, β and photons. From two voxels on all that counts are photons.

${table(
  ['offset', 'Lanconelli', 'Lutetia', 'difference, %'],
  rows
    .filter(({ offset }) => offset.startsWith('0, 0') || ['0, 1, 1', '1, 1, 1', '5, 5, 5'].includes(offset))
    .map(({ offset, S, wanted, off }) => [offset, digits(wanted, 3), digits(S, 4), signed(off, 1)]),
)}`,
    plots: {},
  };
}
