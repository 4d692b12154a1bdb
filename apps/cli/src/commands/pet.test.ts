import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSet, type NewValues, writeDicom } from '@lutetia/imaging';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lutetia } from '../test-run.ts';

let folder = '';

/** 10 × 8 pixels of 4 mm: SUV 1 all over, with a hot block of 4 in three slices. */
function slice(k: number, changes: NewValues = {}): Uint8Array {
  const stored = new Uint8Array(2 * 80);
  const view = new DataView(stored.buffer);
  for (let at = 0; at < 80; at++) {
    const [i, j] = [at % 10, Math.floor(at / 10)];
    const hot = i >= 2 && i < 5 && j >= 3 && j < 6 && k >= 1 && k < 4;
    view.setInt16(2 * at, hot ? 14400 : 3600, true);
  }
  return writeDicom(
    createDataSet({
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.128',
      SOPInstanceUID: `2.25.41${k}`,
      SeriesDate: '20260301',
      SeriesTime: '110000',
      AcquisitionDate: '20260301',
      AcquisitionTime: '110000',
      Modality: 'PT',
      SeriesDescription: 'made for a test',
      PatientName: '测试^病人',
      PatientID: 'INVENTED-1',
      PatientWeight: 70,
      ActualFrameDuration: 300_000,
      StudyInstanceUID: '2.25.21',
      SeriesInstanceUID: '2.25.31',
      FrameOfReferenceUID: '2.25.11',
      ImagePositionPatient: [-20, -16, 4 * k],
      ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
      PixelSpacing: [4, 4],
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: 8,
      Columns: 10,
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 1,
      RescaleSlope: 1,
      RescaleIntercept: 0,
      CorrectedImage: ['NORM', 'ATTN', 'DECY'],
      RadiopharmaceuticalInformationSequence: [
        {
          RadionuclideTotalDose: 368_080_000,
          RadionuclideHalfLife: 6586.2,
          RadiopharmaceuticalStartDateTime: '20260301100000',
        },
      ],
      Units: 'BQML',
      DecayCorrection: 'START',
      FrameReferenceTime: 150_000,
      PixelData: stored,
      ...changes,
    }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutetia-pet-'));
  await mkdir(join(folder, 'pet'));
  for (let k = 0; k < 5; k++) await writeFile(join(folder, 'pet', `${k}.dcm`), slice(k));
  await writeFile(join(folder, 'pet', 'notes.txt'), 'no DICOM object');
});
afterAll(() => rm(folder, { recursive: true }));

async function answer(...args: string[]) {
  const { exit, stdout, stderr } = await lutetia(...args, '--json');
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout);
}

async function refused(...args: string[]): Promise<string> {
  const { exit, stdout, stderr } = await lutetia(...args, '--json');
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  return JSON.parse(stderr).error.code;
}

describe('pet', () => {
  test('SUV, the maximum, and one lesion', async () => {
    const found = await answer('pet', join(folder, 'pet'));
    expect(found).toMatchObject({
      series: '2.25.31',
      suv: {
        kind: 'bw',
        factor: expect.closeTo(1 / 3600, 8),
        decayedDoseBq: expect.closeTo(252e6, -5),
        scanStart: '2026-03-01T11:00:00',
        injection: '2026-03-01T10:00:00',
        rule: expect.stringContaining('START'),
      },
      max: { suv: expect.closeTo(4, 3), positionMm: [-12, -4, 4] },
      median: expect.closeTo(1, 3),
      psmaTvMl: expect.closeTo(27 * 0.064, 9),
      tlPsma: expect.closeTo(27 * 0.064 * 4, 3),
      suvMean: expect.closeTo(4, 3),
    });
    expect(found.lesions).toEqual([
      {
        voxels: 27,
        volumeMl: expect.closeTo(1.728, 9),
        suvMax: expect.closeTo(4, 3),
        suvMean: expect.closeTo(4, 3),
        // The 19 voxels within 6.2 mm of the block's centre are all hot.
        suvPeak: expect.closeTo(4, 3),
        tl: expect.closeTo(6.912, 2),
        centroidMm: [-8, 0, 8],
      },
    ]);
  });

  test('lines to read', async () => {
    const { stdout } = await lutetia('pet', join(folder, 'pet'), '--method', 'pct50');
    expect(stdout).toMatch(/pct50: 1 lesions from SUV 2 on, 1\.728 mL/);
  });

  test('bad input', async () => {
    const pet = join(folder, 'pet');
    expect(await refused('pet', join(folder, 'nowhere'))).toBe('file-not-found');
    expect(await refused('pet', join(pet, 'notes.txt'))).toBe('not-dicom');
    expect(await refused('pet', pet, '--method', 'suv5')).toBe('usage');
    expect(await refused('pet', pet, '--method', 'liver')).toBe('usage');
    expect(await refused('pet', pet, '--connectivity', '18')).toBe('usage');
    expect(await refused('pet', pet, '--min-ml', 'x')).toBe('usage');
    expect(await refused('pet', pet, '--series', '2.25.99')).toBe('no-images');
    expect(await refused('pet', pet, '--masks', join(pet, '0.dcm'))).toBe('unsupported');
  });

  test('a slice that is missing, a weight that is missing, two series', async () => {
    const gap = join(folder, 'gap');
    await cp(join(folder, 'pet'), gap, { recursive: true });
    await rm(join(gap, '2.dcm'));
    expect(await refused('pet', gap)).toBe('uneven-slices');
    await writeFile(join(gap, '2.dcm'), slice(2).subarray(0, 700));
    expect(await refused('pet', gap)).toBe('damaged-file');
    const light = join(folder, 'light');
    await mkdir(light);
    await writeFile(join(light, '0.dcm'), slice(0, { PatientWeight: null, SliceThickness: 4 }));
    expect(await refused('pet', light)).toBe('missing-tag');
    await writeFile(join(light, '1.dcm'), slice(1, { SeriesInstanceUID: '2.25.32' }));
    expect(await refused('pet', light)).toBe('several-series');
  });
});

