import { DataSet, type DicomElement } from '../dicom/data-set.ts';
import { entryOf, isPrivate } from '../dicom/dictionary.ts';
import { createDataSet, createElement, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import { actionFor, type Profile } from './profile.ts';

/** What must be the same for all objects of a patient, and must not be told from the objects. */
export type Pseudonyms = {
  /** Another UID for one that is given: always the same. */
  readonly uidFor: (uid: string) => string;
  /** What the patient is called from now on. */
  readonly patientFor: (patientId: string) => string;
  /** Whole days by which a patient's dates are shifted. */
  readonly shiftDaysFor: (patientId: string) => number;
};

export type Deidentified = {
  readonly dataSet: DataSet;
  /** Why somebody must look at the pixels: people's names may be burned in. */
  readonly burnedIn: string | null;
};

const pixelTags = new Set([0x7fe00008, 0x7fe00009, 0x7fe00010]);

/**
 * De-identifies a data set by PS3.15 table E.1-1: the basic profile, changed by the options of `profile`. Private attributes
 * and group lengths go, sequences are gone through item by item, dates are shifted where they are kept, pixels are not
 * touched. Errors: `missing-tag` for an object without SOP Instance UID, `malformed-value`.
 */
export function deidentify(dataSet: DataSet, profile: Profile, pseudonyms: Pseudonyms): Deidentified {
  dataSet.text('SOPInstanceUID');
  const patientId = dataSet.findText('PatientID') ?? '';
  const context = { profile, pseudonyms, shiftDays: pseudonyms.shiftDaysFor(patientId) };
  const cleaned = cleanDataSet(dataSet, context);
  const elements = new Map(cleaned.elements);
  const own = dataSet.characterSets;
  // New values are plain ASCII, which every character set holds.
  const said = createDataSet(notes(profile, pseudonyms.patientFor(patientId)));
  for (const [tag, element] of said.elements) elements.set(tag, element);
  return {
    dataSet: new DataSet(new Map([...elements].sort(([a], [b]) => a - b)), dataSet.littleEndian, own),
    burnedIn: burnedIn(dataSet),
  };
}

type Context = { readonly profile: Profile; readonly pseudonyms: Pseudonyms; readonly shiftDays: number };

function cleanDataSet(dataSet: DataSet, context: Context): DataSet {
  const elements = new Map<number, DicomElement>();
  for (const element of dataSet.elements.values()) {
    const cleaned = cleanElement(element, dataSet, context);
    if (cleaned !== null) elements.set(cleaned.tag, cleaned);
  }
  return new DataSet(elements, dataSet.littleEndian, dataSet.characterSets);
}

function cleanElement(element: DicomElement, dataSet: DataSet, context: Context): DicomElement | null {
  const { tag } = element;
  if (pixelTags.has(tag)) return element;
  if (isPrivate(tag) || (tag & 0xffff) === 0) return null;
  // What nobody knows may hold anything; names that the table forgot are names.
  if (entryOf(tag) === undefined) return null;
  const action = actionFor(tag, context.profile) ?? (vrOf(element) === 'PN' ? 'Z' : undefined);
  switch (action) {
    case 'X':
      return null;
    case 'Z':
      return 'items' in element
        ? { ...element, items: [] }
        : { tag, vr: element.vr, bytes: new Uint8Array(0) };
    case 'D':
      return dummy(element, dataSet, context);
    case 'U':
      return 'items' in element ? within(element, context) : renamed(element, dataSet, context);
    case 'C':
      return shifted(element, dataSet, context);
    default:
      return 'items' in element ? within(element, context) : element;
  }
}

type Sequence = Extract<DicomElement, { readonly items: readonly DataSet[] }>;

const within = ({ tag, vr, items }: Sequence, context: Context): DicomElement => ({
  tag,
  vr,
  items: items.map((item) => cleanDataSet(item, context)),
});

const vrOf = ({ tag, vr }: DicomElement): string => (vr === 'UN' ? (entryOf(tag)?.vr ?? 'UN') : vr);

const text = (element: DicomElement, values: readonly string[]): DicomElement =>
  createElement(element.tag, element.vr, values);

function renamed(element: DicomElement, dataSet: DataSet, { pseudonyms }: Context): DicomElement {
  const uids = dataSet.findTexts(element.tag) ?? [];
  return text(
    element,
    uids.map((uid) => (uid === '' ? '' : pseudonyms.uidFor(uid))),
  );
}

/** A value of the right form that says nothing; of a sequence one item with such values. */
function dummy(element: DicomElement, dataSet: DataSet, context: Context): DicomElement | null {
  if ('items' in element) {
    const [first] = element.items;
    const leaves = [...(first?.elements.values() ?? [])].flatMap((leaf) => {
      if (first === undefined || isPrivate(leaf.tag)) return [];
      // Coded strings such as Value Type are terms of the standard, without which the item is not valid.
      const term = vrOf(leaf) === 'CS' && actionFor(leaf.tag, context.profile) === undefined;
      const found = term ? leaf : dummy(leaf, first, context);
      return found === null ? [] : [[leaf.tag, found] as const];
    });
    const items = first === undefined ? [] : [new DataSet(new Map(leaves), first.littleEndian)];
    return { tag: element.tag, vr: element.vr, items };
  }
  const vr = vrOf(element);
  if (vr === 'UI') return renamed(element, dataSet, context);
  const dummies: Readonly<Record<string, string>> = {
    DA: '19000101',
    TM: '000000',
    DT: '19000101000000',
    AS: '000Y',
    DS: '0',
    IS: '0',
    CS: 'REMOVED',
    PN: 'Removed^Removed',
    UR: 'urn:removed',
  };
  if (['LO', 'LT', 'SH', 'ST', 'UC', 'UT', 'AE'].includes(vr)) return text(element, ['Removed']);
  const value = dummies[vr];
  return value === undefined ? null : text(element, [value]);
}

const dayMs = 86_400_000;

/** Dates move by the patient's days, times stay; anything else that is to be cleaned goes, as nobody reads it here. */
function shifted(element: DicomElement, dataSet: DataSet, { shiftDays }: Context): DicomElement | null {
  const vr = vrOf(element);
  if (vr === 'TM') return element;
  if (vr !== 'DA' && vr !== 'DT') return null;
  const values = dataSet.findTexts(element.tag) ?? [];
  const moved = values.map((value) => {
    if (value === '') return '';
    const match = /^(\d{4})\.?(\d{2})\.?(\d{2})(.*)$/.exec(value);
    if (!match) throw new ImagingError('malformed-value', `a date "${value.slice(0, 26)}" cannot be shifted`);
    const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) + shiftDays * dayMs;
    return `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}${match[4]}`;
  });
  return text(element, moved);
}

