import { describe, expect, test } from 'vitest';
import { readDicom } from '../dicom/read-dicom.ts';
import { writeDicom } from '../dicom/write-dicom.ts';
import { masksOf } from '../masks/index.ts';
import { dciodvfy, dcmdump, lesions, newObject, noJudges, petSeries } from './test-judges.ts';
import { traceOutlines } from './trace-outlines.ts';
import { createStructureSet } from './write-structure-set.ts';

const { series, grid } = await petSeries();
const written = createStructureSet(series, lesions(), newObject());

test('is read back into the same voxels, holes and corners too', async () => {
  const masks = await masksOf(await readDicom(writeDicom(written)), grid);
  expect(masks.map(({ name, role }) => [name, role])).toEqual([
    ['Lesion 1 右侧', 'region'],
    ['Lesion 2', 'region'],
  ]);
  for (const [i, { voxels }] of lesions().entries()) expect(masks[i]?.voxels).toEqual(voxels);
});

test('a hole and a pixel that touches at a corner have outlines of their own', () => {
  expect(traceOutlines(Uint8Array.of(1, 0, 0, 1), 2, 2)).toEqual([
    [
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
      [-0.5, -0.5],
    ],
    [
      [1.5, 0.5],
      [1.5, 1.5],
      [0.5, 1.5],
      [0.5, 0.5],
    ],
  ]);
  expect(traceOutlines(Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1, 1), 3, 3)).toHaveLength(2);
});

describe.skipIf(noJudges)('judges', () => {
  test('dciodvfy finds nothing; dcmtk reads it', () => {
    expect(dciodvfy(written)).toEqual(['RTStructureSet']);
    expect(dcmdump(written).complaints).toBe('');
  });
});
