import { z } from 'zod';
import { adverseEventTerm } from './adverse-event-term.ts';
import { parseCase } from './case-input.ts';
import { isAfter, isoDate } from './dates.ts';

const amount = z.number().min(0).nullish();
const limit = z.number().positive().nullish();

const chemistry = {
  creatinineUmolPerL: limit,
  creatinineUln: limit,
  creatinineClearanceMlPerMin: amount,
  haemoglobinGPerL: amount,
  plateletsPerNl: amount,
  neutrophilsPerNl: amount,
  leukocytesPerNl: amount,
  haemoglobinLlnGPerL: limit,
  plateletsLlnPerNl: limit,
  neutrophilsLlnPerNl: limit,
  leukocytesLlnPerNl: limit,
  altUPerL: amount,
  altUln: limit,
  astUPerL: amount,
  astUln: limit,
  albuminGPerL: amount,
  bilirubinUmolPerL: amount,
  bilirubinUln: limit,
};

/** Laboratory names as they may stand in `confirmed`, and the quantity each confirms. */
const confirmable = z.enum([
  'creatinine',
  'creatinine-clearance',
  'creatinineClearance',
  'haemoglobin',
  'platelets',
  'neutrophils',
  'leukocytes',
  'alt',
  'ast',
  'albumin',
  'bilirubin',
]);

const adverseEvent = z.strictObject({
  term: adverseEventTerm,
  grade: z.int().min(0).max(5).nullish(),
  recurrent: z.boolean().nullish(),
  amenable: z.boolean().nullish(),
  persistent: z.boolean().nullish(),
});
export type AdverseEvent = z.infer<typeof adverseEvent>;

/** The case of docs/contracts/dose-rule-case.md. A field that is missing or null is not known. */
export const doseRuleCase = z
  .strictObject({
    asOf: isoDate.nullish(),
    cycle: z.int().min(1).nullish(),
    previousDose: z.strictObject({ date: isoDate.nullish(), activityMBq: limit }).nullish(),
    doseReductionsSoFar: z.int().min(0).max(1).nullish(),
    baseline: z.strictObject({ date: isoDate.nullish(), ...chemistry }).nullish(),
    weightKg: z.number().positive().max(400).nullish(),
    ageYears: z.number().min(0).max(130).nullish(),
    labs: z.strictObject({ date: isoDate.nullish(), ...chemistry }).nullish(),
    confirmed: z.array(confirmable).nullish(),
    adverseEvents: z.array(adverseEvent).nullish(),
    liverMetastases: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    const refuse = (message: string, ...path: string[]) =>
      context.addIssue({ code: 'custom', message, path });
    const dates = [
      ['previousDose', value.previousDose?.date],
      ['labs', value.labs?.date],
      ['baseline', value.baseline?.date],
    ] as const;
    for (const [part, date] of dates) {
      if (date && value.asOf && isAfter(date, value.asOf))
        refuse(`lies after asOf (${value.asOf})`, part, 'date');
    }
    if (value.cycle === 1 && value.previousDose) refuse('cycle 1 has no previous dose', 'previousDose');
  });

export type DoseRuleCase = z.infer<typeof doseRuleCase>;

/** Throws `invalid-case`, naming every field that is wrong. */
export function parseDoseRuleCase(input: unknown): DoseRuleCase {
  return parseCase(doseRuleCase, input);
}
