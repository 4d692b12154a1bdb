import type { ExponentialModelName } from './exponential-model.ts';

export type FittedModel = ExponentialModelName | 'trapezoid' | 'single' | 'hybrid';

/** One value with its standard deviation; the unit ends the name it stands under. */
export type Parameter = { value: number; sd: number | null };

export type NoteCode =
  | 'extrapolated-above-20-percent'
  | 'deviations-estimated'
  | 'no-uncertainty'
  | 'deviations-follow-curve'
  | 'bias-removed'
  | 'weakly-determined'
  | 'poor-fit'
  | 'few-points'
  | 'not-converged'
  | 'trapezoid-rules'
  | 'physical-tail'
  | 'single-point-method'
  | 'point-chosen'
  | 'prior-used';

export type Note = { code: NoteCode; text: string };

/** A model that was weighed and not chosen, and why. */
export type Alternative = {
  model: FittedModel;
  aicc: number | null;
  tiaMBqH: number | null;
  tiaSdMBqH: number | null;
  reason: string;
};

export type CurveFit = {
  model: FittedModel;
  parameters: Record<string, Parameter>;
  tiaMBqH: number;
  /** tia ± 1.96 of it covers the truth in 95 % of measurements; null where there is no way to know it. */
  tiaSdMBqH: number | null;
  /** Of the slowest phase or the tail; null where the method has none. */
  effectiveHalfLifeH: number | null;
  /** The part of the integral after the last point; null where the method does not tell. */
  extrapolatedFraction: number | null;
  aicc: number | null;
  alternatives: Alternative[];
  notes: Note[];
};

const mostExtrapolated = 0.2;

export function extrapolationNotes(fraction: number): Note[] {
  if (fraction <= mostExtrapolated) return [];
  const percent = Math.round(fraction * 100);
  return [
    {
      code: 'extrapolated-above-20-percent',
      text: `${percent} % of the time-integrated activity lies after the last point (more than 20 %)`,
    },
  ];
}
