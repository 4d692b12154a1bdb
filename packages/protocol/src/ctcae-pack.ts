import { z } from 'zod';
import { withProvenance } from './provenance.ts';
import { wording } from './wording.ts';

const grade = z.int().min(1).max(4);
const step = z.strictObject({ grade, value: z.number() });

/**
 * How a term is graded. `below`: the grade of the lowest value that the measurement is under, and grade 1 under
 * the laboratory's lower limit. `above`: absolute values, grade 1 above the upper limit. `times-limit`: multiples
 * of the upper limit, and where the term has them of the baseline. `scale`: a clinical quantity, no limit.
 */
export const ctcaeTerm = withProvenance({
  id: z.string().min(1),
  unit: z.string().min(1).nullable(),
  grading: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('below'),
      steps: z.array(step).min(1),
      /** Between these values the grade depends on symptoms. */
      symptomatic: z
        .strictObject({ below: z.number().nullable(), notBelow: z.number(), without: grade, with: grade })
        .optional(),
    }),
    z.strictObject({ kind: z.literal('above'), steps: z.array(step).min(1) }),
    z.strictObject({
      kind: z.literal('times-limit'),
      aboveUln: z.array(step).min(1),
      aboveBaseline: z.array(step).min(1).optional(),
      /** With an abnormal baseline its multiples replace those of the upper limit; the first is reached, not passed. */
      abnormalBaseline: z.array(step).min(1).optional(),
    }),
    z.strictObject({
      kind: z.literal('scale'),
      direction: z.enum(['rising', 'falling']),
      steps: z.array(step).min(1),
    }),
    z.strictObject({ kind: z.literal('words') }),
  ]),
  /** The words of each grade, shortened. */
  words: z.array(z.strictObject({ grade, text: wording })),
});
export type CtcaeTerm = z.infer<typeof ctcaeTerm>;

export const ctcaePack = z.strictObject({
  kind: z.literal('ctcae'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: wording,
  terms: z.array(ctcaeTerm).min(1),
});
export type CtcaePack = z.infer<typeof ctcaePack>;
