import { describe, expect, test } from 'vitest';
import { readDicom } from '../dicom/read-dicom.ts';
import { writeDicom } from '../dicom/write-dicom.ts';
import { code } from './code.ts';
import { dciodvfy, dsrdump, lesions, newObject, noJudges, petSeries } from './test-judges.ts';
import { createLesionReport, type LesionReport } from './write-lesion-report.ts';
import { createSegmentation } from './write-segmentation.ts';

const { series } = await petSeries();
const made = newObject();
const segmentation = createSegmentation(series, lesions(), 'Invented^Reader', made);
const figures = {
  voxels: 49,
  volumeMl: 4.851,
  suvMax: 12.25,
  suvMean: 1 / 3,
  suvPeak: 10.5,
  tl: 1.617,
  centroidMm: [0, 0, 0] as const,
};
const request: LesionReport = {
  series,
  segmentation,
  lesions: lesions().map((lesion) => ({ ...lesion, figures })),
  suvKind: 'bw',
  observer: { name: 'Invented^Reader', organization: 'Invented Hospital' },
  procedure: code('44139-4', 'LN', 'PET whole body'),
};
const verified = {
  name: 'Invented^Reader',
  organization: 'Invented Hospital',
  dateTime: '20260302091500+0100',
};
const written = createLesionReport({ ...request, verified }, made);

test('every figure stands with its unit, beside the segment that it was measured in', async () => {
  const { dataSet } = await readDicom(writeDicom(written));
  const groups = dataSet.items('ContentSequence').at(-1)?.items('ContentSequence') ?? [];
  expect(groups).toHaveLength(2);
  const group = groups[1]?.items('ContentSequence') ?? [];
  const numbers = group.flatMap((item) => {
    const value = item.findItem('MeasuredValueSequence');
    return value === undefined
      ? []
      : [
          [
            item.item('ConceptNameCodeSequence').text('CodeValue'),
            value.findNumber('FloatingPointValue') ?? value.number('NumericValue'),
            value.item('MeasurementUnitsCodeSequence').text('CodeValue'),
          ],
        ];
  });
  expect(numbers).toEqual([
    ['126401', 12.25, '{SUVbw}g/ml'],
    ['126401', 1 / 3, '{SUVbw}g/ml'],
    ['126401', 10.5, '{SUVbw}g/ml'],
    ['118565006', 4.851, 'ml'],
    ['TL-PSMA', 1.617, 'g'],
  ]);
  const segment = group.find((item) => item.text('ValueType') === 'IMAGE')?.item('ReferencedSOPSequence');
  expect(segment?.text('ReferencedSOPInstanceUID')).toBe(segmentation.text('SOPInstanceUID'));
  expect(segment?.number('ReferencedSegmentNumber')).toBe(2);
});

test('what does not belong together is refused', () => {
  const create = (changes: Partial<LesionReport>) =>
    createLesionReport({ ...request, ...changes }, newObject());
  const [first] = request.lesions;
  if (first === undefined) throw new Error('no lesion');
  expect(() => create({ lesions: [{ ...first, trackingUid: '2.25.1' }] })).toThrow('has no segment');
  expect(() => create({ series: { ...series, uid: '2.25.1' } })).toThrow('is not one of series 2.25.1');
  expect(() => create({ suvKind: 'lbm' })).toThrow('has no codes');
  expect(() => create({ lesions: [{ ...first, figures: { ...figures, suvPeak: Number.NaN } }] })).toThrow(
    'SUVbw is NaN',
  );
});

describe.skipIf(noJudges)('judges', () => {
  test.each([
    ['signed', written],
    ['unsigned', createLesionReport(request, newObject())],
  ])('dciodvfy and dcmtk find nothing: %s', (flag, report) => {
    // A scheme of our own (99…) is in no list: the one warning.
    expect(new Set(dciodvfy(report))).toEqual(
      new Set([
        'ComprehensiveSR',
        'Warning - Unrecognized defined term <99LUTETIA> for value 1 of attribute <Coding Scheme Designator>',
      ]),
    );
    const { text, complaints } = dsrdump(report);
    expect(complaints).toBe('');
    expect(text).toContain('"Imaging Measurement Report"');
    expect(text).toContain(`Verification Flag   : ${flag === 'signed' ? 'VERIFIED' : 'UNVERIFIED'}`);
    expect(text).toContain('<contains NUM:(126401,DCM,"SUVbw")="12.25" ({SUVbw}g/ml,UCUM');
  });
});
