import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { formatNifti, type NiftiImage, parseNifti } from '@lutetia/dosimetry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interrupted, lutetia } from '../test-run.ts';

const side = 9;
const voxels = side ** 3;
const header = new Uint8Array(348);
const view = new DataView(header.buffer);
view.setInt32(0, 348, true);
for (const [i, value] of [3, side, side, side, 1, 1, 1, 1].entries()) view.setInt16(40 + 2 * i, value, true);
for (const [i, value] of [1, 5, 5, 5].entries()) view.setFloat32(76 + 4 * i, value, true);
// Millimetres.
header[123] = 2;
const grid: NiftiImage = {
  dims: [side, side, side],
  spacingMm: [5, 5, 5],
  data: new Float32Array(voxels),
  header,
};

let folder = '';
let images: string[] = [];
const file = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutetia-dose-'));
  const write = (name: string, value: (voxel: number) => number): Promise<void> =>
    writeFile(
      file(name),
      formatNifti(
        grid,
        Float32Array.from({ length: voxels }, (_, i) => value(i)),
        name,
      ),
    );
  const middle = (voxels - 1) / 2;
  await write('density.nii', () => 1.03);
  await write('material.nii', () => 2);
  await write('activity.nii', (voxel) => (voxel === middle ? 1 : 0));
  await write('labels.nii', (voxel) => (voxel === middle ? 7 : 1));
  images = ['density', 'material', 'activity', 'labels'].flatMap((name) => [
    `--${name}`,
    file(`${name}.nii`),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

const dose = (...more: string[]) =>
  lutetia('dose', ...images, ...['--nuclide', 'Lu-177', '--out', file('dose.nii'), '--json', ...more]);

test.each([
  ['cpu', '1'],
  ['cpu', '2'],
  ['kernel', null],
])(
  'dose by engine %s on %s threads: the regions, the energy and an image on the same grid',
  async (engine, threads) => {
    const { exit, stdout, stderr } = await dose(
      ...['--engine', engine, '--histories', '20000', '--uncertainty', file('error.nii')],
      ...(threads === null ? [] : ['--threads', threads]),
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ engine, threads: Number(threads ?? 1) });
    const { emitted, deposited, escaped } = answer.energyKeVPerDecay;
    expect(Math.abs((deposited + escaped) / emitted - 1)).toBeLessThan(0.01);
    expect(answer.regions.map(({ label }: { label: number }) => label)).toEqual([1, 7]);
    const image = parseNifti(await readFile(file('dose.nii')), 'dose.nii');
    expect(image).toMatchObject({ dims: grid.dims, spacingMm: grid.spacingMm });
    const middle = image.data[(voxels - 1) / 2] as number;
    expect(Math.abs(middle / answer.regions[1].meanDoseGyPerDecay - 1)).toBeLessThan(1e-5);
    // 147 keV of electrons, some of which leave the voxel, in 0.129 g.
    expect(middle).toBeGreaterThan(0.9 * ((140 * 1.602e-16) / 1.2875e-4));
    const error = parseNifti(await readFile(file('error.nii')), 'error.nii');
    expect([...error.data].every((value) => value >= 0 && value <= 1)).toBe(true);
  },
);

describe('an image that could not be written is refused before anything is computed', () => {
  // A run of this many histories would outlast the test.
  const refused = async (...more: string[]): Promise<string> => {
    const { exit, stderr } = await dose('--histories', '1000000000000', ...more);
    expect(exit).toBe(2);
    return JSON.parse(stderr).error.code;
  };
  test.each(['--out', '--uncertainty'])('%s', async (option) => {
    expect(await refused(option, file('nowhere/dose.nii'))).toBe('unwritable-file');
    expect(await refused(option, file('density.nii/dose.nii'))).toBe('unwritable-file');
    expect(await refused(option, folder)).toBe('unwritable-file');
    const before = await readFile(file('activity.nii'));
    expect(await refused(option, join(folder, '.', 'activity.nii'))).toBe('same-file');
    await symlink(file('labels.nii'), file(`${option}.nii`));
    expect(await refused(option, file(`${option}.nii`))).toBe('same-file');
    expect(await readFile(file('activity.nii'))).toEqual(before);
  });
  test('both images in one file', async () => {
    const elsewhere = join(tmpdir(), `${basename(folder)}-link`);
    await symlink(folder, elsewhere);
    try {
      const { exit, stderr } = await dose(
        ...['--histories', '1000000000000', '--out', file('both.nii')],
        ...['--uncertainty', join(elsewhere, 'both.nii')],
      );
      expect({ exit, code: JSON.parse(stderr).error.code }).toEqual({ exit: 2, code: 'same-file' });
    } finally {
      await rm(elsewhere);
    }
  });
  test.skipIf(process.getuid?.() === 0)('a folder that is not to be written in', async () => {
    await mkdir(file('locked'), { mode: 0o500 });
    expect(await refused('--out', file('locked/dose.nii'))).toBe('unwritable-file');
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C in the middle of a long run', () => {
  test.each([['cpu', '--threads', '2'], ['kernel']])(
    'by engine %s: exit code 130, and no file, whole or in part',
    async (engine, ...more) => {
      const before = (await readdir(folder)).sort();
      const { exit, signal, stderr } = await interrupted(
        ...['dose', ...images, '--nuclide', 'Lu-177', '--json'],
        ...['--engine', engine, ...more, '--precision', '0.00001'],
        ...['--out', file('new.nii'), '--uncertainty', file('new-error.nii')],
      );
      expect({ exit, signal }).toEqual({ exit: 130, signal: null });
      expect(JSON.parse(stderr).error.code).toBe('cancelled');
      expect((await readdir(folder)).sort()).toEqual(before);
    },
  );
});

test('an unknown engine and threads for another engine than cpu are refused', async () => {
  expect(JSON.parse((await dose('--engine', 'abacus')).stderr).error.code).toBe('unknown-engine');
  expect(JSON.parse((await dose('--engine', 'kernel', '--threads', '2')).stderr).error.code).toBe('usage');
});
