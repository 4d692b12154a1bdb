import { type DataSet, malformed } from '../dicom/data-set.ts';
import type { Tag } from '../dicom/dictionary.ts';
import { checkFrames, pixelFormat } from '../dicom/pixels.ts';
import type { DicomFile } from '../dicom/read-dicom.ts';
import { cross, norm, plus, times, unit, type Vector } from './vectors.ts';

/** One plane of pixels in the patient: a single-frame object, or one frame of another. */
export type Slice = {
  readonly file: DicomFile;
  /** Frame within the object, from 0. */
  readonly frame: number;
  readonly rows: number;
  readonly columns: number;
  /** Centre of the first pixel, mm. */
  readonly position: Vector;
  /** Unit vectors along a row and down a column. */
  readonly row: Vector;
  readonly column: Vector;
  /** Distance between columns (along a row) and between rows, mm. */
  readonly spacing: readonly [number, number];
  readonly slope: number;
  readonly intercept: number;
};

/** The planes of an object; none where it is no image that lies in the patient. Errors: as the getters of `DataSet`. */
export function slicesOf(file: DicomFile): Slice[] {
  const { dataSet } = file;
  if (!dataSet.has('PixelData') && !dataSet.has('FloatPixelData') && !dataSet.has('DoubleFloatPixelData'))
    return [];
  checkFrames(dataSet, pixelFormat(dataSet));
  const perFrame = dataSet.findItems('PerFrameFunctionalGroupsSequence');
  if (perFrame !== undefined) return enhancedSlices(file, perFrame);
  const place = dataSet.has('ImagePositionPatient')
    ? dataSet
    : dataSet.findItem('DetectorInformationSequence');
  if (place === undefined || !place.has('ImagePositionPatient') || !place.has('ImageOrientationPatient'))
    return [];
  const { frames } = pixelFormat(dataSet);
  const first = plane(file, 0, { position: place, orientation: place, measures: dataSet, values: dataSet });
  if (frames === 1) return [first];
  const normal = cross(first.row, first.column);
  return frameOffsets(dataSet, frames).map((offset, frame) => ({
    ...first,
    frame,
    position: plus(first.position, times(normal, offset)),
  }));
}

/** How far each frame of a classic multi-frame object lies from its first: RT dose and reconstructed SPECT. */
function frameOffsets(dataSet: DataSet, frames: number): readonly number[] {
  const vector = dataSet.findNumbers('GridFrameOffsetVector');
  if (vector !== undefined) {
    if (vector.length !== frames)
      throw malformed('GridFrameOffsetVector', `has ${vector.length} values for ${frames} frames`);
    const [zero = 0] = vector;
    return vector.map((offset) => offset - zero);
  }
  const step = dataSet.findNumber('SpacingBetweenSlices') ?? dataSet.number('SliceThickness');
  return Array.from({ length: frames }, (_, frame) => frame * step);
}

function enhancedSlices(file: DicomFile, perFrame: readonly DataSet[]): Slice[] {
  const shared = file.dataSet.findItem('SharedFunctionalGroupsSequence');
  const { frames } = pixelFormat(file.dataSet);
  if (perFrame.length !== frames)
    throw malformed('PerFrameFunctionalGroupsSequence', `has ${perFrame.length} items for ${frames} frames`);
  return perFrame.map((own, frame) => {
    const group = (tag: Tag): DataSet => own.findItem(tag) ?? shared?.findItem(tag) ?? own.item(tag);
    return plane(file, frame, {
      position: group('PlanePositionSequence'),
      orientation: group('PlaneOrientationSequence'),
      measures: group('PixelMeasuresSequence'),
      values:
        own.findItem('PixelValueTransformationSequence') ??
        shared?.findItem('PixelValueTransformationSequence') ??
        file.dataSet,
    });
  });
}

type Sources = { position: DataSet; orientation: DataSet; measures: DataSet; values: DataSet };

function plane(file: DicomFile, frame: number, sources: Sources): Slice {
  const { rows, columns } = pixelFormat(file.dataSet);
  const cosines = sources.orientation.numbers('ImageOrientationPatient', 6);
  const [rx = 0, ry = 0, rz = 0, cx = 0, cy = 0, cz = 0] = cosines;
  const [row, column]: [Vector, Vector] = [
    [rx, ry, rz],
    [cx, cy, cz],
  ];
  const orthogonal = Math.abs(rx * cx + ry * cy + rz * cz) < 1e-3;
  if (!orthogonal || Math.abs(norm(row) - 1) > 1e-3 || Math.abs(norm(column) - 1) > 1e-3)
    throw malformed('ImageOrientationPatient', 'does not hold two unit vectors at right angles');
  const [x = 0, y = 0, z = 0] = sources.position.numbers('ImagePositionPatient', 3);
  const [down = 0, along = 0] = sources.measures.numbers('PixelSpacing', 2);
  if (!(down > 0 && along > 0 && down < 1000 && along < 1000))
    throw malformed('PixelSpacing', `is ${down} × ${along} mm`);
  return {
    file,
    frame,
    rows,
    columns,
    position: [x, y, z],
    row: unit(row),
    column: unit(column),
    spacing: [along, down],
    ...rescale(file.dataSet, sources.values),
  };
}

/** Without slope and intercept a stored value is the value (PS3.3 C.11.1.1.2); one alone is an error. RT dose has its own factor. */
function rescale(dataSet: DataSet, values: DataSet): { slope: number; intercept: number } {
  const dose = dataSet.findNumber('DoseGridScaling');
  if (dose !== undefined) return { slope: dose, intercept: 0 };
  if (!values.has('RescaleSlope') && !values.has('RescaleIntercept')) return { slope: 1, intercept: 0 };
  const slope = values.number('RescaleSlope');
  if (slope === 0) throw malformed('RescaleSlope', 'is 0');
  return { slope, intercept: values.number('RescaleIntercept') };
}
