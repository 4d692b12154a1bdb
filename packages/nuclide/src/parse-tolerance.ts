import { NuclideError } from './errors.ts';

/** Reads `10%` or `0.1` as the fraction 0.1. A tolerance lies strictly between 0 and 1 (100 %). */
export function parseTolerance(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  if (!match) throw new NuclideError('malformed-tolerance', `"${text}" is not a tolerance such as 10%`);
  const fraction = match[2] === '%' ? Number(`${match[1]}e-2`) : Number(match[1]);
  return checkTolerance(fraction);
}

export function checkTolerance(fraction: number): number {
  if (!(fraction > 0 && fraction < 1)) {
    throw new NuclideError('tolerance-out-of-range', 'A tolerance lies between 0 % and 100 %, both excluded');
  }
  return fraction;
}
