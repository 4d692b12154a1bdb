import { correctBias } from './correct-bias.ts';
import type { TimeActivityCurve } from './curve.ts';
import {
  type CurveFit,
  extrapolationNotes,
  type FittedModel,
  type Note,
  type Parameter,
} from './curve-fit.ts';
import { activityAt, type ExponentialModel, integralFrom, parameterNames } from './exponential-model.ts';
import {
  type ExponentialFit,
  type FitOptions,
  fitExponential,
  rescaleDeviations,
  type WeightedPoints,
} from './fit-exponential.ts';
import { estimatedDeviationFactor } from './student-t.ts';
import { at } from './symmetric-matrix.ts';

/** A fit with what is to be told of it. */
export type Estimate = Omit<CurveFit, 'alternatives'> & {
  fit: ExponentialFit;
  /** Akaike's criterion without the correction for few points. */
  aic: number;
  /** Largest coefficient of variation of a parameter; infinite where the points do not determine one. */
  worstVariation: number;
  /** Whether residuals are as small as the given deviations say; true where none were given. */
  fitsPoints: boolean;
};

/**
 * The deviations a fit is weighted with: those given, or for want of them a common fraction of the activity.
 * Deviations that are all the same fraction of the measured activity are a fraction of the true one: taken at their
 * word they would give a low measurement too much weight and a fit that is low by twice their square.
 */
export function weightPoints({ timesH, activityMBq, sdMBq }: TimeActivityCurve): WeightedPoints {
  const positive = activityMBq.every((activity) => activity > 0);
  if (!sdMBq) {
    const largest = Math.max(...activityMBq);
    const weights = positive ? activityMBq : activityMBq.map(() => largest);
    return { timesH, activityMBq, sdMBq: Float64Array.from(weights), proportional: positive };
  }
  const fractions = sdMBq.map((sd, i) => sd / at(activityMBq, i));
  const proportional =
    positive && timesH.length > 1 && Math.max(...fractions) < 1.005 * Math.min(...fractions);
  return { timesH, activityMBq, sdMBq, proportional };
}

export function estimateExponential(
  curve: TimeActivityCurve,
  model: ExponentialModel,
  options: FitOptions = {},
): Estimate {
  const points = weightPoints(curve);
  const first = fitExponential(model, points, curve.physicalRatePerH, options);
  const known = (options.prior ?? []).filter((entry) => entry !== null).length;
  const freedom = points.timesH.length + known - model.parameterCount;
  const notes: Note[] = [];
  const { fit, factor } = scale(curve, points, first, freedom, options, notes);
  const { tiaMBqH, tiaVariance } = fit;
  const corrected = factor === null ? tiaMBqH : correctBias(tiaMBqH, fit.tiaRelativeBias);
  if (corrected !== tiaMBqH) {
    const percent = ((tiaMBqH / corrected - 1) * 100).toFixed(1);
    notes.push({
      code: 'bias-removed',
      text: `the fit's own mean excess of ${percent} % was taken off its integral of ${tiaMBqH.toPrecision(6)} MBq h`,
    });
  }
  const worstVariation = variation(fit);
  if (worstVariation > 1) {
    notes.push({
      code: 'weakly-determined',
      text: 'a parameter is known to no better than 100 %: the points do not carry this many phases',
    });
  }
  const fitsPoints = !curve.sdMBq || misfit(curve, curve.sdMBq, fit) <= largestMisfit(freedom);
  if (!fitsPoints) {
    notes.push({
      code: 'poor-fit',
      text: `residuals are larger than sdMBq allows (χ² ${misfit(curve, curve.sdMBq, fit).toPrecision(3)} with ${freedom} degrees of freedom, p < 0.05)`,
    });
  }
  if (!fit.converged) notes.push({ code: 'not-converged', text: 'the search ended before it stood still' });
  const extrapolatedFraction = integralFrom(model, fit.natural, Math.max(...curve.timesH)) / tiaMBqH;
  return {
    fit,
    worstVariation,
    fitsPoints,
    model: model.name,
    parameters: describeParameters(fit, factor !== null),
    tiaMBqH: corrected,
    tiaSdMBqH:
      factor === null || tiaVariance === null
        ? null
        : factor * Math.hypot(Math.sqrt(tiaVariance), corrected - tiaMBqH),
    effectiveHalfLifeH: Math.LN2 / at(fit.natural, model.phases),
    extrapolatedFraction,
    ...informationCriteria(curve, fit),
    notes: [...extrapolationNotes(extrapolatedFraction), ...notes],
  };
}

