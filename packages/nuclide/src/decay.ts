import { notNegative } from './check-number.ts';
import { NuclideError } from './errors.ts';
import { halfLife } from './half-life.ts';
import { hoursBetween } from './time.ts';

/** 2^(−t/T½); above 1 for a negative time (the activity that there was before). */
export function decayFactor(nuclide: string, elapsedHours: number): number {
  const factor = 2 ** (-elapsedHours / halfLife(nuclide).hours);
  if (!Number.isFinite(factor)) {
    throw new NuclideError(
      'out-of-range',
      `${nuclide} cannot be decayed over ${elapsedHours} h: the factor overflows`,
    );
  }
  return factor;
}

export type Decay = { nuclide: string; factor: number; elapsedHours: number; activityMBq: number };

/** The activity at `to` of what measured `activityMBq` at `from`. `to` may be the earlier instant. */
export function decay(given: {
  nuclide: string;
  activityMBq: number;
  from: Temporal.Instant;
  to: Temporal.Instant;
}): Decay {
  notNegative(given.activityMBq, 'The activity');
  const { nuclide } = halfLife(given.nuclide);
  const elapsedHours = hoursBetween(given.from, given.to);
  const factor = decayFactor(nuclide, elapsedHours);
  const activityMBq = given.activityMBq * factor;
  if (!Number.isFinite(activityMBq)) {
    throw new NuclideError(
      'out-of-range',
      `${nuclide} cannot be decayed over ${elapsedHours} h: the activity overflows`,
    );
  }
  return { nuclide, factor, elapsedHours, activityMBq };
}
