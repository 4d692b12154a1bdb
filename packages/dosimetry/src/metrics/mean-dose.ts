import { DosimetryError } from '../errors.ts';
import { checkNotNegative, type Measured } from '../measured.ts';

/** Doses of the voxels of one region in Gy, each with its mass (any one unit) and, from a Monte Carlo, its relative error. */
export type RegionVoxels = {
  doseGy: ArrayLike<number>;
  mass: ArrayLike<number>;
  relativeSd?: ArrayLike<number>;
};

/**
 * The voxels that bear a label, for one region's metrics. Errors: grid-mismatch, unknown-label (no voxel bears it).
 */
export function regionVoxels(
  grid: RegionVoxels & { labels: ArrayLike<number> },
  label: number,
): { doseGy: Float64Array; mass: Float64Array; relativeSd?: Float64Array } {
  const { doseGy, mass, labels, relativeSd } = grid;
  if (mass.length !== doseGy.length || labels.length !== doseGy.length) {
    throw new DosimetryError('grid-mismatch', 'doses, masses and labels differ in size');
  }
  const indices: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) indices.push(i);
  if (indices.length === 0) throw new DosimetryError('unknown-label', `no voxel bears the label ${label}`);
  const pick = (values: ArrayLike<number>) => Float64Array.from(indices, (i) => values[i] ?? Number.NaN);
  const region = { doseGy: pick(doseGy), mass: pick(mass) };
  return relativeSd ? { ...region, relativeSd: pick(relativeSd) } : region;
}

/**
 * Mean absorbed dose weighted by mass. Its deviation: the voxels' own errors, independent of each other, and a
 * relative error that all share (of the time-integrated activity, say). Errors: negative-value, not-finite, out-of-range.
 */
export function meanDose(region: RegionVoxels, commonRelativeSd: number): Measured {
  const masses = checkRegion(region);
  checkNotNegative(commonRelativeSd, 'the common relative deviation');
  let sum = 0;
  let variance = 0;
  for (let i = 0; i < region.doseGy.length; i++) {
    const share = ((region.mass[i] ?? 0) / masses) * (region.doseGy[i] ?? 0);
    sum += share;
    variance += (share * (region.relativeSd?.[i] ?? 0)) ** 2;
  }
  return { value: sum, sd: Math.hypot(Math.sqrt(variance), sum * commonRelativeSd) };
}

/** Refuses a region that has no mass or whose figures are not finite and not negative; gives its mass. */
export function checkRegion({ doseGy, mass, relativeSd }: RegionVoxels): number {
  if (doseGy.length !== mass.length || (relativeSd && relativeSd.length !== doseGy.length)) {
    throw new DosimetryError('grid-mismatch', 'doses, masses and errors differ in number');
  }
  let total = 0;
  for (let i = 0; i < doseGy.length; i++) {
    checkNotNegative(doseGy[i] ?? Number.NaN, 'a dose');
    total += checkNotNegative(mass[i] ?? Number.NaN, 'a mass');
    if (relativeSd) checkNotNegative(relativeSd[i] ?? Number.NaN, 'a relative error');
  }
  if (total === 0) throw new DosimetryError('out-of-range', 'the region has no mass');
  return total;
}

/** Absorbed dose per administered activity, Gy/GBq. */
export function dosePerAdministered(doseGy: Measured, administeredGBq: Measured): Measured {
  const administered = checkNotNegative(administeredGBq.value, 'the administered activity');
  if (administered === 0) throw new DosimetryError('no-activity', 'nothing was administered');
  const value = checkNotNegative(doseGy.value, 'the dose') / administered;
  return { value, sd: Math.hypot(doseGy.sd / administered, (value * administeredGBq.sd) / administered) };
}
