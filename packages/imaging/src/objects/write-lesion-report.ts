import type { DataSet } from '../dicom/data-set.ts';
import { createDataSet, type NewValues } from '../dicom/write-dicom.ts';
import { ImagingError } from '../errors.ts';
import type { SuvKind } from '../pet/body.ts';
import type { Lesion } from '../pet/lesions.ts';
import type { Series } from '../volume/series.ts';
import { type Code, code } from './code.ts';
import {
  codeContent,
  container,
  documentOf,
  imageContent,
  languageContent,
  numberContent,
  type Observer,
  observerContent,
  procedureConcept,
  textContent,
  uidContent,
  type Verification,
} from './content.ts';
import { headingOf, type NewObject, reference, studyOf } from './heading.ts';
import type { LesionSegment } from './segment.ts';

const comprehensiveSr = '1.2.840.10008.5.1.4.1.1.88.33';

type SuvCodes = { readonly quantity: Code; readonly method: Code; readonly unit: Code; readonly total: Code };
const ucum = (value: string, meaning: string): Code => code(value, 'UCUM', meaning);

/** CID 7469 and the methods of TID 1419; lean body mass by either formula of ours has no unit of its own in UCUM. */
const suvCodes: { readonly [K in SuvKind]?: SuvCodes } = {
  bw: {
    quantity: code('126401', 'DCM', 'SUVbw'),
    method: code('126410', 'DCM', 'SUV body weight calculation method'),
    unit: ucum('{SUVbw}g/ml', 'Standardized Uptake Value body weight'),
    total: ucum('g', 'gram'),
  },
  ibw: {
    quantity: code('126404', 'DCM', 'SUVibw'),
    method: code('126413', 'DCM', 'SUV ideal body weight calculation method'),
    unit: ucum('{SUVibw}g/ml', 'Standardized Uptake Value ideal body weight'),
    total: ucum('g', 'gram'),
  },
  bsa: {
    quantity: code('126403', 'DCM', 'SUVbsa'),
    method: code('126412', 'DCM', 'SUV body surface area calculation method'),
    unit: ucum('{SUVbsa}cm2/ml', 'Standardized Uptake Value body surface area'),
    total: ucum('cm2', 'square centimeter'),
  },
};

const derivation = code('121401', 'DCM', 'Derivation');
const measurementMethod = code('370129005', 'SCT', 'Measurement Method');

/** PS3.16 has a code for the total of FDG (glycolysis) and of FLT (proliferation), none for that of PSMA: ours. */
const totalLesionUptake = code('TL-PSMA', '99LUTETIA', 'Total lesion PSMA: volume times mean SUV');

export type LesionReport = {
  readonly series: Series;
  /** The segmentation in which each lesion is a segment, known by its tracking UID. */
  readonly segmentation: DataSet;
  readonly lesions: readonly (Omit<LesionSegment, 'voxels'> & { readonly figures: Lesion })[];
  readonly suvKind: SuvKind;
  readonly observer: Observer;
  /** What was done: of CID 100, such as 44139-4 LN, PET whole body. */
  readonly procedure: Code;
  readonly verified?: Verification;
};

/**
 * The figures of each lesion as a measurement report (PS3.16 TID 1500, each lesion a volume by TID 1411): mL, SUV, and total
 * uptake. Errors: `mask-mismatch` for a lesion without a segment, `unsupported` for a kind of SUV without codes,
 * `out-of-range` for figures that are no numbers, `missing-tag`.
 */
export function createLesionReport(report: LesionReport, made: NewObject): DataSet {
  const { series, segmentation, lesions, suvKind, procedure, observer, verified } = report;
  const codes = suvCodes[suvKind];
  if (codes === undefined)
    throw new ImagingError('unsupported', `SUV of the kind ${suvKind} has no codes in a report`);
  const [referenced] = segmentation.items('ReferencedSeriesSequence');
  const used = new Set(
    (referenced?.items('ReferencedInstanceSequence') ?? []).map((image) =>
      image.text('ReferencedSOPInstanceUID'),
    ),
  );
  const images = series.files
    .map(({ dataSet }) => dataSet)
    .filter((dataSet) => used.has(dataSet.text('SOPInstanceUID')));
  const [first] = images;
  if (
    first === undefined ||
    images.length !== used.size ||
    referenced?.text('SeriesInstanceUID') !== series.uid
  )
    throw new ImagingError('mask-mismatch', `the segmentation is not one of series ${series.uid}`);
  return createDataSet({
    ...headingOf(made, studyOf(first), { sopClass: comprehensiveSr, modality: 'SR' }),
    CodingSchemeIdentificationSequence: [
      { CodingSchemeDesignator: '99LUTETIA', CodingSchemeName: 'Lutetia: concepts without a public code' },
    ],
    CurrentRequestedProcedureEvidenceSequence: [evidence(first, series.uid, images, segmentation)],
    ...documentOf(made, verified, {
      concept: code('126000', 'DCM', 'Imaging Measurement Report'),
      template: '1500',
      below: [
        languageContent,
        ...observerContent(observer),
        codeContent('HAS CONCEPT MOD', procedureConcept, procedure)(),
        imageLibrary(images),
        container(
          code('126010', 'DCM', 'Imaging Measurements'),
          lesions.map((lesion) =>
            measurementGroup(lesion, codes, segmentation, segmentNumber(segmentation, lesion), series.uid),
          ),
        ),
      ],
    }),
  });
}

