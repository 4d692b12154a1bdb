import { lockTip, recordIn } from '../ledger/index.ts';
import type { Tx } from '../store/index.ts';

export const accessFacts = [
  'access.centre-set-up',
  'access.signed-in',
  'access.sign-in-failed',
  'access.signed-out',
  'access.locked',
  'access.unlocked',
  'access.unlock-failed',
  'access.taken-over',
  'access.signature-failed',
  'access.account-created',
  'access.roles-changed',
  'access.account-disabled',
  'access.account-enabled',
  'access.password-changed',
  'access.pin-set',
  'access.second-factor-confirmed',
  'access.second-factor-reset',
  'access.emergency-opened',
  'access.emergency-reviewed',
  'access.course-opened-to',
  'access.course-closed-to',
  'access.display-made',
  'access.display-revoked',
  'access.display-opened',
] as const;
export type AccessFactType = (typeof accessFacts)[number];

export interface AccessFact {
  type: AccessFactType;
  /** Whose account it is about; null when the name typed belongs to nobody. */
  userId: string | null;
  actor: string;
  role: string;
  site: string;
  at: Temporal.Instant;
  body?: Record<string, unknown>;
}

/** Records who got in, who did not, and what changed in an account; the ledger keeps it as it keeps care. */
export async function recordAccess(tx: Tx, fact: AccessFact): Promise<void> {
  const { type, userId, body = {}, ...rest } = fact;
  const stream = `access/${userId ?? 'unknown'}`;
  // Writers take turns from here, so the version read after it is the stream's last.
  await lockTip(tx);
  const head = await tx
    .selectFrom('stream_head')
    .select('version')
    .where('stream', '=', stream)
    .executeTakeFirst();
  // No projection reads these streams.
  await recordIn(tx, [], { stream, expectedVersion: head?.version ?? 0, events: [{ type, body }], ...rest });
}
