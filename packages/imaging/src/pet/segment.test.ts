import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDicom } from '../dicom/read-dicom.ts';
import { fileOf, petSlice } from '../dicom/test-dicom.ts';
import { createDataSet } from '../dicom/write-dicom.ts';
import { structureMasks } from '../masks/rtstruct.ts';
import { segmentMasks } from '../masks/segmentation.ts';
import type { Volume } from '../volume/volume.ts';
import { valueAt } from '../volume/volume.ts';
import { segmentPet } from './analyse-pet.ts';
import { type Connectivity, connectedComponents, labelImage } from './components.ts';
import golden from './golden-scipy.json' with { type: 'json' };
import { measureComponents } from './lesions.ts';
import { distribution } from './statistics.ts';
import { peakRadiusMm } from './suv-peak.ts';

const volumeOf = (
  dims: [number, number, number],
  stored: Volume['stored'],
  changes: Partial<Volume> = {},
): Volume => ({
  dims,
  stored,
  spacingMm: [4, 3, 5],
  originMm: [-10, 20, 30],
  directions: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  frameOfReference: '2.25.1000',
  slopes: new Float64Array(dims[2]).fill(1),
  intercepts: new Float64Array(dims[2]),
  unit: 'g/ml',
  ...changes,
});

/** Floods from each voxel in the order of a scan: slow, and plainly right. */
function flooded(volume: Volume, threshold: number, connectivity: Connectivity): Int32Array {
  const [nx, ny, nz] = volume.dims;
  const labels = new Int32Array(nx * ny * nz);
  let count = 0;
  for (let seed = 0; seed < labels.length; seed++) {
    if (labels[seed] !== 0 || valueAt(volume, seed) < threshold) continue;
    labels[seed] = ++count;
    const open = [seed];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [i, j, k] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / nx / ny)];
      for (const dk of [-1, 0, 1])
        for (const dj of [-1, 0, 1])
          for (const di of [-1, 0, 1]) {
            if (connectivity === 6 && Math.abs(di) + Math.abs(dj) + Math.abs(dk) > 1) continue;
            const [x, y, z] = [i + di, j + dj, k + dk];
            if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) continue;
            const next = (z * ny + y) * nx + x;
            if (labels[next] !== 0 || valueAt(volume, next) < threshold) continue;
            labels[next] = count;
            open.push(next);
          }
    }
  }
  return labels;
}

const anyVolume = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([nx, ny, nz]) =>
    fc.tuple(
      fc.constant<[number, number, number]>([nx, ny, nz]),
      fc.array(fc.integer({ min: -3, max: 9 }), { minLength: nx * ny * nz, maxLength: nx * ny * nz }),
      fc.array(fc.constantFrom(0.1, 0.7, 1, -0.5), { minLength: nz, maxLength: nz }),
    ),
  )
  .map(([dims, values, slopes]) =>
    volumeOf(dims, Int16Array.from(values), { slopes: Float64Array.from(slopes) }),
  );

test.each<Connectivity>([6, 26])(
  '%d-connected components are those of flooding, with its numbers',
  (connectivity) =>
    fc.assert(
      fc.property(anyVolume, fc.constantFrom(0, 0.3, 2, 3.5), (volume, threshold) => {
        const found = labelImage(volume, connectedComponents(volume, threshold, connectivity));
        expect(found).toEqual(flooded(volume, threshold, connectivity));
      }),
    ),
);

test('the figures of each component are those of a plain recomputation', () =>
  fc.assert(
    fc.property(anyVolume, (volume) => {
      const components = connectedComponents(volume, 1.5, 26);
      const image = labelImage(volume, components);
      const lesions = measureComponents(volume, components);
      const [nx, ny] = volume.dims;
      const centres = Array.from(image, (_, at) => [
        -10 + 4 * (at % nx),
        20 + 3 * (Math.floor(at / nx) % ny),
        30 + 5 * Math.floor(at / nx / ny),
      ]);
      const values = Array.from(image, (_, at) => valueAt(volume, at));
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      const near = (at: number) =>
        values.filter(
          (_, other) =>
            Math.hypot(...[0, 1, 2].map((d) => (centres[at]?.[d] ?? 0) - (centres[other]?.[d] ?? 0))) <=
            peakRadiusMm,
        );
      lesions.forEach((lesion, label) => {
        const own = [...image.keys()].filter((at) => image[at] === label + 1);
        expect(lesion).toEqual({
          voxels: own.length,
          volumeMl: expect.closeTo(own.length * 0.06, 9),
          suvMax: Math.max(...own.map((at) => values[at] ?? Number.NaN)),
          suvMean: expect.closeTo(mean(own.map((at) => values[at] ?? Number.NaN)), 9),
          suvPeak: expect.closeTo(Math.max(...own.map((at) => mean(near(at)))), 9),
          tl: expect.closeTo(own.reduce((sum, at) => sum + (values[at] ?? Number.NaN), 0) * 0.06, 9),
          centroidMm: [0, 1, 2].map((d) => expect.closeTo(mean(own.map((at) => centres[at]?.[d] ?? 0)), 6)),
        });
      });
    }),
    { numRuns: 40 },
  ));