/** Every object that a document names, by study and series (PS3.3 C.17.2.3). */
const evidence = (
  source: DataSet,
  seriesUid: string,
  images: readonly DataSet[],
  segmentation: DataSet,
): NewValues => ({
  StudyInstanceUID: source.text('StudyInstanceUID'),
  ReferencedSeriesSequence: [
    { SeriesInstanceUID: seriesUid, ReferencedSOPSequence: images.map(reference) },
    {
      SeriesInstanceUID: segmentation.text('SeriesInstanceUID'),
      ReferencedSOPSequence: [reference(segmentation)],
    },
  ],
});

const imageLibrary = (images: readonly DataSet[]): NewValues =>
  container(code('111028', 'DCM', 'Image Library'), [
    container(code('126200', 'DCM', 'Image Library Group'), [
      codeContent(
        'HAS ACQ CONTEXT',
        code('121139', 'DCM', 'Modality'),
        code('PT', 'DCM', 'Positron emission tomography'),
      )(),
      ...images.map((image) => imageContent(null, image)),
    ]),
  ]);

function segmentNumber(
  segmentation: DataSet,
  { trackingUid, label }: LesionReport['lesions'][number],
): number {
  const found = segmentation
    .items('SegmentSequence')
    .find((segment) => segment.findText('TrackingUID') === trackingUid);
  if (found === undefined)
    throw new ImagingError('mask-mismatch', `"${label}" has no segment with its tracking UID ${trackingUid}`);
  return found.number('SegmentNumber');
}

function measurementGroup(
  { figures, ...lesion }: LesionReport['lesions'][number],
  codes: SuvCodes,
  segmentation: DataSet,
  segment: number,
  seriesUid: string,
): NewValues {
  const suv = (value: number, how: Code): NewValues =>
    numberContent(
      'CONTAINS',
      codes.quantity,
      value,
      codes.unit,
    )(codeContent('HAS CONCEPT MOD', derivation, how)());
  const site = codeContent('HAS CONCEPT MOD', code('363698007', 'SCT', 'Finding Site'), lesion.site);
  return container(
    code('125007', 'DCM', 'Measurement Group'),
    [
      textContent('HAS OBS CONTEXT', code('112039', 'DCM', 'Tracking Identifier'), lesion.trackingId),
      uidContent('HAS OBS CONTEXT', code('112040', 'DCM', 'Tracking Unique Identifier'), lesion.trackingUid),
      codeContent('CONTAINS', code('121071', 'DCM', 'Finding'), lesion.type)(),
      imageContent(code('121191', 'DCM', 'Referenced Segment'), segmentation, segment),
      uidContent('CONTAINS', code('121232', 'DCM', 'Source series for segmentation'), seriesUid),
      codeContent('HAS CONCEPT MOD', measurementMethod, codes.method)(),
      lesion.laterality === undefined
        ? site()
        : site(codeContent('HAS CONCEPT MOD', code('272741003', 'SCT', 'Laterality'), lesion.laterality)()),
      suv(figures.suvMax, code('56851009', 'SCT', 'Maximum')),
      suv(figures.suvMean, code('373098007', 'SCT', 'Mean')),
      suv(figures.suvPeak, code('126031', 'DCM', 'Peak Value Within ROI')),
      numberContent(
        'CONTAINS',
        code('118565006', 'SCT', 'Volume'),
        figures.volumeMl,
        ucum('ml', 'milliliter'),
      )(
        codeContent(
          'HAS CONCEPT MOD',
          measurementMethod,
          code('126030', 'DCM', 'Sum of segmented voxel volumes'),
        )(),
      ),
      numberContent('CONTAINS', totalLesionUptake, figures.tl, codes.total)(),
    ],
    '1411',
  );
}
