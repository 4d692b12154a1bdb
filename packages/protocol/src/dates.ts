import { z } from 'zod';
import { ProtocolError } from './errors.ts';

/** An ISO calendar date that exists (no 30 February). */
export const isoDate = z.iso.date();

function plainDate(text: string): Temporal.PlainDate {
  if (!isoDate.safeParse(text).success) throw new ProtocolError('invalid-input', `"${text}" is not a date`);
  return Temporal.PlainDate.from(text);
}

/** Whole calendar days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days;
}

export function addDays(date: string, days: number): string {
  return plainDate(date).add({ days }).toString();
}

/** The calendar date `months` earlier; 31 August less six months is 28 (or 29) February. */
export function monthsBefore(date: string, months: number): string {
  return plainDate(date).subtract({ months }).toString();
}

/** ISO dates compare as text. */
export function isAfter(date: string, other: string): boolean {
  return date > other;
}
