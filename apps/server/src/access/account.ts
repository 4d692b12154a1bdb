import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
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
