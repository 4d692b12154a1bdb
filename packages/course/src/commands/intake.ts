import {
  castrationKind,
  chemotherapyPlan,
  conditionState,
  laboratoryQuantityIds,
  lesionSite,
  progressionKind,
  psmaTracer,
  therapyClass,
  therapyEndReason,
} from '@lutetia/protocol';
import { z } from 'zod';
import { asReported, followsFromReport } from '../as-reported.ts';
import * as f from '../fields.ts';
import { documentKinds } from '../vocabulary.ts';

export const refer = z.strictObject({
  origin: z.enum(['home', 'abroad']),
  country: f.country(),
  timeZone: f.timeZone(),
  language: f.language(),
  referringDoctor: z.strictObject({
    name: f.text(),
    institution: f.text(),
    email: f.unknownable(z.email()),
    phone: f.unknownable(f.text()),
  }),
  diagnosisSummary: f.longText().min(3),
  documents: z.array(
    z.strictObject({ kind: z.enum(documentKinds), status: z.enum(['received', 'missing']) }),
  ),
  payer: z.strictObject({
    kind: z.enum(['self', 'commercial-insurer', 'public-insurer', 'sponsor', 'undecided']),
    name: f.unknownable(f.text()),
  }),
});

export const receiveDocument = z
  .strictObject({
    kind: z.enum(documentKinds),
    status: z.enum(['received', 'missing']),
    note: f.longText().default(''),
    /** The document itself, where it is kept here and not on paper alone. */
    file: f.fileAddress().optional(),
  })
  .refine(({ status, file }) => file === undefined || status === 'received', {
    path: ['status'],
    error: 'a document whose file is here is not missing',
  });

const condition = () => f.unknownable(conditionState);

export const recordHistory = z.strictObject({
  diagnosis: z.strictObject({
    histologyConfirmed: f.unknownable(z.boolean()),
    metastatic: f.unknownable(z.boolean()),
    castrationResistant: f.unknownable(z.boolean()),
  }),
  castration: z
    .strictObject({
      kind: f.unknownable(castrationKind),
      ongoing: f.unknownable(z.boolean()),
      testosteroneNgPerDl: f.unknownable(f.labValue('testosterone')),
      asReported: asReported(z.enum(['testosterone'])),
    })
    .superRefine(followsFromReport({ testosterone: ['testosteroneNgPerDl'] })),
  therapies: f.unknownable(
    z.array(
      z.strictObject({
        class: therapyClass,
        agent: f.text(),
        cycles: f.unknownable(z.int().positive()),
        start: f.unknownable(f.date()),
        end: f.unknownable(f.date()),
        endReason: f.unknownable(therapyEndReason),
      }),
    ),
  ),
  progression: f.unknownable(z.array(z.strictObject({ date: f.date(), kind: progressionKind }))),
  chemotherapyPlan: f.unknownable(chemotherapyPlan),
  ecog: f.unknownable(f.ecog()),
  lifeExpectancyMonths: f.unknownable(z.number().nonnegative().meta({ unit: 'months' })),
  weightKg: f.unknownable(f.weightKg()),
  conditions: z.strictObject({
    spinalCordCompression: condition(),
    urinaryObstruction: condition(),
    cnsMetastases: condition(),
    liverMetastases: f.unknownable(z.boolean()),
    hypersensitivity: f.unknownable(z.boolean()),
  }),
  household: z.strictObject({
    children: f.unknownable(z.boolean()),
    pregnantWoman: f.unknownable(z.boolean()),
    sharesBed: f.unknownable(z.boolean()),
  }),
  allergies: f.longText().default(''),
});

/** Values as the laboratory reported them; the limits are the reporting laboratory's own. */
export const recordLabs = z
  .strictObject({
    collectedAt: f.instant(),
    laboratory: f.text(),
    haemoglobinGPerL: f.unknownable(f.labValue('haemoglobin')),
    haemoglobinLlnGPerL: f.unknownable(f.labLimit('haemoglobin')),
    leukocytesPerNl: f.unknownable(f.labValue('leukocytes')),
    leukocytesLlnPerNl: f.unknownable(f.labLimit('leukocytes')),
    neutrophilsPerNl: f.unknownable(f.labValue('neutrophils')),
    neutrophilsLlnPerNl: f.unknownable(f.labLimit('neutrophils')),
    plateletsPerNl: f.unknownable(f.labValue('platelets')),
    plateletsLlnPerNl: f.unknownable(f.labLimit('platelets')),
    creatinineUmolPerL: f.unknownable(f.labValue('creatinine')),
    creatinineUln: f.unknownable(f.labLimit('creatinine')),
    bilirubinUmolPerL: f.unknownable(f.labValue('bilirubin')),
    bilirubinUln: f.unknownable(f.labLimit('bilirubin')),
    altUPerL: f.unknownable(f.labValue('alt')),
    altUln: f.unknownable(f.labLimit('alt')),
    astUPerL: f.unknownable(f.labValue('ast')),
    astUln: f.unknownable(f.labLimit('ast')),
    albuminGPerL: f.unknownable(f.labValue('albumin')),
    ldhUPerL: f.unknownable(f.labValue('ldh')),
    psaNgPerMl: f.unknownable(f.labValue('psa')),
    asReported: asReported(z.enum(laboratoryQuantityIds).exclude(['testosterone'])),
    confirmatory: z.boolean().default(false),
  })
  .superRefine(
    followsFromReport({
      haemoglobin: ['haemoglobinGPerL', 'haemoglobinLlnGPerL'],
      leukocytes: ['leukocytesPerNl', 'leukocytesLlnPerNl'],
      neutrophils: ['neutrophilsPerNl', 'neutrophilsLlnPerNl'],
      platelets: ['plateletsPerNl', 'plateletsLlnPerNl'],
      creatinine: ['creatinineUmolPerL', 'creatinineUln'],
      bilirubin: ['bilirubinUmolPerL', 'bilirubinUln'],
      alt: ['altUPerL', 'altUln'],
      ast: ['astUPerL', 'astUln'],
      albumin: ['albuminGPerL'],
      ldh: ['ldhUPerL'],
      psa: ['psaNgPerMl'],
    }),
  );

export const recordPsmaPet = z.strictObject({
  date: f.date(),
  /** One name for each tracer: 68Ga-PSMA-11 is 68Ga-gozetotide. */
  tracer: psmaTracer.exclude(['68Ga-PSMA-11']),
  injectedActivityMBq: f.unknownable(f.activityMBq()),
  uptakeMinutes: f.unknownable(z.number().positive().meta({ unit: 'min' })),
  criteriaSet: z.enum(['VISION', 'TheraP', 'PROMISE', 'local']),
  reference: z.strictObject({
    liverSuvMean: f.unknownable(f.referenceSuv()),
    bloodPoolSuvMean: f.unknownable(f.referenceSuv()),
    parotidSuvMean: f.unknownable(f.referenceSuv()),
    spleenSuvMean: f.unknownable(f.referenceSuv()),
  }),
  lesions: z.array(
    z.strictObject({
      id: f.identifier(),
      site: lesionSite,
      suvMax: f.unknownable(f.suv()),
      suvMean: f.unknownable(f.suv()),
      shortAxisMm: f.unknownable(f.lengthMm()),
      softTissueShortAxisMm: f.unknownable(f.lengthMm()),
    }),
  ),
  fdgPet: f.unknownable(z.strictObject({ date: f.date(), discordantLesions: z.int().nonnegative() })),
});

/** Makes the latest draft read final. */
export const signPsmaPet = z.strictObject({ impression: f.longText().min(3) });
