import { finite } from './check-number.ts';
import { NuclideError } from './errors.ts';

const nanosecondsPerHour = 3.6e12;

/** Hours from `from` to `to`; negative when `to` is the earlier one. */
export function hoursBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return Number(to.epochNanoseconds - from.epochNanoseconds) / nanosecondsPerHour;
}

/** The instant `hours` after `instant` (before it, when negative), to the nanosecond. */
export function addHours(instant: Temporal.Instant, hours: number): Temporal.Instant {
  const nanoseconds = BigInt(Math.round(finite(hours, 'The number of hours') * nanosecondsPerHour));
  try {
    return Temporal.Instant.fromEpochNanoseconds(instant.epochNanoseconds + nanoseconds);
  } catch {
    throw new NuclideError('out-of-range', 'The resulting instant lies outside the calendar');
  }
}
