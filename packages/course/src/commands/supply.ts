import { z } from 'zod';
import * as f from '../fields.ts';
import { milestoneKinds, productCodes, productionRoutes } from '../vocabulary.ts';

export const orderDose = z.strictObject({
  lane: f.identifier().meta({ widget: 'lane' }),
  departureAt: f.instant(),
  calibrationAt: f.instant(),
  /** Zone in which the producer states calibration. */
  calibrationTimeZone: f.timeZone(),
  currency: f.currency(),
  priceMinor: f.amountMinor(),
  freeCancellationUntil: f.unknownable(f.instant()),
  cancellationTerms: f.longText().default(''),
});

export const confirmOrder = z.strictObject({ supplierReference: f.identifier() });

export const cancelOrder = z.strictObject({
  category: z.enum([
    'clinical',
    'flight',
    'supplier',
    'customs',
    'administrative',
    'patient-choice',
    'other',
  ]),
  reason: f.reason(),
});

export const recordMilestone = z.strictObject({
  /** Null in what was recorded before milestones named their order; the act is refused without it. */
  orderReference: f.unknownable(f.orderReference()),
  kind: z.enum(milestoneKinds),
  occurredAt: f.instant(),
  expectedArrivalAt: f.unknownable(f.instant()),
  saidBy: f.text(),
  note: f.longText().default(''),
});

/** Where and with whom the patient is treated: what the day's board shows over the slot. */
export const arrangeDoseDay = z.strictObject({
  room: f.text(),
  patientArrivesAt: f.unknownable(f.instant()),
  /** User names of those who are meant to be there. */
  people: z.array(f.identifier()).max(12).meta({ widget: 'colleague' }).default([]),
});

/** Room and people no longer stand: as before anybody arranged them. */
export const clearArrangement = z.strictObject({});

/** A package that cannot be found: starts the loss clock. */
export const reportMissingDose = z.strictObject({
  lastSeenAt: f.instant(),
  lastSeenWhere: f.text(),
  note: f.longText().default(''),
});

/**
 * What was found on arrival, as it is; a finding outside its limit quarantines the vial. In the order of the
 * hands: the closed package, its surroundings measured, then the vial and its label.
 */
export const receiveDose = z.strictObject({
  receivedAt: f.instant(),
  consigneeMatches: z.boolean(),
  sealIntact: z.boolean(),
  licenceCovers: z.boolean(),
  labelCategory: z.enum(['white-i', 'yellow-ii', 'yellow-iii']),
  transportIndex: z.number().nonnegative(),
  meter: f.identifier().meta({ widget: 'meter' }),
  surfaceDoseRateUSvPerH: f.doseRateUSvPerH(),
  doseRateAt1mUSvPerH: f.doseRateUSvPerH(),
  wipeBqPerCm2: z.number().nonnegative().meta({ unit: 'Bq/cm²' }),
  vialCode: f.scannedCode(),
  productLabel: z.enum(productCodes),
  orderReferenceOnLabel: f.identifier(),
  lot: f.identifier(),
  productionRoute: z.enum(productionRoutes),
  volumeMl: f.volumeMl(),
  calibrationActivityMBq: f.activityMBq(),
  calibrationAt: f.instant(),
  calibrationTimeZone: f.timeZone(),
  expiresAt: f.instant(),
});

export const quarantineDose = z.strictObject({ reason: f.reason() });
export const acceptDose = z.strictObject({ reason: f.reason() });
export const rejectDose = z.strictObject({
  disposition: z.enum(['return-to-supplier', 'decay-storage', 'other']),
  reason: f.reason(),
});

export const assayDose = z.strictObject({
  activityMBq: f.activityMBq(),
  measuredAt: f.instant(),
  calibrator: f.identifier().meta({ widget: 'calibrator' }),
  geometry: z.enum(['vial', 'syringe']),
  /** Relative standard uncertainty of the reading (k = 1). */
  uncertaintyPercent: f.percent(),
});
