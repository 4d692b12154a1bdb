import type { DataSet } from '../dicom/data-set.ts';
import type { Keyword } from '../dicom/dictionary.ts';
import { implementation, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import type { Series } from '../volume/series.ts';
import type { Slice } from '../volume/slices.ts';
import type { Grid } from '../volume/volume.ts';

/** What a new object says of itself. Time and identifiers are the caller's: `newUid` gives a UID that nobody has, as 2.25.… */
export type NewObject = {
  readonly newUid: () => string;
  /** Local date and time of the making: YYYYMMDD and HHMMSS. */
  readonly date: string;
  readonly time: string;
  readonly seriesNumber: number;
  readonly seriesDescription: string;
  /** Version of the software, and the serial number of the installation. */
  readonly softwareVersion: string;
  readonly deviceSerial: string;
};

/** Patient and study as attributes of an object: what belongs to both, and nothing of the images. */
const inherited: readonly Keyword[] = [
  'StudyDate',
  'StudyTime',
  'AccessionNumber',
  'ReferringPhysicianName',
  'StudyDescription',
  'PatientName',
  'PatientID',
  'IssuerOfPatientID',
  'PatientBirthDate',
  'PatientSex',
  'PatientAge',
  'PatientSize',
  'PatientWeight',
  'StudyInstanceUID',
  'StudyID',
];

/** Type 2 (PS3.5 §7.4.3): they are written empty where nobody knows them. */
const neverLeftOut = new Set<Keyword>([
  'StudyDate',
  'StudyTime',
  'AccessionNumber',
  'ReferringPhysicianName',
  'PatientName',
  'PatientID',
  'PatientBirthDate',
  'PatientSex',
  'StudyID',
]);

/** The patient and the study of an object that is there, as texts: they are written anew in UTF-8. Errors: `missing-tag`. */
export function studyOf(source: DataSet): NewValues {
  const values: { [K in Keyword]?: readonly string[] | null } = {
    StudyInstanceUID: [source.text('StudyInstanceUID')],
  };
  for (const keyword of inherited) {
    const found = source.findTexts(keyword);
    if (found !== undefined) values[keyword] = found;
    else if (neverLeftOut.has(keyword)) values[keyword] = null;
  }
  return values;
}

/** What every object that we make begins with. */
export const headingOf = (
  made: NewObject,
  study: NewValues,
  kind: { readonly sopClass: string; readonly modality: string },
): NewValues & { readonly SOPInstanceUID: string; readonly SeriesInstanceUID: string } => ({
  ...study,
  SpecificCharacterSet: 'ISO_IR 192',
  SOPClassUID: kind.sopClass,
  SOPInstanceUID: made.newUid(),
  SeriesInstanceUID: made.newUid(),
  InstanceCreationDate: made.date,
  InstanceCreationTime: made.time,
  Modality: kind.modality,
  SeriesDate: made.date,
  SeriesTime: made.time,
  SeriesNumber: made.seriesNumber,
  SeriesDescription: made.seriesDescription,
  InstanceNumber: 1,
  Manufacturer: 'Lutetia',
  ManufacturerModelName: implementation.version,
  DeviceSerialNumber: made.deviceSerial,
  SoftwareVersions: made.softwareVersion,
});

export const reference = (file: DataSet): NewValues => ({
  ReferencedSOPClassUID: file.text('SOPClassUID'),
  ReferencedSOPInstanceUID: file.text('SOPInstanceUID'),
});

/** The grid of a series and the slice of each of its planes. Errors: `uneven-slices`, `missing-tag` for the frame of reference. */
export function gridOf(series: Series): {
  grid: Grid & { frameOfReference: string };
  slices: readonly Slice[];
} {
  const { grid, slices } = series;
  if (grid === null)
    throw new ImagingError(
      'uneven-slices',
      `series ${series.uid} makes no volume: ${series.problems.map(({ text }) => text).join('; ')}`,
    );
  const { frameOfReference } = grid;
  if (frameOfReference === null)
    throw new ImagingError(
      'missing-tag',
      `(0020,0052) FrameOfReferenceUID is missing in series ${series.uid}`,
    );
  return { grid: { ...grid, frameOfReference }, slices };
}

/** A mask has one byte for each voxel, and holds something. */
export function checkMask(voxels: Uint8Array, { dims: [nx, ny, nz] }: Grid, label: string): void {
  if (voxels.length !== nx * ny * nz)
    throw new ImagingError(
      'mask-mismatch',
      `"${label}" has ${voxels.length} voxels, the images have ${nx * ny * nz}`,
    );
  if (!voxels.includes(1)) throw new ImagingError('mask-mismatch', `"${label}" is empty`);
}
