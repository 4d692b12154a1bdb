import type { Store } from '../store/index.ts';

/** Working memory is kept this long. Our own figure. */
export const keptDays = {
  /** Since the session was ended or ran out; the audit trail keeps the signing in and out. */
  sessions: 30,
  /** Since the last attempt; no wait is longer than a quarter of an hour. */
  attempts: 30,
  /** Since the act was sent. An act sent again later is taken for a new one: a page keeps one for as long as it is open. */
  commandIds: 30,
} as const;

/** Removes what is remembered only for the working day: no fact, no read, nothing of the audit trail. */
export async function purge(store: Store, now: Temporal.Instant): Promise<void> {
  const before = (days: number) =>
    now.subtract({ hours: 24 * days }).toString({ smallestUnit: 'millisecond' });
  const { db } = store;
  const sessions = before(keptDays.sessions);
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('ended_at', '<', sessions), eb('expires_at', '<', sessions)]))
    .execute();
  const attempts = before(keptDays.attempts);
  await db.deleteFrom('attempt').where('at', '<', attempts).where('blocked_until', '<', attempts).execute();
  await db.deleteFrom('command_log').where('at', '<', before(keptDays.commandIds)).execute();
}
