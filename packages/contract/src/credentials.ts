import { z } from 'zod';

/** Re-authentication at the moment of signing. */
export const credential = z.strictObject({
  method: z.enum(['pin', 'password']),
  secret: z.string().min(1).max(200),
});
export const witnessCredential = credential.extend({ username: z.string().min(1).max(100) });

/** An act as it is sent. `commandId` makes a repeated sending harmless. */
export const commandEnvelope = z.strictObject({
  commandId: z.uuid(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  overrides: z
    .array(z.strictObject({ gate: z.string(), reason: z.string().trim().min(3).max(2000) }))
    .default([]),
  signature: credential.optional(),
  witness: witnessCredential.optional(),
  /** User id of who gave it, where it waited on a device: in another's session it is refused. */
  givenBy: z.uuid().optional(),
  /** Refuse when the course has moved on since the person looked at it. */
  expectedVersion: z.int().nonnegative().optional(),
});
export type CommandEnvelope = z.input<typeof commandEnvelope>;
