/**
 * How values arrive from both databases, so that one program sees one kind of value:
 * bigint as a safe integer, timestamptz as ISO 8601 in UTC with milliseconds, date as YYYY-MM-DD.
 */
export const wireParsers: Record<number, (text: string) => unknown> = {
  20: parseBigint,
  1082: (text) => text,
  1114: (text) => text,
  1184: parseInstant,
};

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
  return value;
}

/** `2026-11-24 08:00:00.123+00` (DateStyle ISO) to `2026-11-24T08:00:00.123Z`. */
function parseInstant(text: string): string {
  return Temporal.Instant.from(text.replace(' ', 'T')).toString({ smallestUnit: 'millisecond' });
}
