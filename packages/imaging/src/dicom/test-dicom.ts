import { deflateRawSync } from 'node:zlib';
import { createDataSet, type NewValues, writeDicom } from './write-dicom.ts';

const petImageStorage = '1.2.840.10008.5.1.4.1.1.128';

/** One slice of an invented PET series: 4 × 3 pixels of 16 bits that count upward from `first`. */
export const petSlice = (changes: NewValues = {}, slice = 0, first = 0): NewValues => ({
  SpecificCharacterSet: 'ISO_IR 192',
  ImageType: ['ORIGINAL', 'PRIMARY'],
  SOPClassUID: petImageStorage,
  SOPInstanceUID: `2.25.4000${slice}`,
  StudyDate: '20260301',
  SeriesDate: '20260301',
  AcquisitionDate: '20260301',
  StudyTime: '110000',
  SeriesTime: '110000',
  AcquisitionTime: '110000',
  Modality: 'PT',
  Manufacturer: 'Invented',
  SeriesDescription: 'made for a test',
  PatientName: 'Test^Invented',
  PatientID: 'INVENTED-1',
  PatientSex: 'M',
  PatientSize: 1.75,
  PatientWeight: 70,
  ActualFrameDuration: 300_000,
  PatientPosition: 'HFS',
  StudyInstanceUID: '2.25.2000',
  SeriesInstanceUID: '2.25.3000',
  SeriesNumber: 1,
  InstanceNumber: slice + 1,
  ImagePositionPatient: [-100, -80, 4 * slice],
  ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
  FrameOfReferenceUID: '2.25.1000',
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: 3,
  Columns: 4,
  PixelSpacing: [5, 6],
  CorrectedImage: ['NORM', 'DTIM', 'ATTN', 'SCAT', 'DECY', 'RAN'],
  BitsAllocated: 16,
  BitsStored: 16,
  HighBit: 15,
  PixelRepresentation: 1,
  RescaleIntercept: 0,
  RescaleSlope: 1,
  RadiopharmaceuticalInformationSequence: [radiopharmaceutical()],
  Units: 'BQML',
  DecayCorrection: 'START',
  FrameReferenceTime: 150_000,
  PixelData: words(Array.from({ length: 12 }, (_, i) => first + i)),
  ...changes,
});

export const radiopharmaceutical = (changes: NewValues = {}): NewValues => ({
  Radiopharmaceutical: 'FDG',
  RadiopharmaceuticalStartTime: '100000',
  RadionuclideTotalDose: 368_080_000,
  RadionuclideHalfLife: 6586.2,
  RadiopharmaceuticalStartDateTime: '20260301100000',
  RadionuclideCodeSequence: [
    { CodeValue: 'C-111A1', CodingSchemeDesignator: 'SRT', CodeMeaning: '^18^Fluorine' },
  ],
  ...changes,
});

/** 16-bit numbers, little endian. */
export function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setInt16(2 * i, value, true);
  });
  return bytes;
}

export const fileOf = (values: NewValues): Uint8Array<ArrayBuffer> => writeDicom(createDataSet(values));

export const implicitFileOf = (values: NewValues): Uint8Array<ArrayBuffer> =>
  writeDicom(createDataSet(values), {
    uid: '1.2.840.10008.1.2',
    littleEndian: true,
    deflated: false,
  });

/** Where the data set begins: behind preamble and meta information, whose length stands in its first element. */
export const dataSetStart = (file: Uint8Array): number =>
  144 + new DataView(file.buffer, file.byteOffset).getUint32(140, true);

/** The same object in the deflated syntax. */
export function deflatedFileOf(values: NewValues): Uint8Array {
  const plain = fileOf(values);
  const start = dataSetStart(plain);
  const named = writeDicom(createDataSet(values), {
    uid: '1.2.840.10008.1.2.1.99',
    littleEndian: true,
    deflated: false,
  });
  return Uint8Array.from([
    ...named.subarray(0, dataSetStart(named)),
    ...deflateRawSync(plain.subarray(start)),
    0,
  ]);
}
