export interface InstantText {
  /** Date, time and offset in the zone asked for. */
  readonly main: string;
  /** The same instant in the other zone, where its clock differs; else null. */
  readonly other: string | null;
}

const inZone = (at: Temporal.Instant, zone: string, locale: string, day: boolean): string =>
  at.toLocaleString(locale, {
    timeZone: zone,
    ...(day ? { year: 'numeric', month: 'short', day: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });

/** `Europe/Rome` → `Rome`: the last part of an IANA name, as a reader would say it. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/**
 * An instant for the screen: in `zone` (the place it belongs to) and, where the clocks differ,
 * in `homeZone` too. Both carry their offset, so that no time stands without its zone.
 */
export function formatInstant(iso: string, zone: string, homeZone: string, locale: string): InstantText {
  const at = Temporal.Instant.from(iso);
  const there = at.toZonedDateTimeISO(zone);
  const here = at.toZonedDateTimeISO(homeZone);
  if (there.offsetNanoseconds === here.offsetNanoseconds) {
    return { main: inZone(at, zone, locale, true), other: null };
  }
  const sameDay = there.toPlainDate().equals(here.toPlainDate());
  return { main: inZone(at, zone, locale, true), other: inZone(at, homeZone, locale, !sameDay) };
}
