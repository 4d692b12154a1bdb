import { NuclideError } from './errors.ts';

/** Refuses NaN and the infinities, which would otherwise travel on as a plausible-looking null. */
export function finite(value: number, what: string): number {
  if (!Number.isFinite(value)) throw new NuclideError('not-finite', `${what} is not a finite number`);
  return value;
}

export function notNegative(value: number, what: string): number {
  if (finite(value, what) < 0) throw new NuclideError('negative-activity', `${what} is negative`);
  return value;
}

export function positive(value: number, what: string): number {
  if (finite(value, what) <= 0) throw new NuclideError('not-positive', `${what} must be above zero`);
  return value;
}
