import { describe, expect, test } from 'vitest';
import type { DataSet } from '../dicom/data-set.ts';
import { readDicom } from '../dicom/read-dicom.ts';
import { fileOf, implicitFileOf, petSlice, radiopharmaceutical } from '../dicom/test-dicom.ts';
import { createDataSet, createElement, writeDicom } from '../dicom/write-dicom.ts';
import { deidentify, type Pseudonyms } from './deidentify.ts';
import { actionFor, profiles } from './profile.ts';

const pseudonyms: Pseudonyms = {
  uidFor: (uid) => `2.25.9${[...uid].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7)}`,
  patientFor: (id) => `ANON-${id.length}`,
  shiftDaysFor: () => -100,
};

const secrets = [
  'Test^Invented',
  'INVENTED-1',
  'Doctor^Invented',
  'Invented Clinic',
  'Mother^Invented',
  'sister',
];
const values = petSlice({
  ReferringPhysicianName: 'Doctor^Invented',
  InstitutionName: 'Invented Clinic',
  PatientBirthDate: '19500102',
  PatientMotherBirthName: 'Mother^Invented',
  PatientComments: 'seen with her sister',
  ReferencedImageSequence: [
    { ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2', ReferencedSOPInstanceUID: '2.25.40001' },
  ],
  PersonIdentificationCodeSequence: [{ CodeValue: 'Doctor^Invented', CodingSchemeDesignator: 'SCT' }],
  ScheduledProtocolCodeSequence: [{ CodeValue: 'P1', CodingSchemeDesignator: 'SCT' }],
  RadiopharmaceuticalInformationSequence: [radiopharmaceutical()],
});
const privates = [
  createElement(0x00090010, 'LO', 'Invented Clinic'),
  createElement(0x00091001, 'LO', 'Test^Invented'),
];
const original = createDataSet(values, privates);

const textOf = (dataSet: DataSet): string => Buffer.from(writeDicom(dataSet)).toString('latin1');

describe('the basic profile', () => {
  const { dataSet, burnedIn } = deidentify(original, profiles.basic, pseudonyms);
  test('nobody is named any more, at any depth and in private elements', () => {
    for (const secret of secrets) expect(textOf(original)).toContain(secret);
    for (const secret of secrets) expect(textOf(dataSet)).not.toContain(secret);
    expect(textOf(dataSet)).not.toContain('20260301');
    expect(dataSet.text('PatientName')).toBe('ANON-10');
    expect(dataSet.has(0x00090010)).toBe(false);
    expect(dataSet.findText('PatientBirthDate')).toBeUndefined();
    expect(dataSet.has('PatientWeight')).toBe(false);
  });
  test('UIDs change, and the same one everywhere in the same way', () => {
    expect(dataSet.text('SeriesInstanceUID')).toBe(pseudonyms.uidFor('2.25.3000'));
    const [reference] = dataSet.items('ReferencedImageSequence');
    expect(reference?.text('ReferencedSOPInstanceUID')).toBe(pseudonyms.uidFor('2.25.40001'));
    expect(reference?.text('ReferencedSOPClassUID')).toBe('1.2.840.10008.5.1.4.1.1.2');
    const next = deidentify(createDataSet(petSlice({}, 1)), profiles.basic, pseudonyms).dataSet;
    expect(next.text('SOPInstanceUID')).toBe(reference?.text('ReferencedSOPInstanceUID'));
  });
  test('it says what was done, and how', () => {
    expect(dataSet.text('PatientIdentityRemoved')).toBe('YES');
    expect(dataSet.items('DeidentificationMethodCodeSequence').map((item) => item.text('CodeValue'))).toEqual(
      ['113100'],
    );
    expect(dataSet.text('LongitudinalTemporalInformationModified')).toBe('REMOVED');
  });
  test('pixels stay as they were', () =>
    expect(dataSet.bytes('PixelData')).toEqual(original.bytes('PixelData')));
  test('a PET says nothing of burned-in text', () => expect(burnedIn).toBeNull());
});

test('the quantitative profile keeps what SUV needs, and shifts every date by the same days', () => {
  const { dataSet } = deidentify(original, profiles.quantitative, pseudonyms);
  expect(dataSet.number('PatientWeight')).toBe(70);
  expect(dataSet.text('AcquisitionDate')).toBe('20251121');
  expect(dataSet.text('AcquisitionTime')).toBe('110000');
  const drug = dataSet.item('RadiopharmaceuticalInformationSequence');
  expect(drug.text('RadiopharmaceuticalStartDateTime')).toBe('20251121100000');
  expect(drug.text('RadiopharmaceuticalStartTime')).toBe('100000');
  expect(dataSet.text('LongitudinalTemporalInformationModified')).toBe('MODIFIED');
  for (const secret of secrets) expect(textOf(dataSet)).not.toContain(secret);
});

test('an implicit file stays one', async () => {
  const file = await readDicom(implicitFileOf(values));
  const { dataSet } = deidentify(file.dataSet, profiles.basic, pseudonyms);
  const again = await readDicom(writeDicom(dataSet, file.syntax));
  expect(again.syntax.uid).toBe('1.2.840.10008.1.2');
  expect(again.dataSet.text('PatientName')).toBe('ANON-10');
});

test.each([
  [{ BurnedInAnnotation: 'YES' }, /BurnedInAnnotation is YES/],
  [{ SOPClassUID: '1.2.840.10008.5.1.4.1.1.7' }, /often carry text/],
  [{ ImageType: ['DERIVED', 'SECONDARY', 'SCREEN SAVE'] }, /names a screen/],
])('%j: somebody must look at the pixels', async (changes, reason) => {
  const { dataSet } = await readDicom(fileOf(petSlice(changes)));
  expect(deidentify(dataSet, profiles.basic, pseudonyms).burnedIn).toMatch(reason);
});

// PS3.15 table E.1-1, 2025.
test.each([
  [0x00100010, 'Z', 'Z'],
  [0x00100020, 'D', 'D'],
  [0x00101030, 'X', 'K'],
  [0x00080018, 'U', 'U'],
  [0x00080021, 'D', 'C'],
  [0x60003000, 'X', 'X'],
  [0x50100110, 'X', 'X'],
  [0x00280010, undefined, undefined],
])('the table: %i', (tag, basic, quantitative) => {
  expect(actionFor(tag, profiles.basic)).toBe(basic);
  expect(actionFor(tag, profiles.quantitative)).toBe(quantitative);
});