/** Codes of CID 7050 for the profile and its options. */
const optionCodes: Readonly<Record<Profile['options'][number], readonly [code: string, meaning: string]>> = {
  uids: ['113110', 'Retain UIDs Option'],
  device: ['113109', 'Retain Device Identity Option'],
  institution: ['113112', 'Retain Institution Identity Option'],
  patient: ['113108', 'Retain Patient Characteristics Option'],
  fullDates: ['113106', 'Retain Longitudinal Temporal Information Full Dates Option'],
  modifiedDates: ['113107', 'Retain Longitudinal Temporal Information Modified Dates Option'],
};

/** All of it is text, which has no byte order. */
function notes({ options }: Profile, name: string): NewValues {
  const codes = [
    ['113100', 'Basic Application Confidentiality Profile'] as const,
    ...options.map((option) => optionCodes[option]),
  ];
  return {
    PatientName: name,
    PatientID: name,
    PatientIdentityRemoved: 'YES',
    DeidentificationMethod: 'PS3.15 table E.1-1, Lutetia',
    LongitudinalTemporalInformationModified: options.includes('fullDates')
      ? 'UNMODIFIED'
      : options.includes('modifiedDates')
        ? 'MODIFIED'
        : 'REMOVED',
    DeidentificationMethodCodeSequence: codes.map(([CodeValue, CodeMeaning]) => ({
      CodeValue,
      CodingSchemeDesignator: 'DCM',
      CodeMeaning,
    })),
  };
}

/** Secondary captures, ultrasound and screens carry names in their pixels; other objects where they say so. */
const screens = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(7(\.\d)?|6\.\d|3\.\d|77\.1\.\d(\.\d)?)$/;

function burnedIn(dataSet: DataSet): string | null {
  const said = dataSet.findText('BurnedInAnnotation');
  if (said === 'YES') return '(0028,0301) BurnedInAnnotation is YES';
  if (said === 'NO') return null;
  const kind = dataSet.findText('SOPClassUID') ?? '';
  if (screens.test(kind))
    return `(0028,0301) BurnedInAnnotation is not NO, and objects of class ${kind} often carry text`;
  return dataSet.findTexts('ImageType')?.some((value) => /SCREEN|CAPTURE|REPORT|DOSE/.test(value))
    ? '(0008,0008) ImageType names a screen or a report'
    : null;
}
