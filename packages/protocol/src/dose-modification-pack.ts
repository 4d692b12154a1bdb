import { z } from 'zod';
import { adverseEventTerm } from './adverse-event-term.ts';
import { provenance, sourcedNumber, withProvenance } from './provenance.ts';
import { wording } from './wording.ts';

/** What a row asks for. `consider-discontinuation` is shown and leaves the action as it is. */
export const rowEffect = z.enum([
  'discontinue',
  'withhold-then-reduce',
  'withhold',
  'consider-reduction',
  'consider-discontinuation',
]);
export type RowEffect = z.infer<typeof rowEffect>;

const grade = z.int().min(0).max(5);

/** The closed set of questions that a row can ask. */
export const rowTrigger = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('adverse-event'),
    terms: z.array(adverseEventTerm).min(1),
    minGrade: grade,
    maxGrade: grade.optional(),
    /** Only an event that medical intervention does not remedy. */
    onlyNotAmenable: z.boolean().optional(),
    /** "Until grade 1 or baseline": does not fire while the value stands at its known baseline. */
    exemptAtBaseline: z.boolean().optional(),
  }),
  /** Of whatever grade. */
  z.strictObject({ kind: z.literal('event-present'), terms: z.array(adverseEventTerm).min(1) }),
  z.strictObject({
    kind: z.literal('creatinine-grade-or-clearance'),
    minGrade: grade,
    clearanceBelowMlPerMin: z.number().positive(),
    confirmed: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('creatinine-and-clearance-change'),
    creatinineRiseAtLeast: z.number().positive(),
    clearanceFallAbove: z.number().positive(),
    confirmed: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('creatinine-grade'), minGrade: grade }),
  z.strictObject({ kind: z.literal('liver-enzymes-without-metastases'), timesUln: z.number().positive() }),
  z.strictObject({
    kind: z.literal('recurrent-or-persistent-after-reduction'),
    terms: z.array(adverseEventTerm).min(1),
    recurrentMinGrade: grade,
    persistentMinGrade: grade,
  }),
  /** Another row fires again although the dose has been reduced. */
  z.strictObject({ kind: z.literal('again-after-reduction'), row: z.string().min(1) }),
  z.strictObject({ kind: z.literal('days-since-previous-dose-above'), days: z.int().positive() }),
  z.strictObject({ kind: z.literal('cycle-above'), cycles: z.int().positive() }),
]);
export type RowTrigger = z.infer<typeof rowTrigger>;

export const doseModificationRow = withProvenance({
  id: z.string().min(1),
  text: wording,
  trigger: rowTrigger,
  effect: rowEffect,
  /** Shown beside the effect: "consider reducing". */
  alsoConsider: rowEffect.optional(),
});
export type DoseModificationRow = z.infer<typeof doseModificationRow>;

export const doseModificationPack = z.strictObject({
  kind: z.literal('dose-modification'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: wording,
  dosing: z.strictObject({
    activityMBq: sourcedNumber,
    reducedActivityMBq: sourcedNumber,
    intervalDays: sourcedNumber,
    intervalToleranceDays: sourcedNumber,
  }),
  /** Empty where the country's table was not found: nothing can be evaluated until a site adopts another's. */
  rows: z.array(doseModificationRow),
  /** Where the rows come from, or ought to. */
  rowsProvenance: provenance,
});
export type DoseModificationPack = z.infer<typeof doseModificationPack>;
