import { z } from 'zod';
import * as f from '../fields.ts';
import { administrationMethods, productCodes } from '../vocabulary.ts';

/** The written directive. A new one replaces the live one, whose signature is void from then on. */
export const prescribe = z.strictObject({
  cycle: z.int().min(1).max(6),
  product: z.enum(productCodes),
  activityMBq: f.activityMBq(),
  route: z.enum(['intravenous']),
  method: z.enum(administrationMethods),
  plannedAt: f.instant(),
  validUntil: f.instant(),
  note: f.longText().default(''),
});

export const voidDirective = z.strictObject({ reason: f.reason() });

/** Any order that touches the dose and did not come as a directive: it voids the directive's signature. */
export const noteConflictingOrder = z.strictObject({
  orderedBy: f.text(),
  activityMBq: f.unknownable(f.activityMBq()),
  orderedAt: f.instant(),
  content: f.longText().min(3),
});
