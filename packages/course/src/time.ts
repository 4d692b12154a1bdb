/** Clock arithmetic of the course. Instants travel as ISO strings; zones are IANA names. */

export const instantOf = (iso: string): Temporal.Instant => Temporal.Instant.from(iso);

export const minutesBetween = (from: string, to: string): number =>
  (instantOf(to).epochMilliseconds - instantOf(from).epochMilliseconds) / 60_000;

export const hoursBetween = (from: string, to: string): number => minutesBetween(from, to) / 60;

export const isAfter = (a: string, b: string): boolean =>
  Temporal.Instant.compare(instantOf(a), instantOf(b)) > 0;

export const addMinutes = (iso: string, minutes: number): string =>
  instantOf(iso)
    .add({ milliseconds: Math.round(minutes * 60_000) })
    .toString();

/** Calendar day (ISO) of an instant in a zone. */
export const dayIn = (iso: string, timeZone: string): string =>
  instantOf(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString();
