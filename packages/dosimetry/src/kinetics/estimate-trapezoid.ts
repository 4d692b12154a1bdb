import { DosimetryError } from '../errors.ts';
import { correctBias } from './correct-bias.ts';
import type { TimeActivityCurve } from './curve.ts';
import { type CurveFit, extrapolationNotes, type Note } from './curve-fit.ts';
import { integrateTrapezoid, propagateTrapezoid, type Tail } from './trapezoid.ts';

/** The trapezoid rule with what is to be told of it; without sdMBq its uncertainty is unknown. */
export function estimateTrapezoid(curve: TimeActivityCurve, wanted: Tail): CurveFit {
  const { timesH, activityMBq, sdMBq, physicalRatePerH } = curve;
  if (timesH.length < 2) {
    throw new DosimetryError('too-few-points', 'a trapezoid needs two points or more');
  }
  const { tiaMBqH, afterLastMBqH, tailRatePerH, tail } = integrateTrapezoid(
    timesH,
    activityMBq,
    physicalRatePerH,
    wanted,
  );
  const propagated = sdMBq && propagateTrapezoid(timesH, activityMBq, sdMBq, physicalRatePerH, tail);
  const spread = propagated && Number.isFinite(propagated.variance + propagated.bias) ? propagated : null;
  const extrapolatedFraction = afterLastMBqH / tiaMBqH;
  const notes: Note[] = [
    ...extrapolationNotes(extrapolatedFraction),
    {
      code: 'trapezoid-rules',
      text: 'linear where it rises, logarithmic where it falls; before the first point along the first two when they fall, else a line from 0',
    },
  ];
  if (tail === 'physical') {
    const why = wanted === 'physical' ? 'as asked' : 'the last points do not fall faster';
    notes.push({ code: 'physical-tail', text: `after the last point physical decay alone (${why})` });
  }
  if (!spread) {
    notes.push({
      code: 'no-uncertainty',
      text: sdMBq
        ? 'a point is so close to 0 that its error has no bounds in a logarithm'
        : 'without sdMBq a trapezoid leaves no residuals to estimate it from',
    });
  }
  const corrected = spread ? correctBias(tiaMBqH, spread.bias / tiaMBqH) : tiaMBqH;
  if (corrected !== tiaMBqH) {
    const percent = ((tiaMBqH / corrected - 1) * 100).toFixed(1);
    notes.push({
      code: 'bias-removed',
      text: `the rule's mean excess of ${percent} % through measurement error was taken off`,
    });
  }
  return {
    model: 'trapezoid',
    parameters: { tailRatePerH: { value: tailRatePerH, sd: null } },
    tiaMBqH: corrected,
    tiaSdMBqH: spread ? Math.sqrt(spread.variance) : null,
    effectiveHalfLifeH: Math.LN2 / tailRatePerH,
    extrapolatedFraction,
    aicc: null,
    alternatives: [],
    notes,
  };
}
