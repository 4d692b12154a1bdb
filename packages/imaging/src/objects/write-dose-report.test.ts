import { describe, expect, test } from 'vitest';
import { code } from './code.ts';
import { dciodvfy, dsrdump, newObject, noJudges } from './test-judges.ts';
import { createDoseReport, type DoseReport, type Injection } from './write-dose-report.ts';

const injection: Injection = {
  agent: code('PSMA-617-LU177', '99LUTETIA', '177Lu-PSMA-617'),
  radionuclide: code('447553000', 'SCT', '^177^Lutetium'),
  halfLifeS: 574_300.8,
  eventUid: '2.25.99001',
  start: '20260301100000+0100',
  stop: '20260301100530+0100',
  administeredMBq: 7312.4,
  preMeasuredMBq: 7401.9,
  postMeasuredMBq: 89.5,
  route: code('47625008', 'SCT', 'Intravenous route'),
  site: code('128553008', 'SCT', 'Antecubital vein'),
  laterality: code('7771000', 'SCT', 'Left'),
  lot: 'INVENTED-LOT-7',
};
const request: DoseReport = {
  study: {
    patientName: '王^小东',
    patientId: 'INVENTED-1',
    patientBirthDate: '19500101',
    patientSex: 'M',
    studyUid: '2.25.2000',
    studyId: 'S1',
    studyDate: '20260301',
    studyTime: '090000',
    accessionNumber: 'A1',
  },
  injection,
  patient: { weightKg: 81.5, heightCm: 176 },
  intent: 'therapeutic',
  procedure: code('440252007', 'SCT', 'Administration of radiopharmaceutical'),
  observer: { name: 'Invented^Nurse', organization: 'Invented Hospital' },
};
const create = (changes: Partial<Injection> = {}) =>
  createDoseReport({ ...request, injection: { ...injection, ...changes } }, newObject());

test('what the template wants and nobody gave is an error, and so is a number that is none', () => {
  const { site: _, ...siteless } = injection;
  expect(() => createDoseReport({ ...request, injection: siteless }, newObject())).toThrow('the site of an');
  expect(() => create({ administeredMBq: 0 })).toThrow('the administered activity is 0');
  expect(() => create({ halfLifeS: Number.NaN })).toThrow('the half-life is NaN');
  expect(() => create({ postMeasuredMBq: -1 })).toThrow('a measured activity is -1 MBq');
  expect(() => create({ start: '20260301100000' })).toThrow('no date-time with its offset');
});

describe.skipIf(noJudges)('judges', () => {
  test('dciodvfy finds nothing but our own scheme; dcmtk reads the same values', () => {
    const written = create();
    expect(new Set(dciodvfy(written))).toEqual(
      new Set([
        'RadiopharmaceuticalRadiationDoseSR',
        'Warning - Unrecognized defined term <99LUTETIA> for value 1 of attribute <Coding Scheme Designator>',
      ]),
    );
    const { text, complaints } = dsrdump(written);
    expect(complaints).toBe('');
    for (const line of [
      '"Administered activity")="7312.4" (MBq,UCUM',
      '"Pre-Administration Measured Activity")="7401.9" (MBq,UCUM',
      '"Post-Administration Measured Activity")="89.5" (MBq,UCUM',
      '"Radionuclide Half Life")="574300.8" (s,UCUM',
      '"Radiopharmaceutical Start DateTime")="20260301100000+0100"',
      '"Site of")=(128553008,SCT,"Antecubital vein")',
      '"Has Intent")=(262202000,SCT,"Therapeutic Intent")',
      '"Patient Weight")="81.5" (kg,UCUM',
    ])
      expect(text).toContain(line);
  });
});
