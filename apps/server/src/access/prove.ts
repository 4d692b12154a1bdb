import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { type Account, findAccount, mayEnter, normaliseUsername } from './account.ts';
import { beginAttempt, succeeded } from './attempts.ts';
import { openSecondFactor, stepOfCode } from './one-time-code.ts';
import { secretMatches } from './secret-hash.ts';

/**
 * The account whose password or PIN this is; null when it is nobody's. Every wrong attempt counts
 * towards the account's wait, whoever makes it and for whatever purpose.
 *
 * @throws Failure `account-locked`
 */
export async function proveSecret(
  context: Context,
  given: { username: string; method: 'password' | 'pin'; secret: string },
): Promise<Account | null> {
  const username = normaliseUsername(given.username);
  await beginAttempt(context, given.method, username);
  const account = await findAccount(context, username);
  const stored = !mayEnter(account)
    ? null
    : given.method === 'pin'
      ? account.pin_hash
      : account.password_hash;
  const matches = await secretMatches(context.secrets, given.secret, stored ?? null);
  if (!matches || account === undefined) return null;
  await succeeded(context, given.method, username);
  return account;
}

/**
 * Whether this is a present one-time code of the account. A code is taken once: the step it belongs
 * to must lie after the last one taken.
 *
 * @throws Failure `account-locked`
 */
export async function proveCode(context: Context, account: Account, code: string): Promise<boolean> {
  if (account.second_factor_cipher === null)
    throw new Failure('not-allowed', 'No second factor is enrolled.');
  await beginAttempt(context, 'code', account.username);
  const secret = openSecondFactor(context.secrets, account.id, account.second_factor_cipher);
  const step = stepOfCode(secret, code, context.clock());
  if (step === null) return false;
  const taken = await context.store.db
    .updateTable('user_account')
    .set({ second_factor_step: step })
    .where('id', '=', account.id)
    .where('second_factor_step', '<', step)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return false;
  await succeeded(context, 'code', account.username);
  return true;
}
