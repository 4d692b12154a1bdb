import { describe, expect, test } from 'vitest';
import { readDicom } from '../dicom/read-dicom.ts';
import { fileOf, petSlice, words } from '../dicom/test-dicom.ts';
import type { NewValues } from '../dicom/write-dicom.ts';
import { readVolume } from './read-volume.ts';
import { groupSeries } from './series.ts';
import { toPatient, toVoxel, valueAt, voxelMl } from './volume.ts';

const seriesOf = async (slices: readonly NewValues[]) => {
  const [series] = groupSeries(await Promise.all(slices.map((values) => readDicom(fileOf(values)))));
  if (series === undefined) throw new Error('no series');
  return series;
};
const codes = async (slices: readonly NewValues[]) =>
  (await seriesOf(slices)).problems.map(({ code }) => code);

test('slices in any order become one volume, each with its own slope', async () => {
  const volume = await readVolume(
    await seriesOf([2, 0, 1].map((k) => petSlice({ RescaleSlope: 1 + k }, k, 100 * k))),
  );
  expect(volume).toMatchObject({
    dims: [4, 3, 3],
    spacingMm: [6, 5, 4],
    originMm: [-100, -80, 0],
    frameOfReference: '2.25.1000',
    unit: 'BQML',
  });
  expect(valueAt(volume, 0)).toBe(0);
  expect(valueAt(volume, 12 + 5)).toBe(2 * 105);
  expect(valueAt(volume, 24 + 11)).toBe(3 * 211);
  expect(toPatient(volume, [3, 2, 1])).toEqual([-82, -70, 4]);
  expect(voxelMl(volume)).toBeCloseTo(0.12, 12);
});

test('feet first: the third axis is the normal of the images, not their numbers', async () => {
  const { grid } = await seriesOf([0, 1].map((k) => petSlice({ ImagePositionPatient: [0, 0, -4 * k] }, k)));
  expect(grid?.originMm).toEqual([0, 0, -4]);
  expect(grid?.directions[2]).toEqual([0, 0, 1]);
});

test('oblique images: places and voxels are inverse', async () => {
  const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
  const { grid } = await seriesOf(
    [0, 1, 2].map((k) =>
      petSlice(
        { ImageOrientationPatient: [c, s, 0, 0, 0, -1], ImagePositionPatient: [-s * 3 * k, c * 3 * k, 7] },
        k,
      ),
    ),
  );
  if (grid === null) throw new Error('no grid');
  const place = toPatient(grid, [1.5, 2, 0.25]);
  expect(toVoxel(grid, place)).toEqual([1.5, 2, 0.25].map((at) => expect.closeTo(at, 6)));
  expect(grid.spacingMm[2]).toBeCloseTo(3, 6);
});

