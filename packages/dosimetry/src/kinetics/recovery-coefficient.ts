import { DosimetryError } from '../errors.ts';
import { checkMeasured, type Measured } from '../measured.ts';
import { minimise, normalEquations } from './levenberg-marquardt.ts';
import { at, invertSymmetric, quadraticForm } from './symmetric-matrix.ts';

/** R(V) = 1 / (1 + (b/V)^c): b the volume of which half is recovered, c the steepness. */
export type RecoveryCurve = {
  halfRecoveredML: number;
  steepness: number;
  /** Of b and c, by rows. */
  covariance: Float64Array;
};

export type RecoveryMeasurement = { volumeML: number; recovery: Measured };

/** Fits the recovery of phantom spheres; the deviations of the measurements are taken as known. */
export function fitRecovery(measurements: readonly RecoveryMeasurement[]): RecoveryCurve {
  if (measurements.length < 2) {
    throw new DosimetryError('too-few-points', 'a recovery curve needs two spheres or more');
  }
  const spheres = measurements.map(({ volumeML, recovery }) => {
    const { value, sd } = checkMeasured(recovery, 'a recovery');
    const volume = checkMeasured({ value: volumeML, sd: 0 }, 'a volume').value;
    if (sd === 0) throw new DosimetryError('out-of-range', 'a recovery with a deviation of 0 would be exact');
    return { volume, value, sd };
  });
  const volumes = spheres.map(({ volume }) => volume).sort((a, b) => a - b);
  const start = Float64Array.of(Math.log(at(volumes, 0)), 0);
  const evaluate = (point: Float64Array, residuals: Float64Array, jacobian: Float64Array) => {
    const [b, c] = [Math.exp(at(point, 0)), Math.exp(at(point, 1))];
    for (const [row, { volume, value, sd }] of spheres.entries()) {
      const { recovery, byHalf, bySteepness } = recoveryOf(volume, b, c);
      residuals[row] = (recovery - value) / sd;
      jacobian[2 * row] = (byHalf * b) / sd;
      jacobian[2 * row + 1] = (bySteepness * c) / sd;
    }
  };
  const { point, converged } = minimise({ residualCount: spheres.length, evaluate }, start);
  const [halfRecoveredML, steepness] = [Math.exp(at(point, 0)), Math.exp(at(point, 1))];
  const jacobian = Float64Array.from(
    spheres.flatMap(({ volume, sd }) => {
      const { byHalf, bySteepness } = recoveryOf(volume, halfRecoveredML, steepness);
      return [byHalf / sd, bySteepness / sd];
    }),
  );
  const covariance = invertSymmetric(
    normalEquations(jacobian, new Float64Array(spheres.length), 2).normal,
    2,
  );
  if (!converged || !covariance) {
    throw new DosimetryError('no-fit', 'the spheres do not determine a recovery curve');
  }
  return { halfRecoveredML, steepness, covariance };
}

/** The coefficient of a volume, with the deviations of the curve and of the volume (Gear 2018). */
export function recoveryAt(curve: RecoveryCurve, volumeML: Measured): Measured & { slopePerML: number } {
  const { value: volume, sd } = checkMeasured(volumeML, 'the volume');
  const { recovery, byHalf, bySteepness, byVolume } = recoveryOf(
    volume,
    curve.halfRecoveredML,
    curve.steepness,
  );
  const fromCurve = quadraticForm(Float64Array.of(byHalf, bySteepness), curve.covariance);
  return { value: recovery, sd: Math.sqrt(fromCurve + (byVolume * sd) ** 2), slopePerML: byVolume };
}

function recoveryOf(volume: number, b: number, c: number) {
  const power = (b / volume) ** c;
  const recovery = 1 / (1 + power);
  const slope = recovery ** 2 * power;
  return {
    recovery,
    byHalf: (-slope * c) / b,
    bySteepness: -slope * Math.log(b / volume),
    byVolume: (slope * c) / volume,
  };
}

/**
 * Volume of an outlined sphere from its diameter's uncertainty (Gear 2018, unverified against the paper): voxels of edge
 * a and a resolution of full width w at half maximum give u(d)² = a²/6 + w²/(4 ln 2), and u(V)/V = 3 u(d)/d.
 */
export function outlinedVolume(volumeML: number, voxelEdgeMm: number, resolutionMm: number): Measured {
  const { value } = checkMeasured({ value: volumeML, sd: 0 }, 'the volume');
  const diameterMm = 10 * Math.cbrt((6 * value) / Math.PI);
  const edge = checkMeasured({ value: voxelEdgeMm, sd: 0 }, 'the voxel edge').value;
  const width = checkMeasured({ value: resolutionMm, sd: 0 }, 'the resolution').value;
  const diameterSdMm = Math.sqrt(edge ** 2 / 6 + width ** 2 / (4 * Math.LN2));
  return { value, sd: (value * 3 * diameterSdMm) / diameterMm };
}
