import { randomUUID } from 'node:crypto';
import { type Context, isoOf, type SessionLimits } from '../context.ts';
import type { Tx } from '../store/index.ts';
import type { Caller } from './caller.ts';
import { siteIdOrFail } from './centre-site.ts';
import { newToken, tokenHash } from './secret-hash.ts';

export const defaultLimits: SessionLimits = { idleMinutes: 15, hours: 12 };
/** The time of last use is written at most this often. */
const seenEverySeconds = 20;

interface NewSession {
  userId: string;
  deviceHash: string;
  confirmed: boolean;
  now: Temporal.Instant;
  limits: SessionLimits;
  /** A session that takes a tablet over ends when the one before it would have. */
  expiresAt?: string;
}

/** Opens a session and returns its token, which is stored nowhere. */
export async function openSession(tx: Tx, given: NewSession): Promise<string> {
  const { userId, deviceHash, confirmed, now, limits } = given;
  const token = newToken();
  await tx
    .insertInto('session')
    .values({
      id: randomUUID(),
      token_hash: tokenHash(token),
      user_id: userId,
      device_hash: deviceHash,
      confirmed,
      created_at: isoOf(now),
      seen_at: isoOf(now),
      expires_at: given.expiresAt ?? isoOf(now.add({ hours: limits.hours })),
    })
    .execute();
  return token;
}

/**
 * The caller behind a session's token, or null when there is no live one. Marks the session as used,
 * unless nobody is at the screen and it only keeps itself up to date.
 */
export async function callerOf(
  context: Context,
  token: string | undefined,
  { atScreen = true }: { atScreen?: boolean } = {},
): Promise<Caller | null> {
  if (token === undefined) return null;
  const now = context.clock();
  const { db } = context.store;
  const row = await db
    .selectFrom('session')
    .innerJoin('user_account as u', 'u.id', 'session.user_id')
    .select(['session.id', 'session.confirmed', 'session.seen_at', 'session.locked_at', 'session.user_id'])
    .select(['u.username', 'u.display_name', 'u.roles', 'u.person_id', 'u.pin_hash', 'u.second_factor_at'])
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', isoOf(now))
    .where('u.disabled', '=', false)
    .executeTakeFirst();
  if (row === undefined) return null;
  const locked = row.locked_at !== null || isIdle(row.seen_at, now, context.session);
  if (atScreen && !locked && isoOf(now.subtract({ seconds: seenEverySeconds })) >= row.seen_at) {
    await db
      .updateTable('session')
      .set({ seen_at: isoOf(now) })
      .where('id', '=', row.id)
      .execute();
  }
  return {
    userId: row.user_id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    personId: row.person_id,
    siteId: await siteIdOrFail(context),
    sessionId: row.id,
    state: locked ? 'locked' : row.confirmed ? 'open' : 'unconfirmed',
    hasPin: row.pin_hash !== null,
    secondFactor: row.confirmed && row.second_factor_at !== null,
  };
}

export const isIdle = (seenAt: string, now: Temporal.Instant, { idleMinutes }: SessionLimits): boolean =>
  seenAt <= isoOf(now.subtract({ minutes: idleMinutes }));

export async function lockSession(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('session')
    .set({ locked_at: isoOf(now) })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .execute();
}

export async function endSession(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: isoOf(now) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** A device shows one person at a time. */
export async function endSessionsOfDevice(tx: Tx, deviceHash: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: isoOf(now) })
    .where('device_hash', '=', deviceHash)
    .where('ended_at', 'is', null)
    .execute();
}

export async function endSessionsOfUser(
  tx: Tx,
  userId: string,
  now: Temporal.Instant,
  except: string | null = null,
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: isoOf(now) })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .execute();
}
