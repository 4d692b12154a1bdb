import { z } from 'zod';
import * as f from '../fields.ts';

export const measureDoseRate = z.strictObject({
  measuredAt: f.instant(),
  distanceM: z.number().positive().max(10).meta({ unit: 'm' }),
  height: z.enum(['head', 'chest', 'abdomen', 'knee']),
  side: z.enum(['front', 'back', 'left', 'right']),
  doseRateUSvPerH: f.doseRateUSvPerH(),
  /** Without it the reading proves nothing. */
  backgroundUSvPerH: f.unknownable(f.doseRateUSvPerH()),
  meter: f.identifier().meta({ widget: 'meter' }),
});

export const releasePatient = z.strictObject({
  releasedAt: f.instant(),
  destination: z.enum(['home', 'hotel', 'hospital', 'flight']),
  destinationCountry: f.country(),
  note: f.longText().default(''),
});

export const giveInstructions = z.strictObject({
  language: f.language(),
  household: z.strictObject({
    children: z.boolean(),
    pregnantWoman: z.boolean(),
    sharesBed: z.boolean(),
  }),
  travelCardNumber: f.identifier(),
  emergencyPhone: f.text(),
  explainedTo: z.enum(['patient', 'family', 'both']),
});

export const planFollowUp = z.strictObject({
  labsOn: z.array(f.date()).min(1),
  imagingOn: f.unknownable(f.date()),
  nextVisitOn: f.date(),
  where: z.enum(['here', 'referring-doctor', 'shared']),
  note: f.longText().default(''),
});
