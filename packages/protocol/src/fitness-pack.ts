import { z } from 'zod';
import { sourcedNumber, sourcedNumberOrUnknown } from './provenance.ts';
import { wording } from './wording.ts';

/** How old a laboratory result may be on the day of the dose, and how well the patient must be. */
export const fitnessPack = z.strictObject({
  kind: z.literal('fitness'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: wording,
  /** null: the label says "before" and no number. */
  maxAgeDays: sourcedNumberOrUnknown,
  /** Highest ECOG performance status at which the dose is given without a physician's reason. */
  highestEcog: sourcedNumber,
});
export type FitnessPack = z.infer<typeof fitnessPack>;
