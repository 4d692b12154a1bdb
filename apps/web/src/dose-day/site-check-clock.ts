export interface SiteCheckClock {
  /** Minute of the procedure at which the site is to be looked at next; null when all are done. */
  readonly minute: number | null;
  /** Seconds until then; negative when it is late. */
  readonly secondsLeft: number;
}

/** A look is of its minute when it is made at most this much before: three looks in two minutes are one check. */
const earliestSeconds = 60;

/** The next look at the injection site: the first minute of the procedure that no look has answered. */
export function siteCheckClock(
  startedAt: string,
  minutes: readonly number[],
  looks: readonly string[],
  now: Temporal.Instant,
): SiteCheckClock {
  const last = looks.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...looks.map(secondsOf));
  const minute = minutes
    .toSorted((a, b) => a - b)
    .find((one) => secondsOf(startedAt) + one * 60 - earliestSeconds > last);
  if (minute === undefined) return { minute: null, secondsLeft: 0 };
  const due = secondsOf(startedAt) + minute * 60;
  return { minute, secondsLeft: Math.ceil(due - now.epochMilliseconds / 1000) };
}

const secondsOf = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds / 1000;

/** 75 → "1:15", −5 → "−0:05", 3700 → "1:01:40". */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const text = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
  return seconds < 0 ? `−${text}` : text;
}

/** Seconds before a look at which it is called out; 0 is the look itself. */
const ahead = [60, 30, 10, 0];
const againSeconds = 20;

/**
 * Is something to be called out between two looks at the clock? A tab that slept skips seconds: what it slept
 * through is called out when it wakes.
 *
 * @param before seconds left when the clock was last read; null: it was not
 */
export function isCallOut(before: number | null, now: number): boolean {
  if (before === null) return now <= 0;
  if (now >= before) return false;
  if (ahead.some((mark) => before > mark && now <= mark)) return true;
  return now < 0 && Math.floor(-now / againSeconds) > Math.floor(Math.max(0, -before) / againSeconds);
}
