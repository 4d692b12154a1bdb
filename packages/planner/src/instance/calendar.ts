/** Dates are days since 1970-01-01, instants are milliseconds of UTC: the planner asks for them millions of times. */

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The instant as the planning contract writes it: UTC in whole seconds. */
export const instantText = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** 0 is Monday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Milliseconds to add to UTC for local time, from an offset such as +08:00. */
export function offsetMs(utcOffset: string): number {
  const sign = utcOffset.startsWith('-') ? -1 : 1;
  return sign * clockMs(utcOffset.slice(1));
}

/** Milliseconds after midnight of a clock time such as 09:30. */
export const clockMs = (clock: string): number =>
  Number(clock.slice(0, 2)) * hourMs + Number(clock.slice(3, 5)) * 60_000;

export const localDay = (ms: number, offset: number): number => Math.floor((ms + offset) / dayMs);

export type PlacesCalendar = {
  readonly week: readonly number[];
  readonly dates: Readonly<Record<string, number>>;
};

/** Places on a date: a dated exception, else the weekly pattern (Monday first). */
export const placesOn = (calendar: PlacesCalendar, day: number): number =>
  calendar.dates[dateOf(day)] ?? calendar.week[weekday(day)] ?? 0;
