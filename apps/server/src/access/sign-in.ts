import { sql } from 'kysely';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import { recordAccess } from './access-facts.ts';
import { type Account, findAccount, holdUnchanged, normaliseUsername } from './account.ts';
import { addressFailed, checkAddress, waitsUntil } from './attempts.ts';
import { firstRole } from './caller.ts';
import { siteIdOrFail } from './centre-site.ts';
import {
  type Enrolment,
  enrolmentOf,
  newSecondFactor,
  openSecondFactor,
  sealSecondFactor,
} from './one-time-code.ts';
import { proveCode, proveSecret } from './prove.ts';
import { tokenHash } from './secret-hash.ts';
import { endSessionsOfDevice, openSession } from './sessions.ts';

export interface SignIn {
  username: string;
  password: string;
  code?: string | undefined;
  /** The browser's new token: one that somebody saw or planted before is worth nothing afterwards. */
  device: string;
  /** The one that it had. */
  formerDevice: string | undefined;
  address: string;
}

/**
 * Password and one-time code open a session. Who has no confirmed second factor yet gets a session
 * that can do nothing but enrol it; a right first code confirms it at once.
 *
 * @throws Failure `wrong-credentials`, `second-factor-required`, `account-locked`, `too-many-requests`
 */
export async function signIn(
  context: Context,
  given: SignIn,
): Promise<{ token: string; enrol: Enrolment | null }> {
  await checkAddress(context, given.address);
  const account = await proveSecret(context, { ...given, method: 'password', secret: given.password });
  if (account === null) {
    const named = await findAccount(context, given.username);
    return refuse(context, given, named ?? null, 'password');
  }
  const enrolled = account.second_factor_at !== null;
  if (enrolled && given.code === undefined) {
    throw new Failure('second-factor-required', 'A one-time code is needed.');
  }
  const secret = await secondFactorOf(context, account);
  const proven = given.code !== undefined && (await proveCode(context, secret.account, given.code));
  if (given.code !== undefined && !proven) return refuse(context, given, account, 'code');
  const token = await enter(context, secret.account, given, proven);
  if (token === null) return refuse(context, given, account, 'password');
  return { token, enrol: proven ? null : enrolmentOf(account.username, secret.plain) };
}

/** The second factor's secret, made on the first sign-in and kept until it is confirmed or reset. */
async function secondFactorOf(
  context: Context,
  account: Account,
): Promise<{ account: Account; plain: string }> {
  if (account.second_factor_cipher !== null) {
    const plain = openSecondFactor(context.secrets, account.id, account.second_factor_cipher);
    return { account, plain };
  }
  const cipher = sealSecondFactor(context.secrets, account.id, newSecondFactor());
  // Of several first sign-ins at once, all show the first one's secret.
  const { second_factor_cipher } = await context.store.db
    .updateTable('user_account')
    .set({ second_factor_cipher: sql<Uint8Array>`coalesce(second_factor_cipher, ${cipher})` })
    .where('id', '=', account.id)
    .returning('second_factor_cipher')
    .executeTakeFirstOrThrow();
  const kept = second_factor_cipher ?? cipher;
  const plain = openSecondFactor(context.secrets, account.id, kept);
  return { account: { ...account, second_factor_cipher: kept }, plain };
}

/** Null when the account was changed since it was proven. */
async function enter(
  context: Context,
  account: Account,
  { device, formerDevice }: Pick<SignIn, 'device' | 'formerDevice'>,
  confirmed: boolean,
): Promise<string | null> {
  const now = context.clock();
  const site = await siteIdOrFail(context);
  return context.store.transaction(async (tx) => {
    if (!(await holdUnchanged(tx, account))) return null;
    if (formerDevice !== undefined) await endSessionsOfDevice(tx, tokenHash(formerDevice), now);
    const fact = { userId: account.id, actor: account.id, role: firstRole(account.roles), site, at: now };
    if (confirmed && account.second_factor_at === null) {
      await tx
        .updateTable('user_account')
        .set({ second_factor_at: isoOf(now) })
        .where('id', '=', account.id)
        .execute();
      await recordAccess(tx, { ...fact, type: 'access.second-factor-confirmed' });
    }
    const token = await openSession(tx, {
      userId: account.id,
      deviceHash: tokenHash(device),
      confirmed,
      now,
      limits: context.session,
    });
    await recordAccess(tx, { ...fact, type: 'access.signed-in', body: { secondFactor: confirmed } });
    return token;
  });
}

/** One answer for a wrong name, password or code: it does not tell which names exist. */
async function refuse(
  context: Context,
  { address, username }: SignIn,
  named: Account | null,
  wrong: 'password' | 'code',
): Promise<never> {
  await addressFailed(context, address);
  const site = await siteIdOrFail(context);
  const at = context.clock();
  const waits = await waitsUntil(context, wrong, normaliseUsername(username));
  await context.store.transaction((tx) =>
    recordAccess(tx, {
      type: 'access.sign-in-failed',
      userId: named?.id ?? null,
      actor: named?.id ?? 'unknown',
      role: named === null ? 'none' : firstRole(named.roles),
      site,
      at,
      body: { wrong, address, ...(waits === null ? {} : { lockedUntil: waits }) },
    }),
  );
  throw new Failure('wrong-credentials', 'User name, password or code is wrong.');
}
