import type { CallOutput } from '@lutetia/contract';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { codeOfStep, openSecondFactor, stepAt } from './one-time-code.ts';

/**
 * The invented accounts with the one-time code that each would read on a phone: the present one, or
 * the next when that has been used.
 *
 * @throws Failure `not-found` in a real centre
 */
export async function demoAccounts(context: Context): Promise<CallOutput<'demoAccounts'>> {
  const { store, secrets, clock, demo } = context;
  if (!demo) throw new Failure('not-found', 'This is no demo centre.');
  const rows = await store.db
    .selectFrom('user_account')
    .select(['id', 'username', 'second_factor_cipher', 'second_factor_step'])
    .where('second_factor_cipher', 'is not', null)
    .execute();
  const byName = new Map(rows.map((row) => [row.username, row]));
  return context.demoAccounts.flatMap((account) => {
    const row = byName.get(account.username);
    if (row === undefined || row.second_factor_cipher === null) return [];
    const secret = openSecondFactor(secrets, row.id, row.second_factor_cipher);
    const step = Math.max(stepAt(clock()), row.second_factor_step + 1);
    return [{ ...account, code: codeOfStep(secret, step) }];
  });
}
