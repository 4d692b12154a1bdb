import { daysBetween } from './dates.ts';
import { ProtocolError } from './errors.ts';
import type { FitnessPack } from './fitness-pack.ts';
import { type Result, test } from './logic.ts';
import type { Provenance } from './provenance.ts';

export type FitnessWindow = Provenance & {
  pack: string;
  version: string;
  result: Result;
  ageDays: number | null;
  maxAgeDays: number | null;
};

/**
 * Whether a result of `labDate` may still be used on `asOf` (both ISO dates at the hospital).
 * No result, or no number in the pack: cannot be evaluated. A result from the future is an error.
 */
export function fitnessWindow(pack: FitnessPack, labDate: string | null, asOf: string): FitnessWindow {
  const { value: maxAgeDays, unit: _, ...provenance } = pack.maxAgeDays;
  const ageDays = labDate === null ? null : daysBetween(labDate, asOf);
  if (ageDays !== null && ageDays < 0) {
    throw new ProtocolError('invalid-input', `A laboratory result of ${labDate} lies after ${asOf}`);
  }
  const result = maxAgeDays === null ? 'cannot-evaluate' : test(ageDays, (age) => age <= maxAgeDays);
  return { pack: pack.id, version: pack.version, result, ageDays, maxAgeDays, ...provenance };
}
