import { z } from 'zod';
import { administrationMethods } from './administration-method.ts';
import { sourcedBoolean, sourcedNumber, sourcedText, withProvenance } from './provenance.ts';
import { wording } from './wording.ts';

export const administrationMethod = z.enum(administrationMethods);

/** What a country's product label says about the product, the dose and how it is given. */
export const labelPack = z.strictObject({
  kind: z.literal('label'),
  id: z.string().min(1),
  version: z.string().min(1),
  jurisdiction: z.enum(['CN', 'US', 'EU']),
  title: wording,
  identity: z.strictObject({
    genericName: sourcedText,
    brandName: sourcedText,
    localName: sourcedText.optional(),
    atcCode: sourcedText,
    nuclide: sourcedText,
    snomedSubstance: sourcedText,
    snomedProcedure: sourcedText,
    nationalDrugCode: sourcedText.optional(),
  }),
  indications: z.array(withProvenance({ id: z.string().min(1), text: wording })).min(1),
  contraindications: z.array(withProvenance({ id: z.string().min(1), text: wording })),
  dosing: z.strictObject({
    activityMBq: sourcedNumber,
    reducedActivityMBq: sourcedNumber,
    maxReductions: sourcedNumber,
    intervalDays: sourcedNumber,
    intervalToleranceDays: sourcedNumber,
    maxCycles: sourcedNumber,
    toleranceFraction: sourcedNumber,
  }),
  supply: z.strictObject({
    strengthMBqPerMl: sourcedNumber,
    vialVolumeMinMl: sourcedNumber,
    vialVolumeMaxMl: sourcedNumber,
    shelfLifeH: sourcedNumber,
    storageMaxC: sourcedNumber,
  }),
  administration: z.strictObject({
    flushMinMl: sourcedNumber,
    methods: z.array(
      z.strictObject({
        method: administrationMethod,
        allowed: sourcedBoolean,
        allowsReducedDose: sourcedBoolean,
      }),
    ),
    measureVialBeforeAndAfter: sourcedBoolean,
  }),
  monitoring: z.strictObject({
    panel: z.array(z.string().min(1)),
    timing: withProvenance({ text: wording }),
  }),
  counselling: z.array(
    withProvenance({
      id: z.string().min(1),
      text: wording,
      /** null: no period is stated. */
      days: z.number().positive().nullable(),
    }),
  ),
});

export type LabelPack = z.infer<typeof labelPack>;
