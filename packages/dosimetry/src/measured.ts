import { DosimetryError } from './errors.ts';

/** A value with its standard deviation. */
export type Measured = { value: number; sd: number };

export function checkFinite(value: number, what: string): number {
  if (!Number.isFinite(value)) throw new DosimetryError('not-finite', `${what} is not a finite number`);
  return value;
}

export function checkNotNegative(value: number, what: string): number {
  if (checkFinite(value, what) < 0) throw new DosimetryError('negative-value', `${what} is negative`);
  return value;
}

export function checkPositive(value: number, what: string): number {
  if (checkNotNegative(value, what) === 0)
    throw new DosimetryError('out-of-range', `${what} must be above 0`);
  return value;
}

/** A value above 0 with a deviation that is not negative. */
export function checkMeasured({ value, sd }: Measured, what: string): Measured {
  return { value: checkPositive(value, what), sd: checkNotNegative(sd, `the deviation of ${what}`) };
}

export const relativeSd = ({ value, sd }: Measured): number => sd / value;
