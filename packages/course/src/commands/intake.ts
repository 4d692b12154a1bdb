import {
  castrationKind,
  chemotherapyPlan,
  conditionState,
  lesionSite,
  progressionKind,
  psmaTracer,
  therapyClass,
  therapyEndReason,
} from '@lutetia/protocol';
import { z } from 'zod';
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

export const receiveDocument = z.strictObject({
  kind: z.enum(documentKinds),
  status: z.enum(['received', 'missing']),
  note: f.longText().default(''),
});

const condition = () => f.unknownable(conditionState);

export const recordHistory = z.strictObject({
  diagnosis: z.strictObject({
    histologyConfirmed: f.unknownable(z.boolean()),
    metastatic: f.unknownable(z.boolean()),
    castrationResistant: f.unknownable(z.boolean()),
  }),
  castration: z.strictObject({
    kind: f.unknownable(castrationKind),
    ongoing: f.unknownable(z.boolean()),
    testosteroneNgPerDl: f.unknownable(f.concentration('ng/dL')),
  }),
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

const count = () => f.unknownable(f.concentration('10⁹/L'));

/** Values as the laboratory reported them; the limits are the reporting laboratory's own. */
export const recordLabs = z.strictObject({
  collectedAt: f.instant(),
  laboratory: f.text(),
  haemoglobinGPerL: f.unknownable(f.concentration('g/L')),
  haemoglobinLlnGPerL: f.unknownable(f.positiveConcentration('g/L')),
  leukocytesPerNl: count(),
  leukocytesLlnPerNl: f.unknownable(f.positiveConcentration('10⁹/L')),
  neutrophilsPerNl: count(),
  neutrophilsLlnPerNl: f.unknownable(f.positiveConcentration('10⁹/L')),
  plateletsPerNl: count(),
  plateletsLlnPerNl: f.unknownable(f.positiveConcentration('10⁹/L')),
  creatinineUmolPerL: f.unknownable(f.positiveConcentration('µmol/L')),
  creatinineUln: f.unknownable(f.positiveConcentration('µmol/L')),
  bilirubinUmolPerL: f.unknownable(f.concentration('µmol/L')),
  bilirubinUln: f.unknownable(f.positiveConcentration('µmol/L')),
  altUPerL: f.unknownable(f.concentration('U/L')),
  altUln: f.unknownable(f.positiveConcentration('U/L')),
  astUPerL: f.unknownable(f.concentration('U/L')),
  astUln: f.unknownable(f.positiveConcentration('U/L')),
  albuminGPerL: f.unknownable(f.concentration('g/L')),
  ldhUPerL: f.unknownable(f.concentration('U/L')),
  psaNgPerMl: f.unknownable(f.concentration('ng/mL')),
  confirmatory: z.boolean().default(false),
});

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
