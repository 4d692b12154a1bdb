/** Positions of a vial's instants on a common time axis, as fractions of its length. */
export interface WindowBar {
  readonly toleranceFrom: number;
  readonly toleranceTo: number;
  readonly latestUse: number;
  readonly expires: number;
  readonly planned: number;
  readonly now: number | null;
}

export interface WindowInstants {
  readonly from: string;
  readonly to: string;
  readonly expires: string;
  readonly latestUse: string;
}

const ms = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/**
 * The axis runs from the first to the last of the window's instants and the planned one, with a
 * twentieth of margin on each side. `now` is null where it lies outside the axis.
 */
export function windowBar(window: WindowInstants, plannedAt: string, now: string): WindowBar {
  const instants = [window.from, window.to, window.expires, window.latestUse, plannedAt].map(ms);
  const first = Math.min(...instants);
  const last = Math.max(...instants);
  const margin = Math.max(last - first, 1) * 0.05;
  const length = last - first + 2 * margin;
  const at = (iso: string) => (ms(iso) - first + margin) / length;
  const nowAt = at(now);
  return {
    toleranceFrom: at(window.from),
    toleranceTo: at(window.to),
    latestUse: at(window.latestUse),
    expires: at(window.expires),
    planned: at(plannedAt),
    now: nowAt >= 0 && nowAt <= 1 ? nowAt : null,
  };
}

/** Where the present stands: before the window, inside it, or past the last useful instant. */
export function windowPhase(window: WindowInstants, now: string): 'before' | 'inside' | 'past' {
  if (ms(now) > ms(window.latestUse)) return 'past';
  return ms(now) < ms(window.from) ? 'before' : 'inside';
}
