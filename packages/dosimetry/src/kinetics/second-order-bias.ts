import { activityAt, type ExponentialModel, tiaGradient } from './exponential-model.ts';
import { at } from './symmetric-matrix.ts';

/**
 * How far the time-integrated activity of a least-squares fit lies above the truth on average, to second order in
 * the measurement errors: Box's bias of the parameters (J. R. Stat. Soc. B 33:171, 1971, unverified citation),
 * b = −½ V Σ wᵢ gᵢ tr(Hᵢ V), carried to the integral with half the trace of its own curvature.
 */
export function secondOrderBias(
  model: ExponentialModel,
  timesH: Float64Array,
  sdMBq: Float64Array,
  natural: Float64Array,
  covariance: Float64Array,
): number {
  const n = model.parameterCount;
  const pull = new Float64Array(n);
  const gradient = new Float64Array(n);
  for (const [row, time] of timesH.entries()) {
    activityAt(model, natural, time, gradient);
    const curvature = traceWithCurvature(model, natural, covariance, {
      byAmplitude: (rate) => -time * Math.exp(-rate * time),
      byRate: (rate) => time ** 2 * Math.exp(-rate * time),
    });
    const weight = curvature / at(sdMBq, row) ** 2;
    for (let j = 0; j < n; j++) pull[j] = at(pull, j) + weight * at(gradient, j);
  }
  const slope = tiaGradient(model, natural);
  let bias =
    0.5 *
    traceWithCurvature(model, natural, covariance, {
      byAmplitude: (rate) => -1 / rate ** 2,
      byRate: (rate) => 2 / rate ** 3,
    });
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) bias -= 0.5 * at(slope, i) * at(covariance, i * n + j) * at(pull, j);
  }
  return bias;
}

/** tr(H V) of a sum Σ Aᵢ (e(λᵢ) − e(λᵤ)), given de/dλ and d²e/dλ². */
function traceWithCurvature(
  { phases, uptake, parameterCount: n }: ExponentialModel,
  natural: Float64Array,
  covariance: Float64Array,
  e: { byAmplitude: (rate: number) => number; byRate: (rate: number) => number },
): number {
  let trace = 0;
  for (let i = 0; i < phases; i++) {
    const rate = at(natural, phases + i);
    const own = phases + i;
    trace += 2 * e.byAmplitude(rate) * at(covariance, i * n + own);
    trace += at(natural, i) * e.byRate(rate) * at(covariance, own * n + own);
    if (uptake) {
      const last = 2 * phases;
      const uptakeRate = at(natural, last);
      trace -= 2 * e.byAmplitude(uptakeRate) * at(covariance, i * n + last);
      trace -= at(natural, i) * e.byRate(uptakeRate) * at(covariance, last * n + last);
    }
  }
  return trace;
}
