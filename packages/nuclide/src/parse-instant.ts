import { NuclideError } from './errors.ts';

// Date, time to the minute or finer, then an offset, Z or an IANA zone in brackets (RFC 9557).
const pattern =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::[0-5]\d(?:[.,]\d{1,9})?)?)(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[(!?[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*)\])?$/;

// No place on Earth keeps an offset beyond UTC−12 … UTC+14.
const earliestOffsetHours = -12;
const latestOffsetHours = 14;

/**
 * Reads an instant such as `2026-12-01T08:00+01:00`, `2026-12-01T07:00Z` or `2026-12-01T15:00[Asia/Shanghai]`.
 *
 * A time without offset, `Z` or zone is refused (`missing-zone`): calibration is stated in the producer's
 * local time and injection in the hospital's. A local time that a zone skips or repeats at a clock change is
 * refused (`ambiguous-instant`) unless an offset settles it; an offset that contradicts the zone is refused.
 */
export function parseInstant(text: string): Temporal.Instant {
  const match = pattern.exec(text);
  if (!match) {
    throw new NuclideError(
      'malformed-instant',
      `"${text}" is not a date and time such as 2026-12-01T08:00+01:00`,
    );
  }
  const [, date = '', time = '', offset, zone] = match;
  if (offset === undefined && zone === undefined) {
    throw new NuclideError(
      'missing-zone',
      `"${text}" has no time zone: add an offset, Z or a zone such as [Asia/Shanghai]`,
    );
  }
  if (offset !== undefined && offset !== 'Z') checkOffset(offset, text);
  const local = `${date}T${time}`;
  if (zone === undefined) return parseWith(() => Temporal.Instant.from(`${local}${offset}`), text);
  parseWith(() => Temporal.PlainDateTime.from(local), text);
  try {
    return Temporal.ZonedDateTime.from(`${local}${offset ?? ''}[${zone}]`, {
      offset: 'reject',
      disambiguation: 'reject',
    }).toInstant();
  } catch {
    throw new NuclideError(
      'ambiguous-instant',
      `"${text}": the zone is not known, contradicts the offset, or skips or repeats this local time`,
    );
  }
}

function parseWith<T>(read: () => T, text: string): T {
  try {
    return read();
  } catch {
    throw new NuclideError('malformed-instant', `"${text}" names no real date and time`);
  }
}

function checkOffset(offset: string, text: string): void {
  const [hours = 0, minutes = 0] = [
    Number(offset.slice(1, 3)),
    Number(offset.slice(3).replace(':', '') || '0'),
  ];
  const signed = (offset.startsWith('-') ? -1 : 1) * (hours + minutes / 60);
  if (signed < earliestOffsetHours || signed > latestOffsetHours || minutes > 59) {
    throw new NuclideError('malformed-instant', `"${text}": no place keeps the offset ${offset}`);
  }
}
