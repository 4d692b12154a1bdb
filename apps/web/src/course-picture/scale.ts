const ms = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/** Maps instants to 0 … 1 over all that is drawn, with a little air on both sides. */
export function timeScale(instants: readonly string[]): (iso: string) => number {
  const times = instants.map(ms);
  const first = Math.min(...times);
  const length = Math.max(Math.max(...times) - first, 24 * 3_600_000);
  const air = 0.03;
  return (iso) => air + ((ms(iso) - first) / length) * (1 - 2 * air);
}

/** First days of months between two instants in a zone, thinned to at most `most`. */
export function monthsBetween(from: string, to: string, timeZone: string, most: number): string[] {
  const end = Temporal.Instant.from(to);
  let day = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).toPlainDate().with({ day: 1 });
  const months: string[] = [];
  for (;;) {
    day = day.add({ months: 1 });
    const at = day.toZonedDateTime(timeZone).toInstant();
    if (Temporal.Instant.compare(at, end) > 0) break;
    months.push(at.toString());
  }
  const every = Math.max(1, Math.ceil(months.length / most));
  return months.filter((_, index) => index % every === 0);
}

/**
 * Maps values to 0 (bottom) … 1 (top). From zero for counts; logarithmic where values span a factor of ten or
 * more and none is zero, as PSA does.
 */
export function valueScale(values: readonly number[]): { log: boolean; at: (value: number) => number } {
  const highest = Math.max(...values, Number.MIN_VALUE);
  const lowest = Math.min(...values);
  if (lowest > 0 && highest / lowest >= 10) {
    const [low, high] = [Math.log(lowest), Math.log(highest)];
    return { log: true, at: (value) => 0.08 + (0.84 * (Math.log(value) - low)) / (high - low) };
  }
  return { log: false, at: (value) => (0.92 * value) / highest };
}
