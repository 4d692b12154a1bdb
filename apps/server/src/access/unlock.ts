import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import type { Tx } from '../store/index.ts';
import { recordAccess } from './access-facts.ts';
import { type Account, findAccount, holdUnchanged, normaliseUsername } from './account.ts';
import { addressFailed, checkAddress, waitsUntil } from './attempts.ts';
import { firstRole } from './caller.ts';
import { siteIdOrFail } from './centre-site.ts';
import { proveSecret } from './prove.ts';
import { tokenHash } from './secret-hash.ts';
import { endSessionsOfDevice, isIdle, openSession } from './sessions.ts';

export interface Unlock {
  username: string;
  pin: string;
  device: string | undefined;
  address: string;
}

interface DeviceSession {
  id: string;
  user_id: string;
  seen_at: string;
  locked_at: string | null;
  expires_at: string;
}

/**
 * Quick re-entry by PIN on a tablet where somebody signed in fully within the working day. The same
 * person goes on; another, whose second factor is confirmed, takes the locked tablet over until the
 * same hour.
 *
 * @throws Failure `not-signed-in` where no such session is, `wrong-credentials`, `account-locked`
 */
export async function unlock(context: Context, given: Unlock): Promise<string> {
  await checkAddress(context, given.address);
  const deviceHash = given.device === undefined ? null : tokenHash(given.device);
  const before = deviceHash === null ? null : await sessionOn(context, deviceHash);
  if (deviceHash === null || before === null) {
    throw new Failure('not-signed-in', 'Sign in with password and code.');
  }
  const account = await proveSecret(context, { ...given, method: 'pin', secret: given.pin });
  const same = account?.id === before.user_id;
  const isLocked = before.locked_at !== null || isIdle(before.seen_at, context.clock(), context.session);
  if (account === null || account.second_factor_at === null || !(same || isLocked)) {
    const named = await findAccount(context, given.username);
    return refuse(context, given, named ?? null);
  }
  const now = context.clock();
  const site = await siteIdOrFail(context);
  const opened = await context.store.transaction(async (tx) => {
    if (!(await holdUnchanged(tx, account))) return null;
    await stillThere(tx, before);
    await endSessionsOfDevice(tx, deviceHash, now);
    const token = await openSession(tx, {
      userId: account.id,
      deviceHash,
      confirmed: true,
      now,
      limits: context.session,
      expiresAt: before.expires_at,
    });
    await recordAccess(tx, {
      type: same ? 'access.unlocked' : 'access.taken-over',
      userId: account.id,
      actor: account.id,
      role: firstRole(account.roles),
      site,
      at: now,
      body: same ? {} : { from: before.user_id },
    });
    return token;
  });
  return opened ?? refuse(context, given, account);
}

async function sessionOn({ store, clock }: Context, deviceHash: string): Promise<DeviceSession | null> {
  const row = await store.db
    .selectFrom('session')
    .innerJoin('user_account as u', 'u.id', 'session.user_id')
    .select(['session.id', 'session.user_id', 'session.seen_at', 'session.locked_at', 'session.expires_at'])
    .where('session.device_hash', '=', deviceHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', isoOf(clock()))
    .where('session.confirmed', '=', true)
    .where('u.disabled', '=', false)
    .orderBy('session.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Two who unlock at the same moment: one of them. */
async function stillThere(tx: Tx, before: DeviceSession): Promise<void> {
  const row = await tx
    .selectFrom('session')
    .select('id')
    .where('id', '=', before.id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Failure('not-signed-in', 'Sign in with password and code.');
}

async function refuse(
  context: Context,
  { address, username }: Unlock,
  named: Account | null,
): Promise<never> {
  await addressFailed(context, address);
  const site = await siteIdOrFail(context);
  const at = context.clock();
  const waits = await waitsUntil(context, 'pin', normaliseUsername(username));
  await context.store.transaction((tx) =>
    recordAccess(tx, {
      type: 'access.unlock-failed',
      userId: named?.id ?? null,
      actor: named?.id ?? 'unknown',
      role: named === null ? 'none' : firstRole(named.roles),
      site,
      at,
      body: { address, ...(waits === null ? {} : { lockedUntil: waits }) },
    }),
  );
  throw new Failure('wrong-credentials', 'User name or PIN is wrong.');
}
