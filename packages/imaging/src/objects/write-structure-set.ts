import type { DataSet } from '../dicom/data-set.ts';
import { createDataSet, decimalString, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import type { Series } from '../volume/series.ts';
import type { Slice } from '../volume/slices.ts';
import { type Grid, toPatient } from '../volume/volume.ts';
import { codeItem } from './code.ts';
import { checkMask, gridOf, headingOf, type NewObject, reference, studyOf } from './heading.ts';
import type { LesionSegment } from './segment.ts';
import { traceOutlines } from './trace-outlines.ts';

const structureSetStorage = '1.2.840.10008.5.1.4.1.1.481.3';
const detachedStudyManagement = '1.2.840.10008.3.1.2.3.1';

/**
 * Lesions as an RT structure set (PS3.3 A.19): a structure for each, numbered from 1 in their order, with closed planar
 * contours along the borders of its voxels; a hole is a contour of its own (odd-even). Errors: as `createSegmentation`.
 */
export function createStructureSet(
  series: Series,
  lesions: readonly LesionSegment[],
  made: NewObject,
): DataSet {
  const { grid, slices } = gridOf(series);
  const [first] = slices;
  if (first === undefined || lesions.length === 0)
    throw new ImagingError('no-images', 'a structure set needs images and at least one lesion');
  for (const { label, voxels } of lesions) checkMask(voxels, grid, label);
  const source = first.file.dataSet;
  return createDataSet({
    ...headingOf(made, studyOf(source), { sopClass: structureSetStorage, modality: 'RTSTRUCT' }),
    OperatorsName: null,
    FrameOfReferenceUID: grid.frameOfReference,
    PositionReferenceIndicator: source.findText('PositionReferenceIndicator') ?? null,
    StructureSetLabel: 'LESIONS',
    StructureSetDate: made.date,
    StructureSetTime: made.time,
    ApprovalStatus: 'UNAPPROVED',
    ReferencedFrameOfReferenceSequence: [
      {
        FrameOfReferenceUID: grid.frameOfReference,
        RTReferencedStudySequence: [
          {
            ReferencedSOPClassUID: detachedStudyManagement,
            ReferencedSOPInstanceUID: source.text('StudyInstanceUID'),
            RTReferencedSeriesSequence: [
              {
                SeriesInstanceUID: series.uid,
                ContourImageSequence: series.files.map(({ dataSet }) => reference(dataSet)),
              },
            ],
          },
        ],
      },
    ],
    StructureSetROISequence: lesions.map(({ label, algorithm }, index) => ({
      ROINumber: index + 1,
      ReferencedFrameOfReferenceUID: grid.frameOfReference,
      ROIName: label,
      ROIGenerationAlgorithm: algorithm.type,
    })),
    ROIContourSequence: lesions.map(({ voxels }, index) => ({
      ReferencedROINumber: index + 1,
      ContourSequence: slices.flatMap((slice, k) => contoursOf(voxels, k, slice, grid)),
    })),
    RTROIObservationsSequence: lesions.map(({ type }, index) => ({
      ObservationNumber: index + 1,
      ReferencedROINumber: index + 1,
      RTROIIdentificationCodeSequence: [codeItem(type)],
      RTROIInterpretedType: 'GTV',
      ROIInterpreter: null,
    })),
  });
}

function contoursOf(voxels: Uint8Array, k: number, slice: Slice, grid: Grid): NewValues[] {
  const [nx, ny] = grid.dims;
  const { dataSet } = slice.file;
  const image = {
    ...reference(dataSet),
    ...(dataSet.has('NumberOfFrames') ? { ReferencedFrameNumber: slice.frame + 1 } : {}),
  };
  return traceOutlines(voxels.subarray(k * nx * ny, (k + 1) * nx * ny), nx, ny).map((outline) => {
    const data = outline.flatMap(([i, j]) => toPatient(grid, [i, j, k])).map(decimalString);
    // An element with a 16-bit length holds 65,534 bytes (PS3.5 §7.1.2).
    if (data.join('\\').length > 65_534)
      throw new ImagingError('too-large', `a contour of ${outline.length} points does not fit one element`);
    return {
      ContourImageSequence: [image],
      ContourGeometricType: 'CLOSED_PLANAR',
      NumberOfContourPoints: outline.length,
      ContourData: data,
    };
  });
}