describe('a volume that scipy labelled', () => {
  const { dims, values, threshold, labelled } = golden;
  const [nx = 0, ny = 0, nz = 0] = dims;
  const volume = volumeOf([nx, ny, nz], Int16Array.from(values), {
    slopes: new Float64Array(nz).fill(golden.slope),
  });
  test.each(labelled)('$connectivity neighbours: $count components', ({ connectivity, count, labels }) => {
    const components = connectedComponents(volume, threshold, connectivity === 6 ? 6 : 26);
    expect(components.count).toBe(count);
    // The numbers may differ; the parts may not.
    const ours = [...labelImage(volume, components)];
    const pairs = new Set(ours.map((label, at) => `${label} ${labels[at]}`));
    expect(pairs.size).toBe(count + 1);
  });
});

test('a threshold is met by what equals it, as it is computed', () => {
  // 30 · 0.1 is 3.0000000000000004 and 3 · 0.1 is 0.30000000000000004 in binary; 29 · 0.1 is below.
  const volume = volumeOf([3, 1, 1], Int16Array.of(29, 30, 31), { slopes: Float64Array.of(0.1) });
  expect(connectedComponents(volume, 3, 26).starts).toEqual(Int32Array.of(1));
  const float = volumeOf([3, 1, 1], Float32Array.of(2.9999998, 3, 4));
  expect(connectedComponents(float, 3, 26).starts).toEqual(Int32Array.of(1));
});

test('median and extremes, of two-byte and of floating values', () =>
  fc.assert(
    fc.property(anyVolume, fc.boolean(), (volume, masked) => {
      const inside = masked ? Uint8Array.from(volume.stored, (_, i) => i % 2) : undefined;
      const values = Array.from(volume.stored, (_, at) => valueAt(volume, at))
        .filter((value, at) => (inside === undefined ? value > 0 : inside[at] === 1))
        .sort((a, b) => a - b);
      const half = values.length / 2;
      const middle =
        values.length % 2 === 1
          ? values[Math.floor(half)]
          : ((values[half - 1] ?? Number.NaN) + (values[half] ?? Number.NaN)) / 2;
      for (const stored of [volume.stored, Float64Array.from(volume.stored)]) {
        const found = distribution({ ...volume, stored }, inside);
        if (values.length === 0) expect(found).toBeNull();
        else expect(found).toMatchObject({ min: values[0], max: values.at(-1), median: middle });
      }
    }),
  ));

describe('methods', () => {
  // A hot row of 10, 8, 5, 3 and a warm voxel of 4 apart.
  const volume = volumeOf([9, 1, 1], Int16Array.of(10, 8, 5, 3, 0, 1, 4, 1, 1));
  const volumes = (method: Parameters<typeof segmentPet>[1]['method']) =>
    segmentPet(volume, { method, connectivity: 26 }).lesions.map(({ voxels }) => voxels);
  test('suv3, suv4, 41 and 50 % of the maximum', () => {
    expect(volumes('suv3')).toEqual([4, 1]);
    expect(volumes('suv4')).toEqual([3, 1]);
    expect(volumes('pct41')).toEqual([3]);
    expect(volumes('pct50')).toEqual([3]);
  });
  test('the liver’s threshold: 4.30 / mean · (mean + SD)', () => {
    // Three voxels of 1, 4 and 1 within 5 mm of x = 14: mean 2, SD √3.
    const found = segmentPet(volume, { method: 'liver', connectivity: 26, liverMm: [14, 20, 30] });
    expect(found.liver?.voxels).toBeGreaterThan(3);
    const { mean, sd } = found.liver ?? { mean: Number.NaN, sd: Number.NaN };
    expect(found.thresholds[0]).toBeCloseTo((4.3 / mean) * (mean + sd), 9);
    expect(() => segmentPet(volume, { method: 'liver', connectivity: 26 })).toThrow(/needs the centre/);
  });
  test('what is too small is left out, and totals add up', () => {
    const found = segmentPet(volume, { method: 'suv3', connectivity: 26, minMl: 0.1 });
    expect(found.lesions.map(({ voxels }) => voxels)).toEqual([4]);
    expect(found.psmaTvMl).toBeCloseTo(0.24, 9);
    expect(found.tlPsma).toBeCloseTo(26 * 0.06, 9);
    expect(found.suvMean).toBeCloseTo(6.5, 9);
    expect(found.max).toEqual({ suv: 10, positionMm: [-10, 20, 30] });
  });
});

