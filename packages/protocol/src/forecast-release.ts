import { addHours, hoursBetween } from '@lutetia/nuclide';
import { ProtocolError } from './errors.ts';
import type { ReleaseMeasurement } from './evaluate-release.ts';

export type ReleaseForecast = {
  /** null: no instant can be forecast; `why` says so. */
  at: Temporal.Instant | null;
  method: 'already-below' | 'log-linear' | 'population-biexponential' | 'none';
  why: string;
};

// Fit to Kurth 2018 (EJNMMI Res 8:32) and de Bakker 2023 for 177Lu-PSMA-617: shares and half-lives in hours.
const population = [
  { share: 0.41, halfLifeHours: 4.9 },
  { share: 0.59, halfLifeHours: 40.5 },
] as const;

/** A forecast further ahead than this is not worth a plan. */
const horizonHours = 30 * 24;

/**
 * When the dose rate will have fallen to the limit.
 *
 * With two readings or more: the straight line through the logarithms of the last two. With one reading and the
 * time of administration: the population's biexponential clearance, scaled to that reading (patients differ from
 * it by a factor of two to three). Neither replaces the measurement before release.
 */
export function forecastReleaseInstant(given: {
  measurements: readonly ReleaseMeasurement[];
  limitUSvPerH: number;
  administeredAt: Temporal.Instant | null;
}): ReleaseForecast {
  if (!(given.limitUSvPerH > 0)) throw new ProtocolError('invalid-input', 'The limit must be above zero');
  const readings = given.measurements.toSorted((first, second) =>
    Temporal.Instant.compare(first.at, second.at),
  );
  const last = readings.at(-1);
  const previous = readings.at(-2);
  if (!last) return { at: null, method: 'none', why: 'no dose rate was measured' };
  if (readings.some(({ distanceM }) => distanceM !== last.distanceM)) {
    return { at: null, method: 'none', why: 'the readings were taken at different distances' };
  }
  if (last.doseRateUSvPerH <= given.limitUSvPerH) {
    return { at: last.at, method: 'already-below', why: 'the last reading is at or below the limit' };
  }
  if (previous) return logLinear(previous, last, given.limitUSvPerH);
  if (!given.administeredAt) {
    return { at: null, method: 'none', why: 'one reading only, and the time of administration is not known' };
  }
  return scaledPopulation(last, given.administeredAt, given.limitUSvPerH);
}

function logLinear(previous: ReleaseMeasurement, last: ReleaseMeasurement, limit: number): ReleaseForecast {
  const hours = hoursBetween(previous.at, last.at);
  const rate = Math.log(previous.doseRateUSvPerH / last.doseRateUSvPerH) / hours;
  if (!(hours > 0 && rate > 0)) return { at: null, method: 'none', why: 'the dose rate is not falling' };
  const wait = Math.log(last.doseRateUSvPerH / limit) / rate;
  return after(last.at, wait, 'log-linear', 'straight line through the logarithms of the last two readings');
}

function scaledPopulation(
  reading: ReleaseMeasurement,
  administeredAt: Temporal.Instant,
  limit: number,
): ReleaseForecast {
  const elapsed = hoursBetween(administeredAt, reading.at);
  if (elapsed < 0)
    return { at: null, method: 'none', why: 'the reading was taken before the administration' };
  const scale = reading.doseRateUSvPerH / clearance(elapsed);
  let [early, late] = [elapsed, elapsed + horizonHours];
  if (scale * clearance(late) > limit) return { at: null, method: 'none', why: 'not within thirty days' };
  // Bisection: the curve falls without end, and a second is precise enough.
  while (late - early > 1 / 3600) {
    const middle = (early + late) / 2;
    if (scale * clearance(middle) > limit) early = middle;
    else late = middle;
  }
  return after(
    reading.at,
    late - elapsed,
    'population-biexponential',
    'biexponential clearance of a population, scaled to the one reading',
  );
}

function clearance(hours: number): number {
  return population.reduce((sum, { share, halfLifeHours }) => sum + share * 2 ** (-hours / halfLifeHours), 0);
}

function after(
  at: Temporal.Instant,
  hours: number,
  method: ReleaseForecast['method'],
  why: string,
): ReleaseForecast {
  if (hours > horizonHours) return { at: null, method: 'none', why: 'not within thirty days' };
  return { at: addHours(at, hours), method, why };
}
