import { formatDate } from './format-date.ts';
import { dateTimeFormat } from './formats.ts';

export interface InstantText {
  /** Date, time and offset in the zone asked for. */
  readonly main: string;
  /** The same instant in the other zone, where its clock differs; else null. */
  readonly other: string | null;
}

/** `+08:00` → `GMT+8`, `+05:30` → `GMT+5:30`, `+00:00` → `GMT`. */
function offsetText(offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  if (Number(hours) === 0 && Number(minutes) === 0) return 'GMT';
  return `GMT${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

function clockText(at: Temporal.ZonedDateTime, locale: string, withDay: boolean, seconds: boolean): string {
  const time = dateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second));
  const clock = `${time} ${offsetText(at.offset)}`;
  if (!withDay) return clock;
  const day = formatDate(at.toPlainDate(), locale);
  return `${day}${locale.startsWith('zh') ? ' ' : ', '}${clock}`;
}

/**
 * An instant for the screen: in `zone` (the place it belongs to) and, where the clocks differ,
 * in `homeZone` too. Both carry their offset, so that no time stands without its zone. Seconds where they tell
 * two times apart.
 */
export function formatInstant(
  iso: string,
  zone: string,
  homeZone: string,
  locale: string,
  seconds = false,
): InstantText {
  const at = Temporal.Instant.from(iso);
  const there = at.toZonedDateTimeISO(zone);
  const main = clockText(there, locale, true, seconds);
  if (zone === homeZone) return { main, other: null };
  const here = at.toZonedDateTimeISO(homeZone);
  if (there.offsetNanoseconds === here.offsetNanoseconds) return { main, other: null };
  const sameDay = there.toPlainDate().equals(here.toPlainDate());
  return { main, other: clockText(here, locale, !sameDay, seconds) };
}
