import { describe, expect, test } from 'vitest';
import { readDicom } from '../dicom/read-dicom.ts';
import { writeDicom } from '../dicom/write-dicom.ts';
import { masksOf } from '../masks/index.ts';
import { dciodvfy, dcmdump, lesions, newObject, noJudges, petSeries } from './test-judges.ts';
import { createSegmentation } from './write-segmentation.ts';

const { series, grid } = await petSeries();
const written = createSegmentation(series, lesions(), 'Invented^Reader', newObject());

test('is read back into the same voxels', async () => {
  const masks = await masksOf(await readDicom(writeDicom(written)), grid);
  expect(masks.map(({ name, role }) => [name, role])).toEqual([
    ['Lesion 1 右侧', 'region'],
    ['Lesion 2', 'region'],
  ]);
  for (const [i, { voxels }] of lesions().entries()) expect(masks[i]?.voxels).toEqual(voxels);
});

test('has a frame for each slice that a lesion touches, and names the image that it came from', () => {
  const frames = written.items('PerFrameFunctionalGroupsSequence');
  const of = (frame: (typeof frames)[number]) => [
    frame.item('SegmentIdentificationSequence').number('ReferencedSegmentNumber'),
    frame.item('DerivationImageSequence').item('SourceImageSequence').text('ReferencedSOPInstanceUID'),
    frame.item('FrameContentSequence').numbers('DimensionIndexValues'),
  ];
  expect(frames.map(of)).toEqual([
    [1, '2.25.40001', [1, 1]],
    [1, '2.25.40002', [1, 2]],
    [1, '2.25.40003', [1, 3]],
    [2, '2.25.40005', [2, 4]],
  ]);
  expect(written.text('SegmentsOverlap')).toBe('NO');
  expect(written.text('PatientName')).toBe('Erfunden^Jörg');
});

test('what is no lesion of these images is refused', () => {
  const [first] = lesions();
  const create = (voxels: Uint8Array) =>
    createSegmentation(series, [{ ...first, voxels }], 'Invented^Reader', newObject());
  expect(() => create(new Uint8Array(594))).toThrow('"Lesion 1 右侧" is empty');
  expect(() => create(new Uint8Array(3))).toThrow('has 3 voxels, the images have 594');
  expect(() => createSegmentation(series, [], 'Invented^Reader', newObject())).toThrow('at least one lesion');
  expect(() =>
    createSegmentation(
      { ...series, grid: { ...grid, frameOfReference: null } },
      lesions(),
      'Invented^Reader',
      newObject(),
    ),
  ).toThrow('(0020,0052) FrameOfReferenceUID is missing');
});

describe.skipIf(noJudges)('judges', () => {
  test('dciodvfy finds nothing; dcmtk reads the segments', () => {
    expect(dciodvfy(written)).toEqual(['Segmentation']);
    const { text, complaints } = dcmdump(written);
    expect(complaints).toBe('');
    expect(text).toContain('SegmentationStorage');
    expect(text).toMatch(/NumberOfFrames/);
  });
});