describe('masks', () => {
  const grid = volumeOf([6, 6, 3], new Int16Array(108).fill(5), {
    spacingMm: [1, 1, 2],
    originMm: [0, 0, 0],
  });
  const square = (low: number, high: number, z: number) => ({
    ContourGeometricType: 'CLOSED_PLANAR',
    NumberOfContourPoints: 4,
    ContourData: [low, low, z, high, low, z, high, high, z, low, high, z],
  });
  const structures = (type: string, frame = '2.25.1000') =>
    createDataSet({
      Modality: 'RTSTRUCT',
      StructureSetROISequence: [{ ROINumber: 7, ROIName: 'ring', ReferencedFrameOfReferenceUID: frame }],
      ROIContourSequence: [
        {
          ReferencedROINumber: 7,
          ContourSequence: [square(-0.5, 4.5, 2), square(1.5, 2.5, 2)],
        },
      ],
      RTROIObservationsSequence: [{ ReferencedROINumber: 7, RTROIInterpretedType: type }],
    });

  test('contours: a contour within another is a hole', () => {
    const [mask] = structureMasks(structures('GTV'), grid);
    expect(mask).toMatchObject({ name: 'ring', role: 'region' });
    const inside = [...(mask?.voxels ?? [])];
    expect(inside.reduce((a, b) => a + b, 0)).toBe(24);
    expect(inside[36 + 2 * 6 + 2]).toBe(0);
    expect(inside[36 + 4 * 6 + 4]).toBe(1);
    expect(inside[36 + 5 * 6]).toBe(0);
  });

  test('an organ is left out, a region is where to look', () => {
    const count = (type: string) =>
      segmentPet(grid, {
        method: 'suv3',
        connectivity: 26,
        masks: structureMasks(structures(type), grid),
      }).lesions.reduce((sum, { voxels }) => sum + voxels, 0);
    expect(count('GTV')).toBe(24);
    expect(count('ORGAN')).toBe(108 - 24);
  });

  test('another frame of reference is refused', () =>
    expect(() => structureMasks(structures('GTV', '2.25.5'), grid)).toThrow(/another frame of reference/));

  test('a segmentation on a finer grid', async () => {
    // Two frames of 4 × 4 bits with pixels of 0.5 mm: the left half of each is inside.
    const {
      Units: _,
      PixelSpacing: __,
      ImagePositionPatient: ___,
      ImageOrientationPatient: ____,
      ...rest
    } = petSlice();
    const file = await readDicom(
      fileOf({
        ...rest,
        Modality: 'SEG',
        SegmentationType: 'BINARY',
        Rows: 4,
        Columns: 4,
        BitsAllocated: 1,
        BitsStored: 1,
        HighBit: 0,
        PixelRepresentation: 0,
        NumberOfFrames: 2,
        PixelData: Uint8Array.of(0x33, 0x33, 0x33, 0x33),
        SegmentSequence: [
          {
            SegmentNumber: 1,
            SegmentLabel: 'Kidney',
            SegmentedPropertyCategoryCodeSequence: [{ CodeValue: '123037004' }],
          },
        ],
        SharedFunctionalGroupsSequence: [
          {
            PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
            PixelMeasuresSequence: [{ PixelSpacing: [0.5, 0.5], SliceThickness: 2 }],
          },
        ],
        PerFrameFunctionalGroupsSequence: [2, 4].map((z) => ({
          PlanePositionSequence: [{ ImagePositionPatient: [1, 1, z] }],
          SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }],
        })),
      }),
    );
    const [mask] = await segmentMasks(file, grid);
    expect(mask).toMatchObject({ name: 'Kidney', role: 'organ' });
    const inside = [...(mask?.voxels.entries() ?? [])].flatMap(([at, value]) => (value === 1 ? [at] : []));
    // Columns from 1 to 1.5 mm and rows from 1 to 2.5 mm: voxels (1, 1) and (1, 2) of slices 1 and 2.
    expect(inside).toEqual([36 + 7, 36 + 13, 72 + 7, 72 + 13]);
  });
});