describe('what makes no volume is said, and nothing is bent', () => {
  const at = (...z: number[]) => z.map((height, k) => petSlice({ ImagePositionPatient: [0, 0, height] }, k));
  test('missing images', async () => {
    const series = await seriesOf(at(0, 4, 8, 20, 24));
    expect(series.problems).toEqual([
      {
        code: 'missing-slices',
        text: '2 images are missing, first between image 3 and 4: 12.00 mm, not 4.00 mm',
      },
    ]);
    await expect(readVolume(series)).rejects.toThrow(/makes no volume: 2 images are missing/);
  });
  test('uneven distances', async () => expect(await codes(at(0, 4, 8, 11, 15))).toEqual(['uneven-slices']));
  test('two images at one place', async () => expect(await codes(at(0, 4, 4, 8))).toEqual(['same-place']));
  test('other sizes, other orientations, another frame of reference', async () => {
    expect(await codes([petSlice(), petSlice({ PixelSpacing: [5, 5] }, 1)])).toEqual(['different-sizes']);
    expect(await codes([petSlice(), petSlice({ ImageOrientationPatient: [0, 1, 0, 0, 0, -1] }, 1)])).toEqual([
      'different-orientations',
    ]);
    expect(await codes([petSlice(), petSlice({ FrameOfReferenceUID: '2.25.9' }, 1)])).toEqual([
      'different-frames',
    ]);
  });
  test('an instance that is there twice counts once', async () => {
    const series = await seriesOf([petSlice(), petSlice({}, 1), petSlice({}, 1)]);
    expect(series.problems.map(({ code }) => code)).toEqual(['same-instance']);
    expect((await readVolume(series)).dims).toEqual([4, 3, 2]);
  });
  test('a tilted gantry keeps its slant', async () => {
    const series = await seriesOf(
      [0, 1, 2].map((k) => petSlice({ ImagePositionPatient: [0, 1.5 * k, 4 * k] }, k)),
    );
    expect(series.problems).toEqual([expect.objectContaining({ code: 'gantry-tilt' })]);
    expect(series.problems[0]?.text).toContain('20.6°');
    expect(voxelMl(await readVolume(series))).toBeCloseTo(0.12, 9);
  });
  test('a wrong image is named', async () => {
    const series = await seriesOf([petSlice(), petSlice({ PixelSpacing: null }, 1)]);
    expect(series.problems[0]?.text).toBe('instance 2.25.40001: (0028,0030) PixelSpacing is empty');
  });
});

test('several series of one folder', async () => {
  const files = await Promise.all(
    [petSlice(), petSlice({ SeriesInstanceUID: '2.25.3001', Modality: 'CT' }, 1)].map((values) =>
      readDicom(fileOf(values)),
    ),
  );
  expect(groupSeries(files).map(({ modality }) => modality)).toEqual(['PT', 'CT']);
});

const noPlace = { ImagePositionPatient: null, ImageOrientationPatient: null, PixelSpacing: null };

test('an enhanced object: planes and factors frame by frame', async () => {
  const { ImagePositionPatient: _, ImageOrientationPatient: __, PixelSpacing: ___, ...rest } = petSlice();
  const series = await seriesOf([
    {
      ...rest,
      NumberOfFrames: 2,
      PixelData: words(Array.from({ length: 24 }, (_, i) => i)),
      SharedFunctionalGroupsSequence: [
        {
          PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
          PixelMeasuresSequence: [{ PixelSpacing: [5, 6], SliceThickness: 4 }],
        },
      ],
      PerFrameFunctionalGroupsSequence: [1, 0].map((k) => ({
        PlanePositionSequence: [{ ImagePositionPatient: [0, 0, 4 * k] }],
        PixelValueTransformationSequence: [{ RescaleSlope: 1 + k, RescaleIntercept: 0 }],
      })),
    },
  ]);
  const volume = await readVolume(series);
  expect(volume.dims).toEqual([4, 3, 2]);
  // The second frame lies lower.
  expect(valueAt(volume, 0)).toBe(12);
  expect(valueAt(volume, 12)).toBe(0);
  expect(valueAt(volume, 13)).toBe(2);
});

test('frames of a dose grid lie by their offsets', async () => {
  const series = await seriesOf([
    petSlice({
      Modality: 'RTDOSE',
      NumberOfFrames: 2,
      GridFrameOffsetVector: [0, 2.5],
      DoseGridScaling: 0.01,
      DoseUnits: 'GY',
      Units: null,
      PixelData: words(Array.from({ length: 24 }, (_, i) => i)),
    }),
  ]);
  const volume = await readVolume(series);
  expect(volume.spacingMm[2]).toBe(2.5);
  expect(volume.unit).toBe('GY');
  expect(valueAt(volume, 23)).toBeCloseTo(0.23, 12);
});

test('an object without a place has no images', async () => {
  const { ImagePositionPatient: _, ImageOrientationPatient: __, ...rest } = petSlice(noPlace);
  const series = await seriesOf([rest]);
  expect(series).toMatchObject({ slices: [], grid: null, problems: [] });
  await expect(readVolume(series)).rejects.toThrow(/has no images/);
});
