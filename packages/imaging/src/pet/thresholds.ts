import { ImagingError } from '../errors.ts';
import { minus, norm, type Vector } from '../volume/vectors.ts';
import { toPatient, type Volume } from '../volume/volume.ts';

export const segmentationMethods = ['suv3', 'suv4', 'pct41', 'pct50', 'liver'] as const;
export type SegmentationMethod = (typeof segmentationMethods)[number];

/** Mean and standard deviation (of the sample) of the uptake in a region. */
export type Uptake = { readonly mean: number; readonly sd: number; readonly voxels: number };

/**
 * The threshold of a method, SUV. `max` is the highest value of the region that is segmented. qPSMA's threshold for soft
 * tissue is 4.30 / mean · (mean + SD) of the liver (Gafita et al., J Nucl Med 2019;60:1277).
 * Errors: `out-of-range` where a liver is needed and not given, or holds nothing.
 */
export function thresholdOf(method: SegmentationMethod, max: number, liver: Uptake | null): number {
  switch (method) {
    case 'suv3':
      return 3;
    case 'suv4':
      return 4;
    case 'pct41':
      return 0.41 * max;
    case 'pct50':
      return 0.5 * max;
    case 'liver':
      if (liver === null)
        throw new ImagingError('out-of-range', 'method liver needs the centre of the liver');
      if (!(liver.mean > 0))
        throw new ImagingError('out-of-range', `the liver has a mean uptake of ${liver.mean}`);
      return (4.3 / liver.mean) * (liver.mean + liver.sd);
  }
}

/** Uptake in a sphere. Errors: `out-of-range` where it holds fewer than two voxels. */
export function sphereUptake(volume: Volume, centreMm: Vector, radiusMm: number): Uptake {
  const { dims, stored, slopes, intercepts } = volume;
  let [voxels, mean, squares] = [0, 0, 0];
  for (let k = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++) {
        if (norm(minus(toPatient(volume, [i, j, k]), centreMm)) > radiusMm) continue;
        const index = (k * dims[1] + j) * dims[0] + i;
        const value = (stored[index] as number) * (slopes[k] as number) + (intercepts[k] as number);
        voxels++;
        const delta = value - mean;
        mean += delta / voxels;
        squares += delta * (value - mean);
      }
  if (voxels < 2)
    throw new ImagingError('out-of-range', `a sphere at ${centreMm.join(', ')} mm holds ${voxels} voxels`);
  return { mean, sd: Math.sqrt(squares / (voxels - 1)), voxels };
}
