import { z } from 'zod';
import * as f from '../fields.ts';
import {
  administrationMethods,
  confirmableLabs,
  residualItems,
  siteFindings,
  stopReasons,
} from '../vocabulary.ts';

export const checkFitness = z.strictObject({
  checkedAt: f.instant(),
  identityItems: z.array(z.enum(['name', 'birth-date', 'hospital-number', 'identity-document'])).min(1),
  ecog: f.ecog(),
  weightKg: f.weightKg(),
  dryMouthGrade: f.ctcaeGrade(),
  fatigueGrade: f.ctcaeGrade(),
  nauseaGrade: f.ctcaeGrade(),
  newSymptoms: f.longText().default(''),
  urinaryObstruction: z.boolean(),
  continent: z.boolean(),
  hydrationStartedAt: f.unknownable(f.instant()),
  /** Laboratory names confirmed by a second measurement. */
  confirmed: z.array(z.enum(confirmableLabs)).default([]),
});

export const checkLine = z.strictObject({
  checkedAt: f.instant(),
  newCannula: z.boolean(),
  flushMl: z.number().nonnegative().max(500).meta({ unit: 'mL' }),
  flushesFreely: z.boolean(),
  site: f.text(),
  siteFinding: z.enum(siteFindings),
});

/** Read from the wristband, the directive and the vial at the patient's side. */
export const timeOut = z.strictObject({
  performedAt: f.instant(),
  patientCode: f.scannedCode(),
  directiveCode: f.scannedCode(),
  vialCode: f.scannedCode(),
  roomReady: z.boolean(),
  spillKitPresent: z.boolean(),
  shieldingInPlace: z.boolean(),
});

export const startInjection = z.strictObject({
  startedAt: f.instant(),
  method: z.enum(administrationMethods),
  /** Items of the method's set-up list that were done (see `setUpLists`). */
  setUpDone: z.array(f.identifier()).meta({ widget: 'set-up-list' }),
  flowSeen: z.boolean(),
});

export const checkSite = z.strictObject({
  checkedAt: f.instant(),
  finding: z.enum(siteFindings),
  flowSeen: z.boolean(),
  pumpPressureKPa: f.unknownable(z.number().nonnegative().meta({ unit: 'kPa' })),
  connectionsTight: z.boolean(),
});

export const pauseInjection = z.strictObject({ pausedAt: f.instant(), reason: f.reason() });
export const resumeInjection = z.strictObject({
  resumedAt: f.instant(),
  flowSeen: z.boolean(),
  action: f.reason(),
});
export const stopInjection = z.strictObject({
  stoppedAt: f.instant(),
  cause: z.enum(stopReasons),
  flushMl: z.number().nonnegative().max(500).meta({ unit: 'mL' }),
  note: f.longText().default(''),
});

export const recordExtravasation = z.strictObject({
  noticedAt: f.instant(),
  volumeMl: f.unknownable(f.volumeMl()),
  activityMBq: f.unknownable(f.residualActivityMBq()),
  skinDoseMGy: f.unknownable(z.number().nonnegative().meta({ unit: 'mGy' })),
  symptoms: f.longText().default(''),
  actions: f.longText().min(3),
});

export const measureResidual = z.strictObject({
  item: z.enum(residualItems),
  activityMBq: f.residualActivityMBq(),
  measuredAt: f.instant(),
  calibrator: f.identifier().meta({ widget: 'calibrator' }),
  uncertaintyPercent: f.percent(),
});

/** Computes the delivered activity from assay and residuals, and signs it. */
export const confirmDelivery = z.strictObject({ note: f.longText().default('') });
