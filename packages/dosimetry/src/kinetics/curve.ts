import { halfLife } from '@lutetia/nuclide';
import { DosimetryError } from '../errors.ts';

/** Activity in a region as it was at each hour after injection: measured, not decay-corrected. */
export type TimeActivityCurve = {
  nuclide: string;
  physicalRatePerH: number;
  timesH: Float64Array;
  activityMBq: Float64Array;
  /** Standard deviations, or null when none were measured: they are then estimated from residuals. */
  sdMBq: Float64Array | null;
  population: PopulationHalfLife | null;
};

/** The effective half-life of the region in a population, and its spread from patient to patient where it is known. */
export type PopulationHalfLife = { effectiveHalfLifeH: number; sdH: number | null };

const mostPoints = 1000;
const mostMBq = 1e7;
const mostHours = 1e5;
const leastMBq = 1e-12;
const leastRelativeSd = 1e-9;
const names = [
  'nuclide',
  'timesH',
  'activityMBq',
  'sdMBq',
  'populationEffectiveHalfLifeH',
  'populationEffectiveHalfLifeSdH',
];

/**
 * Reads `{"nuclide","timesH","activityMBq","sdMBq"}` with, where a method needs it,
 * `populationEffectiveHalfLifeH` and `populationEffectiveHalfLifeSdH`. Errors: malformed-curve, not-finite,
 * negative-value, out-of-range, too-few-points, no-activity; NuclideError for a nuclide nobody knows.
 */
export function parseCurve(value: unknown): TimeActivityCurve {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DosimetryError(
      'malformed-curve',
      'a curve is a JSON object with nuclide, timesH and activityMBq',
    );
  }
  const given = new Map<string, unknown>(Object.entries(value));
  refuseMisspelt([...given.keys()]);
  const nuclide = given.get('nuclide');
  if (typeof nuclide !== 'string') {
    throw new DosimetryError('malformed-curve', 'nuclide is missing or is not a text such as "Lu-177"');
  }
  const physical = halfLife(nuclide);
  const timesH = numbers(given.get('timesH'), 'timesH', mostHours);
  const activityMBq = numbers(given.get('activityMBq'), 'activityMBq', mostMBq);
  const sd = given.get('sdMBq') ?? null;
  const sdMBq = sd === null ? null : numbers(sd, 'sdMBq', mostMBq);
  if (timesH.length !== activityMBq.length || (sdMBq && sdMBq.length !== timesH.length)) {
    throw new DosimetryError('malformed-curve', 'timesH, activityMBq and sdMBq differ in length');
  }
  if (timesH.length === 0) throw new DosimetryError('too-few-points', 'the curve has no points');
  if (timesH.some((time, i) => i > 0 && time <= (timesH[i - 1] ?? 0))) {
    throw new DosimetryError('malformed-curve', 'timesH must rise from each point to the next');
  }
  const largest = Math.max(...activityMBq);
  if (largest < leastMBq) {
    throw new DosimetryError(
      'no-activity',
      'no activity is above a millionth of a becquerel: there is nothing to fit',
    );
  }
  if (sdMBq?.some((sd) => sd < leastRelativeSd * largest)) {
    throw new DosimetryError(
      'out-of-range',
      'a standard deviation is so small that it would make a measurement exact',
    );
  }
  return {
    nuclide: physical.nuclide,
    physicalRatePerH: Math.LN2 / physical.hours,
    timesH,
    activityMBq,
    sdMBq,
    population: parsePopulation(given),
  };
}

function refuseMisspelt(keys: readonly string[]): void {
  for (const key of keys) {
    const meant = names.find((name) => name.toLowerCase() === key.toLowerCase());
    if (meant !== undefined && meant !== key) {
      throw new DosimetryError('malformed-curve', `"${key}" is not known: ${meant} is`);
    }
  }
}

function numbers(value: unknown, what: string, most: number): Float64Array {
  if (!Array.isArray(value)) throw new DosimetryError('malformed-curve', `${what} is not a list of numbers`);
  if (value.length > mostPoints) {
    throw new DosimetryError(
      'out-of-range',
      `${what} has ${value.length} points; at most ${mostPoints} are read`,
    );
  }
  return Float64Array.from(value, (entry: unknown, i) => number(entry, `${what}[${i}]`, most));
}

function number(value: unknown, what: string, most: number): number {
  if (typeof value !== 'number') throw new DosimetryError('malformed-curve', `${what} is not a number`);
  if (!Number.isFinite(value)) throw new DosimetryError('not-finite', `${what} is not a finite number`);
  if (value < 0) throw new DosimetryError('negative-value', `${what} is negative`);
  if (value > most) throw new DosimetryError('out-of-range', `${what} is above ${most}`);
  return value;
}

function parsePopulation(given: ReadonlyMap<string, unknown>): PopulationHalfLife | null {
  const read = (name: string): number | null => {
    const value = given.get(name) ?? null;
    if (value === null) return null;
    const read = number(value, name, mostHours);
    if (read === 0) throw new DosimetryError('out-of-range', `${name} must be above 0`);
    return read;
  };
  const effectiveHalfLifeH = read('populationEffectiveHalfLifeH');
  const sdH = read('populationEffectiveHalfLifeSdH');
  if (effectiveHalfLifeH !== null) return { effectiveHalfLifeH, sdH };
  if (sdH !== null) {
    throw new DosimetryError(
      'malformed-curve',
      'populationEffectiveHalfLifeSdH is given without its half-life',
    );
  }
  return null;
}
