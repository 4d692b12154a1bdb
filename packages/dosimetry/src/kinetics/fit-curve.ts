import { DosimetryError } from '../errors.ts';
import type { TimeActivityCurve } from './curve.ts';
import type { Alternative, CurveFit, Note } from './curve-fit.ts';
import { type Estimate, estimateExponential, withoutFit } from './estimate-exponential.ts';
import { estimateHybrid } from './estimate-hybrid.ts';
import { estimateSingle } from './estimate-single.ts';
import { estimateTrapezoid } from './estimate-trapezoid.ts';
import { type ExponentialModelName, exponentialModel, exponentialModelNames } from './exponential-model.ts';
import type { Tail } from './trapezoid.ts';

export const modelChoices = [
  'auto',
  'mono',
  'bi',
  'tri',
  'mono-uptake',
  'bi-uptake',
  'tri-uptake',
  'trapezoid',
  'single',
  'hybrid',
] as const;
export type ModelChoice = (typeof modelChoices)[number];

/** `bi` and `tri` count exponentials, whether they all leave the region or one of them is its uptake. */
const sameExponentials: Record<ExponentialModelName, readonly ExponentialModelName[]> = {
  mono: ['mono'],
  'mono-uptake': ['mono-uptake'],
  bi: ['bi', 'mono-uptake'],
  'bi-uptake': ['bi-uptake'],
  tri: ['tri', 'bi-uptake'],
  'tri-uptake': ['tri-uptake'],
};

/**
 * The time-integrated activity of one region. `auto` takes, of the exponential models with at least two points more
 * than parameters, the one of smallest AICc whose parameters are known to better than 100 % and whose residuals are no
 * larger than sdMBq allows; where none is left, one with fewer points to spare. A named model is fitted when there
 * are as many points as parameters.
 * Errors: too-few-points, malformed-curve (a method lacks what it needs), no-fit.
 */
export function fitCurve(
  curve: TimeActivityCurve,
  choice: ModelChoice,
  { tail = 'effective' }: { tail?: Tail } = {},
): CurveFit {
  const fit = fitChosen(curve, choice, tail);
  const { tiaMBqH, tiaSdMBqH, effectiveHalfLifeH, extrapolatedFraction, aicc, parameters } = fit;
  const figures = [tiaMBqH, tiaSdMBqH, effectiveHalfLifeH, extrapolatedFraction, aicc].concat(
    Object.values(parameters).flatMap(({ value, sd }) => [value, sd]),
  );
  if (figures.some((figure) => figure !== null && !Number.isFinite(figure))) {
    throw new DosimetryError(
      'no-fit',
      `${fit.model} has no finite integral, likelihood or deviations: what is given cannot be one region's curve`,
    );
  }
  return fit;
}

function fitChosen(curve: TimeActivityCurve, choice: ModelChoice, tail: Tail): CurveFit {
  if (choice === 'single') return estimateSingle(curve);
  if (choice === 'trapezoid') return estimateTrapezoid(curve, tail);
  if (choice === 'hybrid') return estimateHybrid(curve);
  if (choice === 'auto') return fitBest(curve);
  return fitNamed(curve, choice);
}

function fitNamed(curve: TimeActivityCurve, name: ExponentialModelName): CurveFit {
  const points = curve.timesH.length;
  const estimates = sameExponentials[name]
    .filter((candidate) => exponentialModel(candidate).parameterCount <= points)
    .map((candidate) => estimateExponential(curve, exponentialModel(candidate)));
  if (!estimates.some(({ model }) => model === name)) {
    const needed = exponentialModel(name).parameterCount;
    throw new DosimetryError(
      'too-few-points',
      `${name} has ${needed} parameters and the curve ${points} points`,
    );
  }
  const [chosen, ...others] = estimates.sort((a, b) => a.aic - b.aic);
  return answer(
    chosen,
    others.map((other) => weighed(other, 'fits less well for its parameters')),
  );
}

function fitBest(curve: TimeActivityCurve): CurveFit {
  const points = curve.timesH.length;
  if (points === 1) return estimateSingle(curve);
  const free = curve.sdMBq ? 0 : 1;
  const spare = (name: ExponentialModelName): number => points - exponentialModel(name).parameterCount - free;
  const estimate = (name: ExponentialModelName) => estimateExponential(curve, exponentialModel(name));
  const plausible = ({ worstVariation }: Estimate): boolean => worstVariation <= 1;
  const sound = (weighed: Estimate): boolean => plausible(weighed) && weighed.fitsPoints;
  const enough = exponentialModelNames.filter((name) => spare(name) >= 2).map(estimate);
  enough.sort((a, b) => (a.aicc ?? a.aic) - (b.aicc ?? b.aic));
  const few = enough.some(sound)
    ? []
    : exponentialModelNames.filter((name) => spare(name) >= 0 && spare(name) < 2).map(estimate);
  few.sort((a, b) => a.aic - b.aic);
  const chosen = enough.find(sound) ?? few.find(sound) ?? enough.find(plausible) ?? enough[0];
  if (!chosen) return fitNamed(curve, 'mono');
  const reason = (other: Estimate): string => {
    if (!plausible(other)) return 'a parameter is known to no better than 100 %';
    if (!other.fitsPoints) return 'residuals are larger than sdMBq allows';
    return few.includes(other) ? 'too few points for AICc' : 'larger AICc';
  };
  const fitted = [...enough, ...few];
  const left = exponentialModelNames.filter((name) => !fitted.some(({ model }) => model === name));
  return answer(few.includes(chosen) ? { ...chosen, notes: [...chosen.notes, withoutAicc] } : chosen, [
    ...fitted.filter((other) => other !== chosen).map((other) => weighed(other, reason(other))),
    ...left.map((name) => ({ ...nothing(name), reason: `needs ${points - spare(name) + 2} points` })),
    weighedTrapezoid(curve),
  ]);
}

const withoutAicc: Note = {
  code: 'few-points',
  text: 'too few points for AICc; chosen because no model with fewer parameters fits the points',
};

function answer(chosen: Estimate | undefined, alternatives: Alternative[]): CurveFit {
  if (!chosen) throw new DosimetryError('no-fit', 'no model could be fitted');
  const { notes, ...rest } = withoutFit(chosen);
  return { ...rest, alternatives, notes };
}

const weighed = ({ model, aicc, tiaMBqH, tiaSdMBqH }: Estimate, reason: string): Alternative => ({
  model,
  aicc: finiteOrNull(aicc),
  tiaMBqH: finiteOrNull(tiaMBqH),
  tiaSdMBqH: finiteOrNull(tiaSdMBqH),
  reason,
});

const finiteOrNull = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

const nothing = (model: ExponentialModelName) => ({ model, aicc: null, tiaMBqH: null, tiaSdMBqH: null });

function weighedTrapezoid(curve: TimeActivityCurve): Alternative {
  const { model, aicc, tiaMBqH, tiaSdMBqH } = estimateTrapezoid(curve, 'effective');
  return { model, aicc, tiaMBqH: finiteOrNull(tiaMBqH), tiaSdMBqH, reason: 'has no likelihood to weigh' };
}
