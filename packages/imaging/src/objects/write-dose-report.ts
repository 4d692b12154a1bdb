import type { DataSet } from '../dicom/data-set.ts';
import { createDataSet, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import { type Code, code } from './code.ts';
import {
  codeContent,
  container,
  dateTimeContent,
  documentOf,
  languageContent,
  numberContent,
  type Observer,
  personContent,
  procedureConcept,
  textContent,
  uidContent,
  type Verification,
} from './content.ts';
import { headingOf, type NewObject } from './heading.ts';

const doseReportStorage = '1.2.840.10008.5.1.4.1.1.88.68';
const ucum = (value: string, meaning: string): Code => code(value, 'UCUM', meaning);
const megabecquerel = ucum('MBq', 'megabecquerel');

/** The patient and the study that the injection belongs to; empty texts are what nobody knows. */
export type DoseStudy = {
  /** DICOM person name. */
  readonly patientName: string;
  readonly patientId: string;
  /** YYYYMMDD. */
  readonly patientBirthDate: string;
  readonly patientSex: 'M' | 'F' | 'O' | '';
  readonly studyUid: string;
  readonly studyId: string;
  readonly studyDate: string;
  readonly studyTime: string;
  readonly accessionNumber: string;
};

/** One injection as it was measured; date-times are YYYYMMDDHHMMSS with the offset from UTC, ±ZZXX. */
export type Injection = {
  readonly agent: Code;
  readonly radionuclide: Code;
  readonly halfLifeS: number;
  readonly eventUid: string;
  readonly start: string;
  readonly stop?: string;
  readonly administeredMBq: number;
  readonly preMeasuredMBq?: number;
  readonly postMeasuredMBq?: number;
  readonly route: Code;
  /** Where it was injected: mandatory for the intravenous route. */
  readonly site?: Code;
  readonly laterality?: Code;
  readonly lot?: string;
};

export type PatientCharacteristics = {
  readonly weightKg?: number;
  readonly heightCm?: number;
};

export type DoseReport = {
  readonly study: DoseStudy;
  readonly injection: Injection;
  readonly patient: PatientCharacteristics;
  readonly intent: 'therapeutic' | 'diagnostic';
  readonly procedure: Code;
  /** Who administered it. */
  readonly observer: Observer;
  readonly verified?: Verification;
};

const intents = {
  therapeutic: code('262202000', 'SCT', 'Therapeutic Intent'),
  diagnostic: code('261004008', 'SCT', 'Diagnostic Intent'),
} as const;
const intravenous = '47625008';

/**
 * A radiopharmaceutical radiation dose report (PS3.16 TID 10021) of one injection, as its caller measured it: nothing is
 * computed, nothing has a default. Errors: `missing-tag` for what the template wants and nobody gave, `malformed-value` for a
 * date-time, `out-of-range` for an activity or a half-life that is none.
 */
export function createDoseReport(report: DoseReport, made: NewObject): DataSet {
  const { study, injection, patient, observer, verified } = report;
  check(injection);
  return createDataSet({
    ...headingOf(made, studyValues(study), { sopClass: doseReportStorage, modality: 'SR' }),
    ...documentOf(made, verified, {
      concept: code('113500', 'DCM', 'Radiopharmaceutical Radiation Dose Report'),
      template: '10021',
      below: [
        languageContent,
        codeContent(
          'HAS CONCEPT MOD',
          procedureConcept,
          report.procedure,
        )(codeContent('HAS CONCEPT MOD', code('363703001', 'SCT', 'Has Intent'), intents[report.intent])()),
        container(code('113502', 'DCM', 'Radiopharmaceutical Administration'), [
          ...administration(injection),
          administeredBy(observer),
        ]),
        ...characteristics(study, patient),
      ],
    }),
  });
}

const studyValues = (study: DoseStudy): NewValues => ({
  PatientName: study.patientName,
  PatientID: study.patientId,
  PatientBirthDate: study.patientBirthDate,
  PatientSex: study.patientSex,
  StudyInstanceUID: study.studyUid,
  StudyID: study.studyId,
  StudyDate: study.studyDate,
  StudyTime: study.studyTime,
  AccessionNumber: study.accessionNumber,
  ReferringPhysicianName: null,
});

function check({ route, site, halfLifeS, administeredMBq, eventUid, start, stop, ...rest }: Injection): void {
  if (route.value === intravenous && site === undefined)
    throw new ImagingError('missing-tag', 'the site of an intravenous injection is missing');
  if (eventUid === '') throw new ImagingError('missing-tag', 'the UID of the administration is missing');
  for (const [name, time] of [
    ['start', start],
    ['stop', stop],
  ] as const)
    if (time !== undefined && !/^\d{14}(\.\d{1,6})?[+-]\d{4}$/.test(time))
      throw new ImagingError('malformed-value', `the ${name} "${time}" is no date-time with its offset`);
  for (const [name, value] of [
    ['half-life', halfLifeS],
    ['administered activity', administeredMBq],
  ] as const)
    if (!(value > 0)) throw new ImagingError('out-of-range', `the ${name} is ${value}`);
  for (const value of [rest.preMeasuredMBq, rest.postMeasuredMBq])
    if (value !== undefined && !(value >= 0))
      throw new ImagingError('out-of-range', `a measured activity is ${value} MBq`);
}

const given = <T>(value: T | undefined, content: (value: T) => NewValues): NewValues[] =>
  value === undefined ? [] : [content(value)];

/** TID 10022. */
function administration(injection: Injection): NewValues[] {
  const activity = (concept: Code) => (value: number) =>
    numberContent('CONTAINS', concept, value, megabecquerel)();
  const { agent, radionuclide, halfLifeS, route, site, laterality } = injection;
  const halfLife = code('304283002', 'SCT', 'Radionuclide Half Life');
  return [
    codeContent(
      'CONTAINS',
      code('417881006', 'SCT', 'Radiopharmaceutical agent'),
      agent,
    )(
      codeContent(
        'HAS PROPERTIES',
        code('89457008', 'SCT', 'Radionuclide'),
        radionuclide,
      )(numberContent('HAS PROPERTIES', halfLife, halfLifeS, ucum('s', 'second'))()),
    ),
    uidContent(
      'CONTAINS',
      code('113503', 'DCM', 'Radiopharmaceutical Administration Event UID'),
      injection.eventUid,
    ),
    dateTimeContent('CONTAINS', code('123003', 'DCM', 'Radiopharmaceutical Start DateTime'), injection.start),
    ...given(injection.stop, (stop) =>
      dateTimeContent('CONTAINS', code('123004', 'DCM', 'Radiopharmaceutical Stop DateTime'), stop),
    ),
    activity(code('113507', 'DCM', 'Administered activity'))(injection.administeredMBq),
    ...given(
      injection.preMeasuredMBq,
      activity(code('113508', 'DCM', 'Pre-Administration Measured Activity')),
    ),
    ...given(
      injection.postMeasuredMBq,
      activity(code('113509', 'DCM', 'Post-Administration Measured Activity')),
    ),
    codeContent(
      'CONTAINS',
      code('410675002', 'SCT', 'Route of administration'),
      route,
    )(
      ...given(site, (value) =>
        codeContent(
          'HAS PROPERTIES',
          code('272737002', 'SCT', 'Site of'),
          value,
        )(
          ...given(laterality, (side) =>
            codeContent('HAS CONCEPT MOD', code('272741003', 'SCT', 'Laterality'), side)(),
          ),
        ),
      ),
    ),
    ...given(injection.lot, (lot) =>
      textContent('CONTAINS', code('113512', 'DCM', 'Radiopharmaceutical Lot Identifier'), lot),
    ),
  ];
}

/** TID 1020. */
const administeredBy = ({ name, organization }: Observer): NewValues =>
  personContent('CONTAINS', code('113870', 'DCM', 'Person Name'), name, [
    codeContent(
      'HAS PROPERTIES',
      code('113875', 'DCM', 'Person Role in Procedure'),
      code('113851', 'DCM', 'Irradiation Administering'),
    )(),
    textContent('HAS PROPERTIES', code('113873', 'DCM', 'Organization Name'), organization),
  ]);

/** TID 10024. */
function characteristics({ patientSex }: DoseStudy, patient: PatientCharacteristics): NewValues[] {
  const sexes = { M: 'Male', F: 'Female' } as const;
  const below = [
    ...(patientSex === 'M' || patientSex === 'F'
      ? [
          codeContent(
            'CONTAINS',
            code('121032', 'DCM', 'Subject Sex'),
            code(patientSex, 'DCM', sexes[patientSex]),
          )(),
        ]
      : []),
    ...given(patient.heightCm, (cm) =>
      numberContent('CONTAINS', code('8302-2', 'LN', 'Patient Height'), cm, ucum('cm', 'centimeter'))(),
    ),
    ...given(patient.weightKg, (kg) =>
      numberContent('CONTAINS', code('29463-7', 'LN', 'Patient Weight'), kg, ucum('kg', 'kilogram'))(),
    ),
  ];
  return below.length === 0 ? [] : [container(code('121118', 'DCM', 'Patient Characteristics'), below)];
}
