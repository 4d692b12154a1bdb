import type { Draft } from './draft.ts';
import { recordOf, textOf } from './draft.ts';

export type InstantText =
  | { value: string }
  | { issue: 'not-a-time' | 'zone-missing' | 'time-skipped' | 'time-twice' };

/**
 * Local date and time with the IANA zone in which it is meant → ISO instant with that zone's offset.
 * A local time that the clocks skip is an error; one that they show twice must be told apart by its offset.
 */
export function readInstant(local: string, zone: string, offset = ''): InstantText {
  if (zone === '') return { issue: 'zone-missing' };
  const wall = wallTime(local);
  if (!wall) return { issue: 'not-a-time' };
  const [earlier, later] = candidates(wall, zone);
  if (!earlier || !later) return { issue: 'time-skipped' };
  if (earlier.offset === later.offset) return { value: iso(earlier) };
  const chosen = [earlier, later].find((one) => one.offset === offset);
  return chosen ? { value: iso(chosen) } : { issue: 'time-twice' };
}

/** The offsets at which the clocks show this local time: none, one or two. */
export function offsetsOf(local: string, zone: string): readonly string[] {
  const wall = wallTime(local);
  if (!wall || zone === '') return [];
  return [...new Set(candidates(wall, zone).map((one) => one.offset))];
}

/** Instant → what the input shows in a zone. Seconds only where there are some. */
export function writeInstant(instant: string, zone: string): { local: string; zone: string; offset: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const smallestUnit = zoned.second === 0 && zoned.millisecond === 0 ? 'minute' : 'second';
  return { local: zoned.toPlainDateTime().toString({ smallestUnit }), zone, offset: zoned.offset };
}

/** The present second: an act a few seconds after another lies after it, not before. */
export const nowText = (now: Temporal.Instant, zone: string): ReturnType<typeof writeInstant> =>
  writeInstant(now.round({ smallestUnit: 'second', roundingMode: 'trunc' }).toString(), zone);

export const instantDraft = (draft: Draft | undefined) => ({
  local: textOf(recordOf(draft).local),
  zone: textOf(recordOf(draft).zone),
  offset: textOf(recordOf(draft).offset),
});

function wallTime(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local.replace(' ', 'T'));
  } catch {
    return null;
  }
}

/** Both readings of a local time; empty where the clocks skip it. */
function candidates(wall: Temporal.PlainDateTime, zone: string): readonly Temporal.ZonedDateTime[] {
  const readings = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return readings.filter((one) => one.toPlainDateTime().equals(wall));
}

const iso = (zoned: Temporal.ZonedDateTime) =>
  zoned.toString({ timeZoneName: 'never', smallestUnit: zoned.millisecond === 0 ? 'second' : 'millisecond' });
