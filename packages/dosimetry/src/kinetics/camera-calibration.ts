import { DosimetryError } from '../errors.ts';
import { checkMeasured, checkPositive, type Measured, relativeSd } from '../measured.ts';

export type CalibrationMeasurement = {
  /** Of the phantom at the time of the measurement, and the count rate in its volume, corrected for dead time. */
  activityMBq: Measured;
  countRateCps: Measured;
};

/**
 * Camera calibration factor in cps/MBq: the mean of Q = C / A weighted by inverse variance. Its deviation is the
 * larger of what the measurements state and what their scatter shows (external consistency, Birge).
 */
export function calibrateCamera(measurements: readonly CalibrationMeasurement[]): Measured {
  if (measurements.length === 0) throw new DosimetryError('too-few-points', 'no calibration measurement');
  const factors = measurements.map((measurement) => {
    const activity = checkMeasured(measurement.activityMBq, 'the activity of the phantom');
    const rate = checkMeasured(measurement.countRateCps, 'the count rate');
    const value = rate.value / activity.value;
    const sd = checkPositive(
      value * Math.hypot(relativeSd(activity), relativeSd(rate)),
      'the deviation of Q',
    );
    return { value, weight: 1 / sd ** 2 };
  });
  const weights = factors.reduce((sum, { weight }) => sum + weight, 0);
  const value = factors.reduce((sum, factor) => sum + factor.weight * factor.value, 0) / weights;
  const scatter = factors.reduce((sum, factor) => sum + factor.weight * (factor.value - value) ** 2, 0);
  const birge = factors.length > 1 ? Math.max(1, scatter / (factors.length - 1)) : 1;
  return { value, sd: Math.sqrt(birge / weights) };
}

/** Gear 2018: A = C / (Q R). In MBq; the three are taken as independent. */
export function activityFromCounts(
  countRateCps: Measured,
  calibrationCpsPerMBq: Measured,
  recovery: Measured,
): Measured {
  const rate = checkMeasured(countRateCps, 'the count rate');
  const calibration = checkMeasured(calibrationCpsPerMBq, 'the calibration factor');
  const recovered = checkMeasured(recovery, 'the recovery coefficient');
  const value = rate.value / (calibration.value * recovered.value);
  return { value, sd: value * Math.hypot(relativeSd(rate), relativeSd(calibration), relativeSd(recovered)) };
}

/**
 * Q and R multiply every point of a curve alike: fitted points carry only what differs from point to point, and the
 * factors' relative deviations are added to that of the integral afterwards (Gear 2018).
 */
export function withCommonFactors(tiaMBqH: Measured, factors: readonly Measured[]): Measured {
  const { value, sd } = checkMeasured(tiaMBqH, 'the time-integrated activity');
  const common = factors.map((factor) => relativeSd(checkMeasured(factor, 'a common factor')));
  return { value, sd: value * Math.hypot(sd / value, ...common) };
}
