import type { PixelValues } from '../dicom/pixels.ts';
import { cross, dot, minus, plus, times, type Vector } from './vectors.ts';

/**
 * A grid of voxels in the patient (LPS, mm). Voxel (i, j, k) has its centre at origin + i·s₀·d₀ + j·s₁·d₁ + k·s₂·d₂; i runs
 * along a row. The directions are unit vectors; a tilted gantry makes the third oblique to the others.
 */
export type Grid = {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  readonly originMm: Vector;
  readonly directions: readonly [Vector, Vector, Vector];
  /** Frame of Reference UID; null where the images name none. */
  readonly frameOfReference: string | null;
};

/**
 * A grid with values: value = stored · slope[k] + intercept[k], i fastest. The stored numbers are kept as they came, so
 * that nothing is rounded and a change of unit changes a few factors.
 */
export type Volume = Grid & {
  readonly stored: PixelValues;
  readonly slopes: Float64Array;
  readonly intercepts: Float64Array;
  /** As the images say: BQML, HU, g/ml … */
  readonly unit: string;
};

/** Where the centre of a voxel lies; coordinates may lie between voxels. */
export function toPatient({ originMm, spacingMm, directions }: Grid, [i, j, k]: Vector): Vector {
  const [a, b, c] = directions;
  return plus(
    plus(originMm, times(a, i * spacingMm[0])),
    plus(times(b, j * spacingMm[1]), times(c, k * spacingMm[2])),
  );
}

/** The voxel coordinates of a place: the inverse of `toPatient`, also for oblique directions. */
export function toVoxel({ originMm, spacingMm, directions }: Grid, place: Vector): Vector {
  const [a, b, c] = directions;
  const from = minus(place, originMm);
  const volume = dot(a, cross(b, c));
  return [
    dot(from, cross(b, c)) / volume / spacingMm[0],
    dot(from, cross(c, a)) / volume / spacingMm[1],
    dot(from, cross(a, b)) / volume / spacingMm[2],
  ];
}

/** Volume of one voxel, mL. */
export const voxelMl = ({ spacingMm, directions: [a, b, c] }: Grid): number =>
  (Math.abs(dot(a, cross(b, c))) * spacingMm[0] * spacingMm[1] * spacingMm[2]) / 1000;

export const valueAt = ({ dims, stored, slopes, intercepts }: Volume, index: number): number => {
  const k = Math.floor(index / (dims[0] * dims[1]));
  return (stored[index] ?? Number.NaN) * (slopes[k] ?? Number.NaN) + (intercepts[k] ?? Number.NaN);
};

/** The same voxels in another unit: each slice's values times its factor. */
export const scaled = (volume: Volume, factors: ArrayLike<number>, unit: string): Volume => ({
  ...volume,
  slopes: volume.slopes.map((slope, k) => slope * (factors[k] ?? Number.NaN)),
  intercepts: volume.intercepts.map((intercept, k) => intercept * (factors[k] ?? Number.NaN)),
  unit,
});
