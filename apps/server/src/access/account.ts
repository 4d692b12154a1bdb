import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../store/index.ts';
import type { AccessTables } from './tables.ts';

export type Account = Selectable<AccessTables['user_account']>;

export const normaliseUsername = (typed: string): string => typed.trim().toLowerCase();

export function findAccount({ store }: Context, username: string): Promise<Account | undefined> {
  return store.db
    .selectFrom('user_account')
    .selectAll()
    .where('username', '=', normaliseUsername(username))
    .executeTakeFirst();
}

export function accountOf({ store }: Context, userId: string): Promise<Account> {
  return store.db.selectFrom('user_account').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
}

export const mayEnter = (account: Account | undefined): account is Account =>
  account !== undefined && !account.disabled;

/**
 * Holds an account until the transaction ends, provided that it may still enter and its secrets are
 * those that were proven: comparing takes long enough for an administrator to change them meanwhile.
 */
export async function holdUnchanged(tx: Tx, proven: Account): Promise<boolean> {
  const row = await tx
    .selectFrom('user_account')
    .select('id')
    .where('id', '=', proven.id)
    .where('disabled', '=', false)
    .where('password_hash', '=', proven.password_hash)
    .where('pin_hash', 'is not distinct from', proven.pin_hash)
    .where('second_factor_cipher', 'is not distinct from', proven.second_factor_cipher)
    .where('second_factor_at', 'is not distinct from', proven.second_factor_at)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
