import { z } from 'zod';
import { parseCase } from './case-input.ts';
import { isAfter, isoDate } from './dates.ts';
import {
  castrationKind,
  chemotherapyPlan,
  conditionState,
  lesionSite,
  petRead,
  progressionKind,
  psmaTracer,
  therapyClass,
  therapyEndReason,
} from './eligibility-vocabulary.ts';

const amount = z.number().min(0).nullish();
const limit = z.number().positive().nullish();
const date = isoDate.nullish();
const fact = z.boolean().nullish();

const therapy = z.strictObject({
  class: therapyClass.nullish(),
  agent: z.string().nullish(),
  cycles: z.int().min(0).nullish(),
  start: date,
  end: date,
  endReason: therapyEndReason.nullish(),
});
export type Therapy = z.infer<typeof therapy>;

const lesion = z.strictObject({
  id: z.string().nullish(),
  site: lesionSite.nullish(),
  suvMax: amount,
  suvMean: amount,
  shortAxisMm: amount,
  softTissueShortAxisMm: amount,
});
export type Lesion = z.infer<typeof lesion>;

const psmaPet = z.strictObject({
  date,
  tracer: psmaTracer.nullish(),
  read: petRead.nullish(),
  reference: z
    .strictObject({
      liverSuvMean: limit,
      bloodPoolSuvMean: limit,
      parotidSuvMean: limit,
      spleenSuvMean: limit,
    })
    .nullish(),
  lesions: z.array(lesion).nullish(),
});
export type PsmaPet = z.infer<typeof psmaPet>;

/** The case of docs/contracts/eligibility-case.md. A field that is missing or null is not known. */
export const eligibilityCase = z
  .strictObject({
    asOf: date,
    ageYears: z.number().min(0).max(130).nullish(),
    diagnosis: z
      .strictObject({ histologyConfirmed: fact, metastatic: fact, castrationResistant: fact })
      .nullish(),
    castration: z
      .strictObject({ kind: castrationKind.nullish(), ongoing: fact, testosteroneNgPerDl: amount })
      .nullish(),
    therapies: z.array(therapy).nullish(),
    progression: z.array(z.strictObject({ date, kind: progressionKind.nullish() })).nullish(),
    chemotherapyPlan: chemotherapyPlan.nullish(),
    ecog: z.int().min(0).max(5).nullish(),
    lifeExpectancyMonths: amount,
    labs: z
      .strictObject({
        date,
        haemoglobinGPerL: amount,
        leukocytesPerNl: amount,
        neutrophilsPerNl: amount,
        plateletsPerNl: amount,
        creatinineUmolPerL: amount,
        creatinineUln: limit,
        creatinineClearanceMlPerMin: amount,
        bilirubinUmolPerL: amount,
        bilirubinUln: limit,
        astUPerL: amount,
        astUln: limit,
        altUPerL: amount,
        altUln: limit,
        albuminGPerL: amount,
        ldhUPerL: amount,
      })
      .nullish(),
    conditions: z
      .strictObject({
        spinalCordCompression: conditionState.nullish(),
        urinaryObstruction: conditionState.nullish(),
        cnsMetastases: conditionState.nullish(),
        liverMetastases: fact,
        hypersensitivity: fact,
      })
      .nullish(),
    psmaPet: psmaPet.nullish(),
    fdgPet: z.strictObject({ date, discordantLesions: z.int().min(0).nullish() }).nullish(),
  })
  .superRefine((value, context) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    const notInFuture = (day: string | null | undefined, ...path: (string | number)[]) => {
      if (day && value.asOf && isAfter(day, value.asOf)) refuse(`lies after asOf (${value.asOf})`, ...path);
    };
    value.therapies?.forEach(({ start, end }, index) => {
      notInFuture(start, 'therapies', index, 'start');
      notInFuture(end, 'therapies', index, 'end');
      if (start && end && isAfter(start, end)) refuse('lies before the start', 'therapies', index, 'end');
    });
    value.progression?.forEach((entry, index) => {
      notInFuture(entry.date, 'progression', index, 'date');
    });
    notInFuture(value.labs?.date, 'labs', 'date');
    notInFuture(value.psmaPet?.date, 'psmaPet', 'date');
    notInFuture(value.fdgPet?.date, 'fdgPet', 'date');
  });

export type EligibilityCase = z.infer<typeof eligibilityCase>;

/** Throws `invalid-case`, naming every field that is wrong. */
export function parseEligibilityCase(input: unknown): EligibilityCase {
  return parseCase(eligibilityCase, input);
}
