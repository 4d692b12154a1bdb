import { DosimetryError } from '../errors.ts';
import { checkNotNegative, type Measured } from '../measured.ts';
import { checkRegion, type RegionVoxels } from './mean-dose.ts';

/**
 * Generalised equivalent uniform dose (Niemierko 1999): (Σ vᵢ Dᵢᵃ)^(1/a). a = 1 is the mean; a > 1 weighs hot
 * voxels (serial organs), a < 0 cold ones (tumours; one voxel of no dose makes it 0).
 */
export function equivalentUniformDose(region: RegionVoxels, a: number, commonRelativeSd: number): Measured {
  if (!Number.isFinite(a) || a === 0) throw new DosimetryError('out-of-range', 'a is a number other than 0');
  checkNotNegative(commonRelativeSd, 'the common relative deviation');
  const total = checkRegion(region);
  let most = 0;
  for (let i = 0; i < region.doseGy.length; i++) most = Math.max(most, region.doseGy[i] ?? 0);
  if (most === 0) return { value: 0, sd: 0 };
  // Doses over the largest, so that no power runs over.
  let sum = 0;
  for (let i = 0; i < region.doseGy.length; i++) {
    const share = (region.mass[i] ?? 0) / total;
    if (share > 0) sum += share * ((region.doseGy[i] ?? 0) / most) ** a;
  }
  const value = most * sum ** (1 / a);
  if (!(value > 0)) return { value: 0, sd: 0 };
  let variance = 0;
  for (let i = 0; i < region.doseGy.length; i++) {
    const share = (region.mass[i] ?? 0) / total;
    const dose = region.doseGy[i] ?? 0;
    if (share > 0 && dose > 0) {
      variance += (share * (dose / value) ** a * (region.relativeSd?.[i] ?? 0)) ** 2;
    }
  }
  return { value, sd: value * Math.hypot(Math.sqrt(variance), commonRelativeSd) };
}
