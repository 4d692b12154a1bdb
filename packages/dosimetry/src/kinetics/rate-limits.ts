import type { ExponentialModel } from './exponential-model.ts';
import { at } from './symmetric-matrix.ts';

export type RateLimits = { slowestPerH: number; fastestPerH: number; fastestUptakePerH: number };

const halfLivesBeforeFirstPoint = 4;

/**
 * No tracer leaves slower than it decays. A phase of which less than a sixteenth is left at the first point is
 * not measured by any: unbounded, its share of the integral could be anything.
 */
export function rateLimits(timesH: Float64Array, physicalRatePerH: number): RateLimits {
  const firstH = timesH.reduce(
    (least, time) => (time > 0 && time < least ? time : least),
    Number.POSITIVE_INFINITY,
  );
  const fastestPerH = physicalRatePerH + (halfLivesBeforeFirstPoint * Math.LN2) / firstH;
  return { slowestPerH: physicalRatePerH, fastestPerH, fastestUptakePerH: 10 * fastestPerH };
}

/**
 * What is fitted: the logarithms of the amplitudes, and for each rate the logit of how far it stands between the
 * rate before it and the limit. Amplitudes stay positive and rates in order and within their limits.
 */
export function toNatural(
  model: ExponentialModel,
  point: Float64Array,
  limits: RateLimits,
  slopes?: Float64Array,
): Float64Array {
  const { phases, parameterCount: n } = model;
  const natural = new Float64Array(n);
  let below = limits.slowestPerH;
  for (let i = 0; i < n; i++) {
    if (i < phases) {
      natural[i] = Math.exp(at(point, i));
      if (slopes) slopes[i * n + i] = at(natural, i);
      continue;
    }
    const top = i < 2 * phases ? limits.fastestPerH : limits.fastestUptakePerH;
    const part = 1 / (1 + Math.exp(-at(point, i)));
    natural[i] = below + (top - below) * part;
    if (slopes) {
      for (let j = phases; j < i; j++)
        slopes[i * n + j] = i === phases ? 0 : at(slopes, (i - 1) * n + j) * (1 - part);
      slopes[i * n + i] = (top - below) * part * (1 - part);
    }
    below = at(natural, i);
  }
  return natural;
}

export function toPoint(
  { phases, parameterCount }: ExponentialModel,
  natural: Float64Array,
  limits: RateLimits,
): Float64Array {
  const point = new Float64Array(parameterCount);
  let below = limits.slowestPerH;
  for (let i = 0; i < parameterCount; i++) {
    const value = at(natural, i);
    if (i < phases) point[i] = Math.log(value);
    else {
      const top = i < 2 * phases ? limits.fastestPerH : limits.fastestUptakePerH;
      point[i] = Math.log((value - below) / (top - value));
      below = value;
    }
  }
  return point;
}
