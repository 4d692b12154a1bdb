export interface SiteCheckClock {
  /** Minute of the procedure at which the site is to be looked at next; null when all are done. */
  readonly minute: number | null;
  /** Seconds until then; negative when it is late. */
  readonly secondsLeft: number;
}

/** The looks at the injection site are counted: the n-th look answers the n-th time of the procedure. */
export function siteCheckClock(
  startedAt: string,
  minutes: readonly number[],
  looks: number,
  now: Temporal.Instant,
): SiteCheckClock {
  const minute = minutes.toSorted((a, b) => a - b)[looks];
  if (minute === undefined) return { minute: null, secondsLeft: 0 };
  const due = Temporal.Instant.from(startedAt).epochMilliseconds + minute * 60_000;
  return { minute, secondsLeft: Math.ceil((due - now.epochMilliseconds) / 1000) };
}

/** 75 → "1:15", −5 → "−0:05". */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `−${text}` : text;
}

/** Seconds before a look at which it is called out, and again while it is late. */
export function isCallOut(secondsLeft: number): boolean {
  if (secondsLeft > 0) return secondsLeft === 60 || secondsLeft === 30 || secondsLeft === 10;
  return -secondsLeft % 20 === 0;
}
