import { finite, notNegative, positive } from './check-number.ts';
import { decayFactor } from './decay.ts';
import { NuclideError } from './errors.ts';
import { hoursBetween } from './time.ts';

export type ActivityMeasurement = {
  activityMBq: number;
  at: Temporal.Instant;
  /** Relative standard uncertainty of this one reading (k = 1); null when it is not known. */
  relativeStandardUncertainty: number | null;
};

export type NetAdministered = {
  activityMBq: number;
  /** k = 1; null when any uncertainty is not known. */
  standardUncertaintyMBq: number | null;
  percentOfPrescribed: number;
};

/**
 * What the patient received: the vial or syringe before, less all that stayed behind (vial, syringe, line),
 * each decayed to the instant of administration.
 *
 * Uncertainty after GUM (JCGM 100:2008) §5: the readings are independent, the calibration factor is common to
 * all of them and therefore scales the net activity.
 */
export function netAdministered(given: {
  nuclide: string;
  administeredAt: Temporal.Instant;
  before: ActivityMeasurement;
  residuals: readonly ActivityMeasurement[];
  prescribedMBq: number;
  calibrationRelativeStandardUncertainty: number | null;
}): NetAdministered {
  positive(given.prescribedMBq, 'The prescribed activity');
  const atAdministration = ({ activityMBq, at }: ActivityMeasurement) =>
    notNegative(activityMBq, 'A measured activity') *
    decayFactor(given.nuclide, hoursBetween(at, given.administeredAt));
  const before = atAdministration(given.before);
  const residuals = given.residuals.map(atAdministration);
  const activityMBq = finite(
    residuals.reduce((sum, residual) => sum - residual, before),
    'The net activity',
  );
  if (activityMBq < 0) {
    throw new NuclideError('negative-activity', 'More activity was left over than there was before');
  }
  const parts = [
    { part: activityMBq, relative: given.calibrationRelativeStandardUncertainty },
    { part: before, relative: given.before.relativeStandardUncertainty },
    ...residuals.map((part, index) => ({
      part,
      relative: given.residuals[index]?.relativeStandardUncertainty ?? null,
    })),
  ];
  let variance: number | null = 0;
  for (const { part, relative } of parts) {
    if (relative === null) {
      variance = null;
      break;
    }
    variance += (part * notNegative(relative, 'A relative uncertainty')) ** 2;
  }
  return {
    activityMBq,
    standardUncertaintyMBq: variance === null ? null : Math.sqrt(variance),
    percentOfPrescribed: (activityMBq / given.prescribedMBq) * 100,
  };
}
