import { positive } from './check-number.ts';
import { halfLife } from './half-life.ts';
import { checkTolerance } from './parse-tolerance.ts';
import { addHours } from './time.ts';

export type ToleranceWindow = {
  from: Temporal.Instant;
  to: Temporal.Instant;
  expires: Temporal.Instant;
  latestUse: Temporal.Instant;
};

/**
 * When a vial made to hold `prescribedMBq` at `planned` is inside ±`tolerance` (a fraction) of it.
 *
 * `from` = planned − T½·log₂(1 + tolerance), `to` = planned + T½·log₂(1/(1 − tolerance)), neither clipped;
 * `expires` = calibration + shelf life; `latestUse` = the earlier of `to` and `expires`. A `latestUse` before
 * `from` means that the vial can never be used at its planned activity.
 */
export function toleranceWindow(given: {
  nuclide: string;
  calibration: Temporal.Instant;
  planned: Temporal.Instant;
  prescribedMBq: number;
  tolerance: number;
  shelfLifeHours: number;
}): ToleranceWindow {
  positive(given.prescribedMBq, 'The prescribed activity');
  positive(given.shelfLifeHours, 'The shelf life');
  const tolerance = checkTolerance(given.tolerance);
  const { hours } = halfLife(given.nuclide);
  const from = addHours(given.planned, -hours * Math.log2(1 + tolerance));
  const to = addHours(given.planned, -hours * Math.log2(1 - tolerance));
  const expires = addHours(given.calibration, given.shelfLifeHours);
  return { from, to, expires, latestUse: Temporal.Instant.compare(to, expires) <= 0 ? to : expires };
}
