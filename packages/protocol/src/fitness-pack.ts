import { z } from 'zod';
import { sourcedNumberOrUnknown } from './provenance.ts';

/** How old a laboratory result may be on the day of the dose. */
export const fitnessPack = z.strictObject({
  kind: z.literal('fitness'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: z.string().min(1),
  /** null: the label says "before" and no number. */
  maxAgeDays: sourcedNumberOrUnknown,
});
export type FitnessPack = z.infer<typeof fitnessPack>;
