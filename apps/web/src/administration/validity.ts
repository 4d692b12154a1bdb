import type { State } from '../ui/index.ts';

const soonDays = 30;

/** State of something that is valid up to and including a day. */
export function validity(validUntil: string | null | undefined, today: string): State {
  if (!validUntil) return 'not-recorded';
  const days = Temporal.PlainDate.from(today).until(validUntil, { largestUnit: 'days' }).days;
  if (days < 0) return 'expired';
  return days <= soonDays ? 'due-soon' : 'in-date';
}

/** Today's date where the hospital is. */
export const todayIn = (zone: string, now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toPlainDate().toString();
