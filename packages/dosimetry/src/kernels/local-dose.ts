import { DosimetryError } from '../errors.ts';
import { joulePerKeV } from '../transport/constants.ts';
import type { DecayEmission } from '../transport/dose-problem.ts';
import { electronEnergyPerDecay } from '../transport/electron-source.ts';

/**
 * Absorbed dose if electrons and alphas stay in the voxel where they start and photons leave the body, Gy per decay of
 * the whole map: the simplest look, for voxels larger than an electron's range. Voxels without mass have none.
 * Errors: `no-activity`, `out-of-range`.
 */
export function localDose(
  activity: Float32Array,
  density: Float32Array,
  spacingMm: readonly [number, number, number],
  { electrons, localKeV }: DecayEmission,
): Float32Array<ArrayBuffer> {
  // Four sums at a time: one would wait for each addition.
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = activity.length - (activity.length % 4);
  for (let voxel = 0; voxel < even; voxel += 4) {
    a += activity[voxel] as number;
    b += activity[voxel + 1] as number;
    c += activity[voxel + 2] as number;
    d += activity[voxel + 3] as number;
  }
  for (let voxel = even; voxel < activity.length; voxel++) a += activity[voxel] as number;
  const decays = a + b + c + d;
  if (!(decays > 0)) throw new DosimetryError('no-activity', 'no voxel of the activity map holds any decays');
  const volumeKg = (spacingMm[0] * spacingMm[1] * spacingMm[2]) / 1e6;
  const grayPerDensity = ((electronEnergyPerDecay(electrons) + localKeV) * joulePerKeV) / (volumeKg * decays);
  const dose = new Float32Array(activity.length);
  for (let voxel = 0; voxel < dose.length; voxel++) {
    const here = activity[voxel] as number;
    const gray = (here * grayPerDensity) / (density[voxel] as number);
    // Without mass the quotient is no number, or has no bounds.
    if (gray < Infinity) dose[voxel] = gray;
    else if (here !== 0) throw new DosimetryError('out-of-range', 'decays lie in a voxel without mass');
  }
  return dose;
}