describe('dicom', () => {
  test('info says what is there', async () => {
    const found = await answer('dicom', 'info', folder);
    expect(found).toMatchObject({ others: expect.any(Number) });
    const one = await answer('dicom', 'info', join(folder, 'pet'));
    expect(one).toMatchObject({
      files: 5,
      others: 1,
      problems: [],
      series: [
        {
          series: '2.25.31',
          modality: 'PT',
          patientName: '测试^病人',
          instances: 5,
          images: 5,
          geometry: { dims: [10, 8, 5], spacingMm: [4, 4, 4], originMm: [-20, -16, 0] },
          problems: [],
        },
      ],
    });
  });

  test('deidentify writes copies that are read again, and nothing over what is there', async () => {
    const [from, to] = [join(folder, 'pet'), join(folder, 'anonymous')];
    const found = await answer('dicom', 'deidentify', from, to, '--profile', 'quantitative', '--secret', 's');
    expect(found).toMatchObject({
      profile: 'quantitative',
      written: 5,
      burnedIn: [],
      problems: [],
      others: 1,
    });
    const bytes = await Promise.all(
      (await readdir(to, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
    );
    expect(bytes).toHaveLength(5);
    for (const text of bytes) expect(text).not.toMatch(/INVENTED-1|20260301|2\.25\.(31|41)/);
    const again = await answer('pet', to);
    expect(again.lesions[0]).toMatchObject({ voxels: 27, suvMax: expect.closeTo(4, 3) });
    expect(await refused('dicom', 'deidentify', from, to)).toBe('unwritable-file');
    expect(await refused('dicom', 'deidentify', from, join(folder, 'x'), '--profile', 'nice')).toBe('usage');
    const twice = join(folder, 'twice');
    await mkdir(twice);
    for (const name of ['a.dcm', 'b.dcm']) await writeFile(join(twice, name), slice(0));
    expect(await answer('dicom', 'deidentify', twice, join(folder, 'once'))).toMatchObject({
      written: 1,
      problems: [{ code: 'same-instance', file: join(twice, 'b.dcm') }],
    });
    const one = join(folder, 'one.dcm');
    expect(await answer('dicom', 'deidentify', join(from, '0.dcm'), one)).toMatchObject({ written: 1 });
    expect((await answer('dicom', 'info', one)).series[0].patientName).toMatch(/^ANON-/);
  });
});

describe('recip', () => {
  test('the example, and a boundary', async () => {
    const of = (after: string, fresh: string) =>
      answer('recip', '--before-ml', '100', '--after-ml', after, '--new-lesions', fresh);
    expect(await of('69', '0')).toEqual({ category: 'PR', change: -0.31, atBoundary: false });
    expect(await of('120', '1')).toEqual({ category: 'PD', change: 0.2, atBoundary: true });
    expect(
      (await lutetia('recip', '--before-ml', '100', '--after-ml', '70', '--new-lesions', '0')).stdout,
    ).toMatch(/^PR \(-30\.0 %\)\nexactly at a boundary/);
  });
  test('bad input', async () => {
    expect(await refused('recip', '--before-ml', 'x', '--after-ml', '1', '--new-lesions', '0')).toBe('usage');
    expect(await refused('recip', '--before-ml', '1', '--after-ml', '1', '--new-lesions', '0.5')).toBe(
      'out-of-range',
    );
    expect(await refused('recip', '--before-ml', '1')).toBe('usage');
  });
});
