import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import type { Tx } from '../store/index.ts';
import { type AccessFactType, recordAccess } from './access-facts.ts';
import { type Account, accountOf, holdUnchanged } from './account.ts';
import { type Caller, firstRole } from './caller.ts';
import { proveCode, proveSecret } from './prove.ts';
import { hashSecret } from './secret-hash.ts';
import { endSession, endSessionsOfUser, lockSession } from './sessions.ts';

export async function setPin(context: Context, caller: Caller, given: { password: string; pin: string }) {
  const proven = await provePassword(context, caller, given.password);
  const pin_hash = await hashSecret(context.secrets, given.pin);
  await change(context, caller, 'access.pin-set', async (tx) => {
    if (!(await holdUnchanged(tx, proven))) throw wrongPassword();
    await tx.updateTable('user_account').set({ pin_hash }).where('id', '=', caller.userId).execute();
  });
}

/** Ends the person's other sessions: whoever knew the old password is out. */
export async function changePassword(
  context: Context,
  caller: Caller,
  given: { password: string; newPassword: string },
) {
  const proven = await provePassword(context, caller, given.password);
  const password_hash = await hashSecret(context.secrets, given.newPassword);
  await change(context, caller, 'access.password-changed', async (tx) => {
    if (!(await holdUnchanged(tx, proven))) throw wrongPassword();
    await tx.updateTable('user_account').set({ password_hash }).where('id', '=', caller.userId).execute();
    await endSessionsOfUser(tx, caller.userId, context.clock(), caller.sessionId);
  });
}

/** The first code proves that the secret arrived in the person's authenticator app. */
export async function confirmSecondFactor(context: Context, caller: Caller, code: string) {
  const account = await accountOf(context, caller.userId);
  const wrongCode = new Failure('wrong-credentials', 'The code is wrong.');
  if (!(await proveCode(context, account, code))) throw wrongCode;
  await change(context, caller, 'access.second-factor-confirmed', async (tx) => {
    if (!(await holdUnchanged(tx, account))) throw wrongCode;
    await tx
      .updateTable('user_account')
      .set({ second_factor_at: isoOf(context.clock()) })
      .where('id', '=', caller.userId)
      .execute();
    await tx.updateTable('session').set({ confirmed: true }).where('id', '=', caller.sessionId).execute();
  });
}

export const lockOwnSession = (context: Context, caller: Caller) =>
  change(context, caller, 'access.locked', (tx) => lockSession(tx, caller.sessionId, context.clock()));

export const signOut = (context: Context, caller: Caller) =>
  change(context, caller, 'access.signed-out', (tx) => endSession(tx, caller.sessionId, context.clock()));

const wrongPassword = () => new Failure('wrong-credentials', 'The password is wrong.');

async function provePassword(context: Context, caller: Caller, secret: string): Promise<Account> {
  const account = await proveSecret(context, { username: caller.username, method: 'password', secret });
  if (account === null) throw wrongPassword();
  return account;
}

function change(
  context: Context,
  caller: Caller,
  type: AccessFactType,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  return context.store.transaction(async (tx) => {
    await work(tx);
    await recordAccess(tx, {
      type,
      userId: caller.userId,
      actor: caller.userId,
      role: firstRole(caller.roles),
      site: caller.siteId,
      at: context.clock(),
    });
  });
}
