import { DosimetryError } from '../errors.ts';
import { correctBias } from './correct-bias.ts';
import type { TimeActivityCurve } from './curve.ts';
import { estimateExponential } from './estimate-exponential.ts';
import { activityAt, type ExponentialModelName, exponentialModel } from './exponential-model.ts';
import { fitExponential } from './fit-exponential.ts';
import { randomStream } from './random.ts';
import { at } from './symmetric-matrix.ts';

export type Resampled = {
  samples: number;
  seed: number;
  meanTiaMBqH: number;
  tiaSdMBqH: number;
  /** The 2.5th and 97.5th percentile. */
  interval95MBqH: [number, number];
};

const fewestSamples = 100;
const mostSamples = 100_000;

/**
 * Uncertainty by parametric resampling (the second way beside Gear's propagation): the fitted curve is measured
 * again and again with the standard deviations of its points, and fitted again. A seed gives the same answer again.
 */
export function resampleTia(
  curve: TimeActivityCurve,
  name: ExponentialModelName,
  { samples, seed }: { samples: number; seed: number },
): Resampled {
  if (!Number.isInteger(samples) || samples < fewestSamples || samples > mostSamples) {
    throw new DosimetryError(
      'out-of-range',
      `samples must be a whole number from ${fewestSamples} to ${mostSamples}`,
    );
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new DosimetryError('out-of-range', 'seed must be a whole number from 0 to 4294967295');
  }
  const model = exponentialModel(name);
  const { fit, tiaSdMBqH } = estimateExponential(curve, model);
  if (tiaSdMBqH === null) {
    throw new DosimetryError(
      'too-few-points',
      'without sdMBq and spare points there is nothing to resample with',
    );
  }
  const random = randomStream(seed);
  const truth = curve.timesH.map((time) => activityAt(model, fit.natural, time));
  const integrals = Float64Array.from({ length: samples }, () => {
    const activityMBq = truth.map((activity, i) =>
      Math.max(0, activity + at(fit.sdMBq, i) * random.normal()),
    );
    const points = { timesH: curve.timesH, activityMBq, sdMBq: fit.sdMBq, proportional: false };
    // Weights that follow the curve follow the fitted curve in every sample: it is the truth of the sample.
    const again = fitExponential(model, points, curve.physicalRatePerH, { starts: [fit.point] });
    return correctBias(again.tiaMBqH, again.tiaRelativeBias);
  }).sort();
  const meanTiaMBqH = integrals.reduce((sum, tia) => sum + tia, 0) / samples;
  const squares = integrals.reduce((sum, tia) => sum + (tia - meanTiaMBqH) ** 2, 0);
  return {
    samples,
    seed,
    meanTiaMBqH,
    tiaSdMBqH: Math.sqrt(squares / (samples - 1)),
    interval95MBqH: [percentile(integrals, 0.025), percentile(integrals, 0.975)],
  };
}

function percentile(sorted: Float64Array, fraction: number): number {
  const place = fraction * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (place - below) * (at(sorted, above) - at(sorted, below));
}
