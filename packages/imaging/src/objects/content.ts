import type { DataSet } from '../dicom/data-set.ts';
import { decimalString, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import { type Code, code, codeItem } from './code.ts';
import { type NewObject, reference } from './heading.ts';

/** PS3.3 C.17.3.2.4; only the root of a document has none. */
type Relationship = 'CONTAINS' | 'HAS OBS CONTEXT' | 'HAS ACQ CONTEXT' | 'HAS CONCEPT MOD' | 'HAS PROPERTIES';

/** Content items of a structured report (PS3.3 C.17.3), each with the items below it. */
const item =
  (relationship: Relationship, valueType: string, concept: Code | null, values: NewValues) =>
  (...below: readonly NewValues[]): NewValues => ({
    RelationshipType: relationship,
    ValueType: valueType,
    ...(concept === null ? {} : { ConceptNameCodeSequence: [codeItem(concept)] }),
    ...values,
    ...(below.length === 0 ? {} : { ContentSequence: below }),
  });

export const container = (concept: Code, below: readonly NewValues[], template?: string): NewValues =>
  item('CONTAINS', 'CONTAINER', concept, {
    ContinuityOfContent: 'SEPARATE',
    ...(template === undefined ? {} : { ContentTemplateSequence: [templateItem(template)] }),
  })(...below);

const templateItem = (id: string): NewValues => ({ MappingResource: 'DCMR', TemplateIdentifier: id });

export const codeContent = (relationship: Relationship, concept: Code, value: Code) =>
  item(relationship, 'CODE', concept, { ConceptCodeSequence: [codeItem(value)] });

export const textContent = (relationship: Relationship, concept: Code, value: string) =>
  item(relationship, 'TEXT', concept, { TextValue: value })();

export const uidContent = (relationship: Relationship, concept: Code, uid: string) =>
  item(relationship, 'UIDREF', concept, { UID: uid })();

export const dateTimeContent = (relationship: Relationship, concept: Code, dateTime: string) =>
  item(relationship, 'DATETIME', concept, { DateTime: dateTime })();

export const personContent = (
  relationship: Relationship,
  concept: Code,
  name: string,
  below: readonly NewValues[] = [],
) => item(relationship, 'PNAME', concept, { PersonName: name })(...below);

/** A number with its unit; where a decimal string cannot hold it exactly, as a float too. */
export function numberContent(relationship: Relationship, concept: Code, value: number, unit: Code) {
  if (!Number.isFinite(value))
    throw new ImagingError('out-of-range', `${concept.meaning} is ${value}, not a number`);
  const exact = Number(decimalString(value)) === value;
  return item(relationship, 'NUM', concept, {
    MeasuredValueSequence: [
      {
        NumericValue: value,
        MeasurementUnitsCodeSequence: [codeItem(unit)],
        ...(exact ? {} : { FloatingPointValue: value }),
      },
    ],
  });
}

export const imageContent = (concept: Code | null, image: DataSet, segment?: number): NewValues =>
  item('CONTAINS', 'IMAGE', concept, {
    ReferencedSOPSequence: [
      { ...reference(image), ...(segment === undefined ? {} : { ReferencedSegmentNumber: segment }) },
    ],
  })();

/** Who answers for a document: a DICOM person name, and the organization; with the time of the signature where it is signed. */
export type Observer = { readonly name: string; readonly organization: string };

export type Verification = Observer & {
  /** YYYYMMDDHHMMSS with the offset from UTC, ±ZZXX. */
  readonly dateTime: string;
};

/** TID 1002, 1003: the person who observed. */
export const observerContent = ({ name, organization }: Observer): NewValues[] => [
  codeContent('HAS OBS CONTEXT', code('121005', 'DCM', 'Observer Type'), code('121006', 'DCM', 'Person'))(),
  personContent('HAS OBS CONTEXT', code('121008', 'DCM', 'Person Observer Name'), name),
  textContent('HAS OBS CONTEXT', code('121009', 'DCM', "Person Observer's Organization Name"), organization),
];

/** TID 1204. */
export const languageContent = codeContent(
  'HAS CONCEPT MOD',
  code('121049', 'DCM', 'Language of Content Item and Descendants'),
  code('en', 'RFC5646', 'English'),
)();

export const procedureConcept = code('121058', 'DCM', 'Procedure reported');

/** The document around a content tree (PS3.3 C.17.2); unsigned without `verified`. */
export const documentOf = (
  made: NewObject,
  verified: Verification | undefined,
  root: { readonly concept: Code; readonly template: string; readonly below: readonly NewValues[] },
): NewValues => ({
  ContentDate: made.date,
  ContentTime: made.time,
  ReferencedPerformedProcedureStepSequence: null,
  PerformedProcedureCodeSequence: null,
  CompletionFlag: 'COMPLETE',
  VerificationFlag: verified === undefined ? 'UNVERIFIED' : 'VERIFIED',
  ...(verified === undefined
    ? {}
    : {
        VerifyingObserverSequence: [
          {
            VerifyingOrganization: verified.organization,
            VerificationDateTime: verified.dateTime,
            VerifyingObserverName: verified.name,
            VerifyingObserverIdentificationCodeSequence: null,
          },
        ],
      }),
  ValueType: 'CONTAINER',
  ConceptNameCodeSequence: [codeItem(root.concept)],
  ContinuityOfContent: 'SEPARATE',
  ContentTemplateSequence: [templateItem(root.template)],
  ContentSequence: root.below,
});