/** Standard deviations as given, or estimated from residuals; factor null where neither is possible. */
function scale(
  curve: TimeActivityCurve,
  points: WeightedPoints,
  fit: ExponentialFit,
  freedom: number,
  { prior }: FitOptions,
  notes: Note[],
): { fit: ExponentialFit; factor: number | null } {
  if (curve.sdMBq) {
    if (points.proportional) {
      notes.push({
        code: 'deviations-follow-curve',
        text: 'sdMBq is one fraction of every activity: that fraction of the fitted curve was used as weight',
      });
    }
    return { fit, factor: 1 };
  }
  if (freedom <= 0) {
    notes.push({
      code: 'no-uncertainty',
      text: 'without sdMBq and with no more points than parameters nothing tells how uncertain the fit is',
    });
    return { fit, factor: null };
  }
  const deviation = Math.sqrt(fit.chiSquared / freedom);
  const factor = estimatedDeviationFactor(freedom);
  const basis = points.proportional
    ? `${(deviation * 100).toPrecision(2)} % of the activity`
    : 'equal at all points';
  notes.push({
    code: 'deviations-estimated',
    text: `sdMBq estimated from residuals with ${freedom} degrees of freedom (${basis}); tiaSdMBqH widened by ${factor.toPrecision(3)} (Student's t)`,
  });
  // An exact curve leaves no residual; a deviation of 0 would make every weight infinite.
  return { fit: rescaleDeviations(fit, curve.timesH, Math.max(deviation, 1e-12), prior), factor };
}

/** −2 ln L + 2k, and with the correction for few points where there are enough (Hurvich & Tsai 1989). */
function informationCriteria(curve: TimeActivityCurve, fit: ExponentialFit) {
  const n = curve.timesH.length;
  let deviance = 0;
  for (const [i, sd] of fit.sdMBq.entries()) {
    const residual = at(curve.activityMBq, i) - activityAt(fit.model, fit.natural, at(curve.timesH, i));
    deviance += (residual / sd) ** 2 + Math.log(2 * Math.PI * sd * sd);
  }
  const k = fit.model.parameterCount + (curve.sdMBq ? 0 : 1);
  const aic = deviance + 2 * k;
  return { aic, aicc: n > k + 1 ? aic + (2 * k * (k + 1)) / (n - k - 1) : null };
}

/** χ² with the weights used or the deviations as given, the larger: weights that follow a bad fit hide how bad it is. */
function misfit(curve: TimeActivityCurve, sdMBq: Float64Array | null, fit: ExponentialFit): number {
  const given = (sdMBq ?? fit.sdMBq).reduce((sum, sd, i) => {
    const residual = at(curve.activityMBq, i) - activityAt(fit.model, fit.natural, at(curve.timesH, i));
    return sum + (residual / sd) ** 2;
  }, 0);
  return Math.max(given, fit.chiSquared);
}

/** The 95th percentile of χ² (Wilson & Hilferty 1931); a fit through every point has no residual to judge. */
function largestMisfit(freedom: number): number {
  if (freedom <= 0) return Number.POSITIVE_INFINITY;
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + 1.645 * Math.sqrt(spread)) ** 3;
}

function describeParameters({ model, natural, covariance }: ExponentialFit, known: boolean) {
  const n = natural.length;
  const parameters: Record<string, Parameter> = {};
  for (const [i, name] of parameterNames(model).entries()) {
    parameters[name] = {
      value: at(natural, i),
      sd: known && covariance ? Math.sqrt(at(covariance, i * n + i)) : null,
    };
  }
  return parameters;
}

function variation({ natural, covariance }: ExponentialFit): number {
  if (!covariance) return Number.POSITIVE_INFINITY;
  const n = natural.length;
  return Math.max(...natural.map((value, i) => Math.sqrt(at(covariance, i * n + i)) / value));
}

export function withoutFit(estimate: Estimate): Omit<CurveFit, 'alternatives'> & { model: FittedModel } {
  const { fit: _fit, aic: _aic, worstVariation: _worst, fitsPoints: _fits, ...rest } = estimate;
  return rest;
}
