import type { DataSet } from '../dicom/data-set.ts';
import { tagNumber } from '../dicom/dictionary.ts';
import { createDataSet, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import type { Series } from '../volume/series.ts';
import type { Slice } from '../volume/slices.ts';
import type { Grid } from '../volume/volume.ts';
import { abnormalStructure, code, codeItem } from './code.ts';
import { checkMask, gridOf, headingOf, type NewObject, reference, studyOf } from './heading.ts';
import type { LesionSegment } from './segment.ts';

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';

type Frame = { readonly segment: number; readonly k: number };

/**
 * Lesions as a binary DICOM segmentation (PS3.3 A.51): a segment for each, numbered from 1 in their order, and a frame for
 * each slice that a lesion touches, with the image that it came from. `creator` is who made it (a DICOM person name).
 * Errors: `no-images` without lesions, `mask-mismatch`, `uneven-slices`, `missing-tag`, `too-large`.
 */
export function createSegmentation(
  series: Series,
  lesions: readonly LesionSegment[],
  creator: string,
  made: NewObject,
): DataSet {
  const { grid, slices } = gridOf(series);
  const [first] = slices;
  if (first === undefined || lesions.length === 0)
    throw new ImagingError('no-images', 'a segmentation needs images and at least one lesion');
  for (const { label, voxels } of lesions) checkMask(voxels, grid, label);
  const frames = lesions.flatMap(({ voxels }, segment) => touched(voxels, grid).map((k) => ({ segment, k })));
  const planes = [...new Set(frames.map(({ k }) => k))].sort((a, b) => a - b);
  const organization = made.newUid();
  const sources = planes.flatMap((k) => slices[k]?.file.dataSet ?? []);
  return createDataSet({
    ...headingOf(made, studyOf(first.file.dataSet), { sopClass: segmentationStorage, modality: 'SEG' }),
    ImageType: ['DERIVED', 'PRIMARY'],
    ContentDate: made.date,
    ContentTime: made.time,
    ContentLabel: 'LESIONS',
    ContentDescription: made.seriesDescription,
    ContentCreatorName: creator,
    FrameOfReferenceUID: grid.frameOfReference,
    PositionReferenceIndicator: first.file.dataSet.findText('PositionReferenceIndicator') ?? null,
    ReferencedSeriesSequence: [
      {
        SeriesInstanceUID: series.uid,
        ReferencedInstanceSequence: [...new Set(sources)].map(reference),
      },
    ],
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    DimensionIndexSequence: [
      {
        DimensionOrganizationUID: organization,
        DimensionIndexPointer: tagNumber('ReferencedSegmentNumber'),
        FunctionalGroupPointer: tagNumber('SegmentIdentificationSequence'),
        DimensionDescriptionLabel: 'Segment Number',
      },
      {
        DimensionOrganizationUID: organization,
        DimensionIndexPointer: tagNumber('ImagePositionPatient'),
        FunctionalGroupPointer: tagNumber('PlanePositionSequence'),
        DimensionDescriptionLabel: 'Image Position Patient',
      },
    ],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    NumberOfFrames: frames.length,
    Rows: grid.dims[1],
    Columns: grid.dims[0],
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    SegmentsOverlap: overlaps(lesions) ? 'YES' : 'NO',
    SegmentSequence: lesions.map(segmentItem),
    SharedFunctionalGroupsSequence: [sharedGroups(first, grid)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) => frameGroups(frame, slices, planes)),
    PixelData: packBits(frames, lesions, grid),
  });
}

/** The slices in which a mask holds anything. */
function touched(voxels: Uint8Array, { dims: [nx, ny, nz] }: Grid): number[] {
  const plane = nx * ny;
  return Array.from({ length: nz }, (_, k) => k).filter((k) =>
    voxels.subarray(k * plane, (k + 1) * plane).includes(1),
  );
}

function overlaps(lesions: readonly LesionSegment[]): boolean {
  const seen = new Uint8Array(lesions[0]?.voxels.length ?? 0);
  return lesions.some(({ voxels }) => {
    for (let at = 0; at < voxels.length; at++) {
      if (voxels[at] !== 1) continue;
      if (seen[at] === 1) return true;
      seen[at] = 1;
    }
    return false;
  });
}

const segmentItem = (lesion: LesionSegment, index: number): NewValues => ({
  SegmentNumber: index + 1,
  SegmentLabel: lesion.label,
  SegmentAlgorithmType: lesion.algorithm.type,
  ...('name' in lesion.algorithm ? { SegmentAlgorithmName: lesion.algorithm.name } : {}),
  SegmentedPropertyCategoryCodeSequence: [codeItem(abnormalStructure)],
  SegmentedPropertyTypeCodeSequence: [codeItem(lesion.type)],
  AnatomicRegionSequence: [
    {
      ...codeItem(lesion.site),
      ...(lesion.laterality === undefined
        ? {}
        : { AnatomicRegionModifierSequence: [codeItem(lesion.laterality)] }),
    },
  ],
  TrackingID: lesion.trackingId,
  TrackingUID: lesion.trackingUid,
});

const sharedGroups = ({ row, column, spacing }: Slice, { spacingMm }: Grid): NewValues => ({
  PlaneOrientationSequence: [{ ImageOrientationPatient: [...row, ...column] }],
  PixelMeasuresSequence: [
    {
      SliceThickness: spacingMm[2],
      SpacingBetweenSlices: spacingMm[2],
      PixelSpacing: [spacing[1], spacing[0]],
    },
  ],
});

function frameGroups({ segment, k }: Frame, slices: readonly Slice[], planes: readonly number[]): NewValues {
  const slice = slices[k];
  if (slice === undefined) throw new RangeError(`no slice ${k}`);
  const { dataSet } = slice.file;
  return {
    DerivationImageSequence: [
      {
        SourceImageSequence: [
          {
            ...reference(dataSet),
            ...(dataSet.has('NumberOfFrames') ? { ReferencedFrameNumber: slice.frame + 1 } : {}),
            PurposeOfReferenceCodeSequence: [
              codeItem(code('121322', 'DCM', 'Source image for image processing operation')),
            ],
          },
        ],
        DerivationCodeSequence: [codeItem(code('113076', 'DCM', 'Segmentation'))],
      },
    ],
    FrameContentSequence: [{ DimensionIndexValues: [segment + 1, planes.indexOf(k) + 1] }],
    PlanePositionSequence: [{ ImagePositionPatient: slice.position }],
    SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment + 1 }],
  };
}

/** One bit a pixel, least significant first, one frame right behind the other (PS3.5 §8.1.1). */
function packBits(
  frames: readonly Frame[],
  lesions: readonly LesionSegment[],
  { dims: [nx, ny] }: Grid,
): Uint8Array {
  const plane = nx * ny;
  const bytes = Math.ceil((plane * frames.length) / 8);
  if (bytes + 1 >= 2 ** 32)
    throw new ImagingError('too-large', `${frames.length} frames do not fit one object`);
  const packed = new Uint8Array(bytes);
  frames.forEach(({ segment, k }, frame) => {
    const voxels = lesions[segment]?.voxels;
    for (let at = 0; at < plane; at++) {
      if (voxels?.[k * plane + at] !== 1) continue;
      const bit = frame * plane + at;
      packed[bit >> 3] = (packed[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  });
  return packed;
}
