/** A bound that is a product (7,400 × 1.1) may miss the decimal it stands for by a rounding error. */
const roundingError = 1e-9;

/** Whether a value lies within ± a fraction of a reference; a value on the bound does. */
export const withinFraction = (value: number, reference: number, fraction: number): boolean =>
  Math.abs(value - reference) <= Math.abs(reference) * (fraction + roundingError);

/** Whether a delivered activity, in per cent of the directive, differs by as much as must be reported; null without a rule. */
export const isReportable = (percentOfDirective: number, fromPercent: number | null): boolean | null =>
  fromPercent === null ? null : Math.abs(percentOfDirective - 100) >= fromPercent * (1 - roundingError);
