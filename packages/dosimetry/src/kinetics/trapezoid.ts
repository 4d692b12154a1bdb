import { at } from './symmetric-matrix.ts';

export const tails = ['effective', 'physical'] as const;
export type Tail = (typeof tails)[number];

export type Trapezoid = {
  tiaMBqH: number;
  afterLastMBqH: number;
  tailRatePerH: number;
  /** The tail that was laid on: physical too where the last points do not fall faster than the nuclide decays. */
  tail: Tail;
};

const terminalPoints = 3;

/**
 * Linear where the curve rises, logarithmic where it falls. Before the first point: the exponential of the first
 * two points when they fall, otherwise a line from 0 at injection. After the last: the exponential of the last
 * three points from the highest on (log-linear least squares, equal relative weight), or physical decay alone.
 * Points in ascending order.
 */
export function integrateTrapezoid(
  timesH: Float64Array,
  activityMBq: Float64Array,
  physicalRatePerH: number,
  wanted: Tail,
): Trapezoid {
  const n = timesH.length;
  let sum = beforeFirst(timesH, activityMBq, physicalRatePerH);
  for (let i = 1; i < n; i++) {
    const [from, to] = [at(activityMBq, i - 1), at(activityMBq, i)];
    const hours = at(timesH, i) - at(timesH, i - 1);
    const falls = to > 0 && from > to;
    sum +=
      falls && from / to - 1 > 1e-9 ? ((from - to) * hours) / Math.log(from / to) : ((from + to) / 2) * hours;
  }
  const effective = wanted === 'effective' ? terminalRate(timesH, activityMBq) : null;
  const tail = effective !== null && effective > physicalRatePerH ? 'effective' : 'physical';
  const tailRatePerH = tail === 'effective' && effective !== null ? effective : physicalRatePerH;
  const afterLastMBqH = at(activityMBq, n - 1) / tailRatePerH;
  return { tiaMBqH: sum + afterLastMBqH, afterLastMBqH, tailRatePerH, tail };
}

function beforeFirst(timesH: Float64Array, activityMBq: Float64Array, physicalRatePerH: number): number {
  const first = at(timesH, 0);
  const activity = at(activityMBq, 0);
  const second = activityMBq[1];
  if (second === undefined || second >= activity || second === 0) return (activity * first) / 2;
  const rate = Math.max(physicalRatePerH, Math.log(activity / second) / (at(timesH, 1) - first));
  return (activity * Math.expm1(rate * first)) / rate;
}

function terminalRate(timesH: Float64Array, activityMBq: Float64Array): number | null {
  const highest = activityMBq.indexOf(Math.max(...activityMBq));
  const from = Math.max(highest, timesH.length - terminalPoints);
  const times = timesH.subarray(from);
  const logs = activityMBq.subarray(from).map(Math.log);
  if (times.length < 2 || !logs.every(Number.isFinite)) return null;
  const meanTime = mean(times);
  const meanLog = mean(logs);
  let across = 0;
  let along = 0;
  for (const [i, time] of times.entries()) {
    across += (time - meanTime) * (at(logs, i) - meanLog);
    along += (time - meanTime) ** 2;
  }
  return -across / along;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Variance and second-order bias of the integral, by differences along each point's own error. */
export function propagateTrapezoid(
  timesH: Float64Array,
  activityMBq: Float64Array,
  sdMBq: Float64Array,
  physicalRatePerH: number,
  tail: Tail,
): { variance: number; bias: number } {
  const tia = (i: number, step: number): number => {
    const moved = Float64Array.from(activityMBq);
    moved[i] = Math.max(0, at(activityMBq, i) + step);
    return integrateTrapezoid(timesH, moved, physicalRatePerH, tail).tiaMBqH;
  };
  const middle = integrateTrapezoid(timesH, activityMBq, physicalRatePerH, tail).tiaMBqH;
  let variance = 0;
  let bias = 0;
  for (const [i, sd] of sdMBq.entries()) {
    const [above, below] = [tia(i, sd / 2), tia(i, -sd / 2)];
    variance += (above - below) ** 2;
    bias += 2 * (above - 2 * middle + below);
  }
  return { variance, bias };
}
