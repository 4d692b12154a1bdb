/** `2026-12-01` → `Tuesday 1 December 2026`, `2026年12月1日星期二`. */
export const sayDay = (date: string, locale: string): string => {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.UTC(year, month - 1, day));
};

/** Day and hour in words; the offset as `GMT+8`. */
export type ClockThere = Readonly<Record<'date' | 'time' | 'offset', string>>;

/** What the clock on the wall of a place shows at an instant. */
export function clockThere(iso: string, timeZone: string, locale: string): ClockThere {
  const there = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone);
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    there.epochMilliseconds,
  );
  return {
    date: sayDay(there.toPlainDate().toString(), locale),
    time: there.toPlainTime().toString({ smallestUnit: 'minute' }),
    offset: parts.find(({ type }) => type === 'timeZoneName')?.value ?? there.offset,
  };
}

/** Whether two places' clocks differ at that instant. */
export const clocksDiffer = (iso: string, one: string, other: string): boolean => {
  const at = Temporal.Instant.from(iso);
  return at.toZonedDateTimeISO(one).offsetNanoseconds !== at.toZonedDateTimeISO(other).offsetNanoseconds;
};
