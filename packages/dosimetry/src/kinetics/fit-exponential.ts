import { DosimetryError } from '../errors.ts';
import { activityAt, type ExponentialModel, integralFrom, tiaGradient } from './exponential-model.ts';
import { information, limitedCovariance, type Prior } from './fit-information.ts';
import { type LeastSquares, minimise } from './levenberg-marquardt.ts';
import { type RateLimits, rateLimits, toNatural } from './rate-limits.ts';
import { secondOrderBias } from './second-order-bias.ts';
import { startingPoints } from './starting-points.ts';
import { at, invertSymmetric, quadraticForm } from './symmetric-matrix.ts';

/** What is fitted: activities as they were at their hours, with the standard deviation each is weighted by. */
export type WeightedPoints = {
  timesH: Float64Array;
  activityMBq: Float64Array;
  sdMBq: Float64Array;
  /** Whether the deviations are a fraction of the true activity, so that they follow the fitted curve. */
  proportional: boolean;
};

export type ExponentialFit = {
  model: ExponentialModel;
  /** A₁…A_p in MBq, λ₁…λ_p (λᵤ) per hour. */
  natural: Float64Array;
  /** Where a search for a like fit can begin. */
  point: Float64Array;
  /** Of the natural parameters, (Jᵀ W J)⁻¹; null where the points do not determine them. */
  covariance: Float64Array | null;
  sdMBq: Float64Array;
  chiSquared: number;
  tiaMBqH: number;
  /** Gear 2018: gᵀ V g with g = ∂Ã/∂p. */
  tiaVariance: number | null;
  /** What the fit's integral lies above the truth on average, as a fraction of it. */
  tiaRelativeBias: number;
  converged: boolean;
};

export type FitOptions = {
  prior?: Prior;
  starts?: readonly Float64Array[];
};

const mostReweightings = 30;

/** Weighted least squares of one model, from many starts. Points may come in any order. */
export function fitExponential(
  model: ExponentialModel,
  points: WeightedPoints,
  physicalRatePerH: number,
  { prior = [], starts }: FitOptions = {},
): ExponentialFit {
  const limits = rateLimits(points.timesH, physicalRatePerH);
  let sdMBq = points.sdMBq;
  let best = solve(model, points, limits, prior, starts ?? startingPoints(model, points, limits));
  for (let round = 0; points.proportional && round < mostReweightings; round++) {
    const { natural, point } = best;
    const next = points.sdMBq.map(
      (sd, i) => (sd / at(points.activityMBq, i)) * activityAt(model, natural, at(points.timesH, i)),
    );
    const change = Math.max(...next.map((sd, i) => Math.abs(sd / at(sdMBq, i) - 1)));
    if (!next.every((sd) => sd > 0) || change < 1e-9) break;
    sdMBq = next;
    best = solve(model, { ...points, sdMBq }, limits, prior, [point]);
  }
  const { natural, point, converged } = best;
  const chiSquared = points.timesH.reduce((sum, time, i) => {
    return sum + ((at(points.activityMBq, i) - activityAt(model, natural, time)) / at(sdMBq, i)) ** 2;
  }, 0);
  return { ...judge(model, points.timesH, sdMBq, natural, prior), point, chiSquared, converged };
}

/** The same fit with another scale of the standard deviations: what they are when residuals estimate them. */
export function rescaleDeviations(
  fit: ExponentialFit,
  timesH: Float64Array,
  factor: number,
  prior: Prior = [],
): ExponentialFit {
  const sdMBq = fit.sdMBq.map((sd) => sd * factor);
  return {
    ...fit,
    ...judge(fit.model, timesH, sdMBq, fit.natural, prior),
    chiSquared: fit.chiSquared / factor ** 2,
  };
}

function judge(
  model: ExponentialModel,
  timesH: Float64Array,
  sdMBq: Float64Array,
  natural: Float64Array,
  prior: Prior,
) {
  const normal = information(model, timesH, sdMBq, natural, prior);
  const limited = limitedCovariance(model, normal, natural);
  const tiaMBqH = integralFrom(model, natural, 0);
  return {
    model,
    natural,
    sdMBq,
    covariance: invertSymmetric(normal, model.parameterCount),
    tiaMBqH,
    tiaVariance: limited && quadraticForm(tiaGradient(model, natural), limited),
    tiaRelativeBias: limited ? secondOrderBias(model, timesH, sdMBq, natural, limited) / tiaMBqH : 0,
  };
}

function solve(
  model: ExponentialModel,
  points: WeightedPoints,
  limits: RateLimits,
  prior: Prior,
  starts: readonly Float64Array[],
) {
  const problem = leastSquares(model, points, limits, prior);
  let best: ReturnType<typeof minimise> | undefined;
  for (const start of starts) {
    const found = minimise(problem, start);
    if (!best || found.sumOfSquares < best.sumOfSquares) best = found;
  }
  if (!best) throw new DosimetryError('no-fit', `${model.name} found nowhere to begin`);
  return { ...best, natural: toNatural(model, best.point, limits) };
}

function leastSquares(
  model: ExponentialModel,
  { timesH, activityMBq, sdMBq }: WeightedPoints,
  limits: RateLimits,
  prior: Prior,
): LeastSquares {
  const n = model.parameterCount;
  const gradient = new Float64Array(n);
  const slopes = new Float64Array(n * n);
  const known = prior.flatMap((entry, i) => (entry ? [{ ...entry, i }] : []));
  return {
    residualCount: timesH.length + known.length,
    evaluate: (point, residuals, jacobian) => {
      const natural = toNatural(model, point, limits, slopes);
      const fill = (row: number, sd: number) => {
        for (let j = 0; j < n; j++) {
          let slope = 0;
          for (let i = j; i < n; i++) slope += at(gradient, i) * at(slopes, i * n + j);
          jacobian[row * n + j] = slope / sd;
        }
      };
      for (let row = 0; row < timesH.length; row++) {
        const sd = at(sdMBq, row);
        residuals[row] = (activityAt(model, natural, at(timesH, row), gradient) - at(activityMBq, row)) / sd;
        fill(row, sd);
      }
      for (const [extra, { mean, sd, i }] of known.entries()) {
        const row = timesH.length + extra;
        gradient.fill(0);
        gradient[i] = 1;
        residuals[row] = (at(natural, i) - mean) / sd;
        fill(row, sd);
      }
    },
  };
}
