import { expect, test } from 'vitest';
import { deidentify } from '../deidentify/deidentify.ts';
import { profiles } from '../deidentify/profile.ts';
import { ImagingError } from '../errors.ts';
import { masksOf } from '../masks/index.ts';
import { analysePet } from '../pet/analyse-pet.ts';
import { groupSeries } from '../volume/series.ts';
import { readFrame } from './pixels.ts';
import { readDicom } from './read-dicom.ts';
import { Dice, mutate, seeds } from './test-mutate.ts';
import { writeDicom } from './write-dicom.ts';

/** `MUTATED_FILES=20000` looks at as many as the release does. */
const count = Number(process.env.MUTATED_FILES ?? 1500);

/** What came of everything that reads a file: its header, pixels, volume, SUV, masks, and of writing it de-identified. */
async function outcomes(bytes: Uint8Array): Promise<string[]> {
  const file = await outcome(() => readDicom(bytes));
  if (typeof file === 'string') return [file];
  const series = () => groupSeries([file]);
  const steps = [
    () => readFrame(file),
    async () => {
      for (const one of series()) await analysePet(one, { method: 'suv3', connectivity: 26 });
    },
    async () => {
      for (const { grid } of series()) if (grid !== null) await masksOf(file, grid);
    },
    () => {
      const { dataSet } = deidentify(file.dataSet, profiles.quantitative, {
        uidFor: (uid) => uid,
        patientFor: () => 'ANON',
        shiftDaysFor: () => 3,
      });
      writeDicom(dataSet, { ...file.syntax, deflated: false });
    },
  ];
  const found: string[] = [];
  for (const step of steps) {
    const came = await outcome<unknown>(step);
    found.push(typeof came === 'string' ? came : 'done');
  }
  return found;
}

/** What a step gives, or the code with which it refuses. */
async function outcome<T>(step: () => T | Promise<T>): Promise<T | string> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    expect(error.message).not.toBe('');
    return error.code;
  }
}

test(`${count} mutated files: each is read or refused with a code, and nothing else is thrown`, async () => {
  const originals = seeds();
  const dice = new Dice(20260301);
  const codes = new Map<string, number>();
  let slowest = 0;
  for (let i = 0; i < count; i++) {
    const original = originals[i % originals.length] ?? new Uint8Array(0);
    const before = performance.now();
    for (const code of await outcomes(mutate(original, dice))) codes.set(code, (codes.get(code) ?? 0) + 1);
    slowest = Math.max(slowest, performance.now() - before);
  }
  // The mutations reach far: many kinds of refusal, and not all is refused.
  expect(codes.size).toBeGreaterThan(8);
  expect(codes.get('done')).toBeGreaterThan(count / 2);
  if (process.env.MUTATED_FILES !== undefined)
    process.stdout.write(`${JSON.stringify(Object.fromEntries(codes))}, slowest ${slowest.toFixed(0)} ms\n`);
});

test('the originals are valid', async () => {
  for (const original of seeds()) {
    const file = await readDicom(original);
    expect((await readFrame(file)).length).toBe(12);
  }
});
