import { DosimetryError } from '../errors.ts';
import { checkNotNegative, type Measured } from '../measured.ts';
import { checkRegion, type RegionVoxels } from './mean-dose.ts';

/** Cumulative dose-volume histogram: the fraction that receives at least each dose. `mass` may be volumes. */
export type DoseVolume = {
  /** Rising, one entry a voxel. */
  doseGy: Float64Array;
  /** Fraction of the region in this voxel and all hotter ones. */
  fractionAtLeast: Float64Array;
};

export function doseVolume(region: RegionVoxels): DoseVolume {
  const total = checkRegion(region);
  const order = Uint32Array.from({ length: region.doseGy.length }, (_, i) => i);
  order.sort((a, b) => (region.doseGy[a] ?? 0) - (region.doseGy[b] ?? 0));
  const doseGy = Float64Array.from(order, (i) => region.doseGy[i] ?? 0);
  const fractionAtLeast = new Float64Array(order.length);
  let above = 0;
  for (let place = order.length - 1; place >= 0; place--) {
    above += (region.mass[order[place] ?? 0] ?? 0) / total;
    fractionAtLeast[place] = Math.min(1, above);
  }
  return { doseGy, fractionAtLeast };
}

/** D98, D50, D2 …: the least dose to the hottest `percent` of the region (ICRU 83), with the error all voxels share. */
export function doseAtVolume(histogram: DoseVolume, percent: number, commonRelativeSd: number): Measured {
  if (!(percent > 0 && percent <= 100)) {
    throw new DosimetryError('out-of-range', 'a volume is above 0 and at most 100 %');
  }
  checkNotNegative(commonRelativeSd, 'the common relative deviation');
  const { doseGy, fractionAtLeast } = histogram;
  let value = doseGy[0] ?? 0;
  for (let i = 0; i < doseGy.length && (fractionAtLeast[i] ?? 0) >= percent / 100 - 1e-12; i++)
    value = doseGy[i] ?? 0;
  return { value, sd: value * commonRelativeSd };
}

/**
 * V-metric: the fraction of the region that receives at least a dose. Its deviation is half the difference between
 * the fractions at that dose over 1 ± u, u the error that all voxels share.
 */
export function volumeAtDose(histogram: DoseVolume, doseGy: number, commonRelativeSd: number): Measured {
  checkNotNegative(doseGy, 'the dose');
  if (!(commonRelativeSd >= 0 && commonRelativeSd < 1)) {
    throw new DosimetryError('out-of-range', 'the common relative deviation is at least 0 and below 1');
  }
  const more = fractionAbove(histogram, doseGy / (1 + commonRelativeSd));
  const less = fractionAbove(histogram, doseGy / (1 - commonRelativeSd));
  return { value: fractionAbove(histogram, doseGy), sd: (more - less) / 2 };
}

function fractionAbove({ doseGy, fractionAtLeast }: DoseVolume, dose: number): number {
  let [low, high] = [0, doseGy.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((doseGy[middle] ?? 0) >= dose) high = middle;
    else low = middle + 1;
  }
  return fractionAtLeast[low] ?? 0;
}
