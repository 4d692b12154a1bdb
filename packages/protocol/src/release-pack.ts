import { z } from 'zod';
import { sourcedNumber, sourcedNumberOrUnknown } from './provenance.ts';
import { wording } from './wording.ts';

/** A patient may leave once the dose rate at 1 m is not above the limit. */
const doseRateRule = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('dose-rate-at-1m'),
  /** null: the country has a limit that was not found. */
  limitUSvPerH: sourcedNumberOrUnknown,
});

/** A patient may leave if no other person is likely to receive more than the limit. */
const projectedDoseRule = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('projected-dose'),
  limitMSv: sourcedNumber,
  instructionsAboveMSv: sourcedNumber,
  /** D(∞) = c · Γ · Q₀ · Tp · E / r² with r = 100 cm. */
  formulaConstant: sourcedNumber,
  exposureRateConstantRCm2PerMCiH: sourcedNumber,
  occupancyLongLived: sourcedNumber,
  occupancyShortLived: sourcedNumber,
  longLivedAboveDays: sourcedNumber,
});

/** When a reading of the patient is a reading: how fresh, where, and against which background. */
const measurement = z.strictObject({
  /** A reading supports a release for this long. */
  validMinutes: sourcedNumber,
  /** Readings at several heights and sides within this time are one round: the highest decides. */
  roundMinutes: sourcedNumber,
  /** Half-width of the distance that still counts as 1 m. */
  distanceToleranceM: sourcedNumber,
  /** Where the background is higher, no reading proves a release. */
  highestBackgroundUSvPerH: sourcedNumber,
  /** A reading below this fraction of its background is not noise. */
  lowestFractionOfBackground: sourcedNumber,
});
export type ReleaseMeasurementRules = z.infer<typeof measurement>;

export const releasePack = z.strictObject({
  kind: z.literal('release'),
  id: z.string().min(1),
  version: z.string().min(1),
  jurisdiction: z.enum(['CN', 'US', 'JP', 'AU']),
  title: wording,
  measurement,
  rules: z.array(z.discriminatedUnion('kind', [doseRateRule, projectedDoseRule])).min(1),
});

export type ReleasePack = z.infer<typeof releasePack>;
export type ReleaseRule = ReleasePack['rules'][number];
