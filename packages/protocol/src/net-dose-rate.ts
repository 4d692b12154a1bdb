import type { ReleaseMeasurementRules } from './release-pack.ts';

/** How a reading stands against its background. Only the first two are readings of the patient. */
export const readingKinds = [
  'above-background',
  'not-above-background',
  'background-missing',
  'background-implausible',
  'below-background',
] as const;
export type ReadingKind = (typeof readingKinds)[number];

export interface NetDoseRate {
  readonly kind: ReadingKind;
  /** µSv/h, background subtracted and never below zero; null when the reading proves nothing. */
  readonly netUSvPerH: number | null;
}

/**
 * A reading less its background. Within the meter's noise below the background it is not above it, which is zero.
 * Without a background, against an implausible one, or implausibly far below it, nothing is known.
 */
export function netDoseRate(
  reading: { doseRateUSvPerH: number; backgroundUSvPerH: number | null },
  rules: ReleaseMeasurementRules,
): NetDoseRate {
  const { doseRateUSvPerH: rate, backgroundUSvPerH: background } = reading;
  const nothing = (kind: ReadingKind): NetDoseRate => ({ kind, netUSvPerH: null });
  if (background === null) return nothing('background-missing');
  // Nowhere on earth does a working meter read nothing at all.
  if (background === 0 || background > rules.highestBackgroundUSvPerH.value) {
    return nothing('background-implausible');
  }
  if (rate > background) return { kind: 'above-background', netUSvPerH: rate - background };
  return rate < background * rules.lowestFractionOfBackground.value
    ? nothing('below-background')
    : { kind: 'not-above-background', netUSvPerH: 0 };
}
