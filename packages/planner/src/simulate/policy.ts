import { z } from 'zod';
import { parseAs } from '../instance/parse-instance.ts';

/** How a service deals with what may happen between order and treatment. */
export const policySchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** Days before the planned date on which fitness is checked again; on the day itself it always is. */
  recheckDaysBefore: z.array(z.int().min(1).max(60)).max(20),
  /** Whether fitness is checked on the morning of the order, before it becomes binding. */
  checkBeforeOrder: z.boolean(),
  /** Whether a place that becomes free is offered to those who wait, where their order is still open. */
  standby: z.boolean(),
});

export type Policy = z.infer<typeof policySchema>;

/** Errors: `invalid-policy`. */
export const parsePolicy = (input: unknown): Policy => parseAs(policySchema, input, 'invalid-policy');
