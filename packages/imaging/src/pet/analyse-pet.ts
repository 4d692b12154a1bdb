import type { FrameDecoder } from '../dicom/codecs.ts';
import { ImagingError } from '../errors.ts';
import type { Mask } from '../masks/mask.ts';
import { readVolume } from '../volume/read-volume.ts';
import type { Series } from '../volume/series.ts';
import type { Vector } from '../volume/vectors.ts';
import { scaled, toPatient, type Volume } from '../volume/volume.ts';
import type { SuvKind } from './body.ts';
import { type Connectivity, connectedComponents } from './components.ts';
import { type Lesion, measureComponents } from './lesions.ts';
import { distribution } from './statistics.ts';
import { type SuvConversion, suvConversion } from './suv.ts';
import { type SegmentationMethod, sphereUptake, thresholdOf, type Uptake } from './thresholds.ts';

/** A liver's reference sphere: 3 cm across. */
export const liverRadiusMm = 15;

export type PetRequest = {
  readonly method: SegmentationMethod;
  readonly connectivity: Connectivity;
  /** Components below this volume do not count. */
  readonly minMl?: number;
  readonly kind?: SuvKind;
  /** Centre of the liver's sphere, LPS mm: for the method `liver`. */
  readonly liverMm?: Vector;
  readonly masks?: readonly Mask[];
};

export type PetAnalysis = {
  readonly series: string;
  readonly suv: SuvConversion;
  readonly max: { readonly suv: number; readonly positionMm: Vector };
  readonly min: number;
  readonly median: number;
  readonly method: SegmentationMethod;
  /** SUV; one, or one for each region where a share of its own maximum is taken. */
  readonly thresholds: readonly number[];
  readonly connectivity: Connectivity;
  readonly liver: Uptake | null;
  /** Largest first. */
  readonly lesions: readonly Lesion[];
  readonly psmaTvMl: number;
  readonly tlPsma: number;
  /** Of all lesions, by volume; null where there is none. */
  readonly suvMean: number | null;
};

/** The SUV of a PET series: its volume in g/mL, and how it came about. Errors: as `readVolume` and `suvConversion`. */
export async function readSuv(
  series: Series,
  kind: SuvKind = 'bw',
  decoder?: FrameDecoder,
): Promise<{ volume: Volume; suv: SuvConversion }> {
  const suv = suvConversion(
    series.slices.map(({ file }) => file.dataSet),
    kind,
  );
  const volume = await readVolume(series, decoder);
  return { volume: scaled(volume, suv.factors, kind === 'bsa' ? 'cm2/ml' : 'g/ml'), suv };
}

/**
 * Segments and measures a volume of SUV. Masks of regions (tumours, unspecified) say where to look, masks of organs what
 * to leave out; without masks everything counts. Errors: `out-of-range`, `mask-mismatch`.
 */
export function segmentPet(volume: Volume, request: PetRequest): Omit<PetAnalysis, 'series' | 'suv'> {
  const { method, connectivity, masks = [] } = request;
  const regions = masks.filter(({ role }) => role === 'region');
  const organs = masks.filter(({ role }) => role === 'organ');
  const everything = masks.length === 0 ? undefined : unite(volume, regions, organs);
  const range = distribution(volume, everything);
  if (range === null)
    throw new ImagingError('out-of-range', 'no voxel has any uptake, or none lies in the masks');
  const liver = request.liverMm === undefined ? null : sphereUptake(volume, request.liverMm, liverRadiusMm);
  const share = method === 'pct41' || method === 'pct50';
  const parts =
    share && regions.length > 0 ? regions.map((region) => unite(volume, [region], organs)) : [everything];
  const thresholds: number[] = [];
  const lesions = parts.flatMap((inside) => {
    const max = inside === everything ? range.max : distribution(volume, inside)?.max;
    if (max === undefined) return [];
    const threshold = thresholdOf(method, max, liver);
    thresholds.push(threshold);
    return measureComponents(volume, connectedComponents(volume, threshold, connectivity, inside));
  });
  const counted = lesions
    .filter(({ volumeMl }) => volumeMl >= (request.minMl ?? 0))
    .sort((a, b) => b.voxels - a.voxels);
  const sum = (of: (lesion: Lesion) => number): number => counted.reduce((total, one) => total + of(one), 0);
  const [psmaTvMl, tlPsma] = [sum(({ volumeMl }) => volumeMl), sum(({ tl }) => tl)];
  const [nx, ny] = volume.dims;
  const row = Math.floor(range.maxIndex / nx);
  return {
    max: {
      suv: range.max,
      positionMm: toPatient(volume, [range.maxIndex % nx, row % ny, Math.floor(row / ny)]),
    },
    min: range.min,
    median: range.median,
    method,
    thresholds,
    connectivity,
    liver,
    lesions: counted,
    psmaTvMl,
    tlPsma,
    suvMean: psmaTvMl > 0 ? tlPsma / psmaTvMl : null,
  };
}

/** One byte a voxel: 1 in any region (everywhere where there are none) and in no organ. */
function unite({ dims }: Volume, regions: readonly Mask[], organs: readonly Mask[]): Uint8Array {
  const inside = new Uint8Array(dims[0] * dims[1] * dims[2]);
  if (regions.length === 0) inside.fill(1);
  for (const { voxels } of regions)
    for (let i = 0; i < voxels.length; i++) if (voxels[i] === 1) inside[i] = 1;
  for (const { voxels } of organs) for (let i = 0; i < voxels.length; i++) if (voxels[i] === 1) inside[i] = 0;
  return inside;
}

export async function analysePet(
  series: Series,
  request: PetRequest,
  decoder?: FrameDecoder,
): Promise<PetAnalysis> {
  const { volume, suv } = await readSuv(series, request.kind, decoder);
  return { series: series.uid, suv, ...segmentPet(volume, request) };
}
