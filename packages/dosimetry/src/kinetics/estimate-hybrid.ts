import { DosimetryError } from '../errors.ts';
import type { TimeActivityCurve } from './curve.ts';
import type { CurveFit } from './curve-fit.ts';
import { estimateExponential, withoutFit } from './estimate-exponential.ts';
import { exponentialModel } from './exponential-model.ts';

/**
 * Few points and a population's half-life together: the mono-exponential curve most probable a posteriori, the
 * rate having a Gaussian prior (mean ln 2 / T, deviation carried over from T to first order).
 */
export function estimateHybrid(curve: TimeActivityCurve): CurveFit {
  const { population } = curve;
  if (!population || population.sdH === null) {
    throw new DosimetryError(
      'malformed-curve',
      'hybrid needs populationEffectiveHalfLifeH and populationEffectiveHalfLifeSdH',
    );
  }
  const mean = Math.LN2 / population.effectiveHalfLifeH;
  if (mean < curve.physicalRatePerH) {
    throw new DosimetryError(
      'out-of-range',
      'populationEffectiveHalfLifeH is longer than the physical half-life',
    );
  }
  const sd = (mean * population.sdH) / population.effectiveHalfLifeH;
  const { notes, ...rest } = withoutFit(
    estimateExponential(curve, exponentialModel('mono'), { prior: [null, { mean, sd }] }),
  );
  return {
    ...rest,
    model: 'hybrid',
    aicc: null,
    alternatives: [],
    notes: [
      {
        code: 'prior-used',
        text: `population half-life ${population.effectiveHalfLifeH} ± ${population.sdH} h as Gaussian prior of the rate`,
      },
      ...notes,
    ],
  };
}
