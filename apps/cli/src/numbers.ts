import { CliError } from './cli-error.ts';

/** The number that an option was given; none where it was not. Errors: `usage`. */
export function numberOf(text: string, name: string): number;
export function numberOf(text: string | undefined, name: string): number | undefined;
export function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new CliError('usage', `${name} needs a number, not "${text}"`);
  return value;
}

/** As `numberOf`, a whole number in a range. */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = numberOf(text, name);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new CliError('usage', `${name} needs a whole number from ${least} to ${most}, not "${text}"`);
  return value;
}
