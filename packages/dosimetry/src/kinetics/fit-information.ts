import { activityAt, type ExponentialModel } from './exponential-model.ts';
import { normalEquations } from './levenberg-marquardt.ts';
import { at, invertSymmetric } from './symmetric-matrix.ts';

/** A Gaussian prior over natural parameters, by their place; null where nothing is known. */
export type Prior = readonly ({ mean: number; sd: number } | null)[];

/** Jᵀ W J in natural parameters: what the points, and the prior where there is one, say about them. */
export function information(
  model: ExponentialModel,
  timesH: Float64Array,
  sdMBq: Float64Array,
  natural: Float64Array,
  prior: Prior,
): Float64Array {
  const n = model.parameterCount;
  const jacobian = new Float64Array(timesH.length * n);
  const gradient = new Float64Array(n);
  for (let row = 0; row < timesH.length; row++) {
    activityAt(model, natural, at(timesH, row), gradient);
    for (let j = 0; j < n; j++) jacobian[row * n + j] = at(gradient, j) / at(sdMBq, row);
  }
  const { normal } = normalEquations(jacobian, new Float64Array(timesH.length), n);
  for (const [i, entry] of prior.entries()) {
    if (entry) normal[i * n + i] = at(normal, i * n + i) + 1 / entry.sd ** 2;
  }
  return normal;
}

const leastAmplitudeSd = 0.2;

/**
 * The covariance that the integral is propagated with: no parameter counts as less certain than 100 % (an
 * amplitude, a fifth of all). Where two phases merge or one vanishes (Jᵀ W J)⁻¹ has no bounds though the integral has;
 * where the points determine every parameter the two covariances agree.
 */
export function limitedCovariance(
  { phases, parameterCount: n }: ExponentialModel,
  normal: Float64Array,
  natural: Float64Array,
): Float64Array | null {
  const total = natural.subarray(0, phases).reduce((sum, amplitude) => sum + amplitude, 0);
  const limited = Float64Array.from(normal);
  for (let i = 0; i < n; i++) {
    const sd = i < phases ? Math.max(at(natural, i), leastAmplitudeSd * total) : at(natural, i);
    limited[i * n + i] = at(limited, i * n + i) + 1 / sd ** 2;
  }
  return invertSymmetric(limited, n);
}
