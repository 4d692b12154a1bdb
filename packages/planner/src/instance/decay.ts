import { dayMs } from './calendar.ts';
import type { Instance } from './instance.ts';

/** How the activity of a vial stands to what it was filled for. */
export type Decay = {
  /** Share of the activity at `fromMs` that is left at `toMs`. */
  left(fromMs: number, toMs: number): number;
  /** How long before, ms, and how long after the instant it was filled for a vial is inside the tolerance. */
  readonly earlyMs: number;
  readonly lateMs: number;
};

export function decayOf({ halfLifeDays, toleranceFraction }: Instance['product']): Decay {
  const halfLifeMs = halfLifeDays * dayMs;
  return {
    left: (fromMs, toMs) => 2 ** (-(toMs - fromMs) / halfLifeMs),
    earlyMs: Math.log2(1 + toleranceFraction) * halfLifeMs,
    lateMs: -Math.log2(1 - toleranceFraction) * halfLifeMs,
  };
}
