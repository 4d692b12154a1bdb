import { randomUUID } from 'node:crypto';
import type { UserView } from '@lutetia/contract';
import type { Role } from '@lutetia/course';
import { sql } from 'kysely';
import { type Context, isoOf } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { classifyDatabaseError, type Tx } from '../store/index.ts';
import { type AccessFactType, recordAccess } from './access-facts.ts';
import type { Account } from './account.ts';
import type { Caller } from './caller.ts';
import { revokeDisplaysOf } from './display-links.ts';
import { hashSecret } from './secret-hash.ts';
import { endSessionsOfUser } from './sessions.ts';

export const userView = (account: Account): UserView => ({
  id: account.id,
  username: account.username,
  displayName: account.display_name,
  roles: account.roles,
  disabled: account.disabled,
  secondFactor: account.second_factor_at !== null,
  createdAt: account.created_at,
});

export async function listUsers({ store }: Context): Promise<UserView[]> {
  const rows = await store.db.selectFrom('user_account').selectAll().orderBy('username').execute();
  return rows.map(userView);
}

/** Staff who can sign as a second person. */
export async function colleagues({ store }: Context) {
  const rows = await store.db
    .selectFrom('user_account')
    .select(['username', 'display_name', 'roles'])
    .where('disabled', '=', false)
    .where(sql<boolean>`not (roles <@ array['referrer', 'patient'])`)
    .orderBy('display_name')
    .execute();
  return rows.map(({ display_name, ...row }) => ({ ...row, displayName: display_name }));
}

export interface NewAccount {
  username: string;
  displayName: string;
  roles: readonly Role[];
  password: string;
  pin?: string | undefined;
  personId?: string | undefined;
}

/** @throws Failure `conflict` when the user name is taken, `bad-input` for a patient without their person. */
export async function createUser(context: Context, caller: Caller, given: NewAccount): Promise<UserView> {
  checkRoles(given.roles, given.personId ?? null);
  const row = await accountRow(context, given);
  try {
    return await context.store.transaction(async (tx) => {
      if (row.person_id !== null) await checkPerson(tx, row.person_id);
      const account = await tx
        .insertInto('user_account')
        .values(row)
        .returningAll()
        .executeTakeFirstOrThrow();
      await recordAccess(tx, {
        ...by(context, caller),
        type: 'access.account-created',
        userId: account.id,
        body: { username: account.username, roles: account.roles },
      });
      return userView(account);
    });
  } catch (error) {
    if (classifyDatabaseError(error) === 'conflict')
      throw new Failure('conflict', 'This user name is taken.');
    throw error;
  }
}

/** The row of a new account; hashing takes its time outside of any transaction. */
export async function accountRow(context: Context, given: NewAccount) {
  const { secrets, clock } = context;
  return {
    id: randomUUID(),
    username: given.username,
    display_name: given.displayName,
    roles: [...new Set(given.roles)],
    password_hash: await hashSecret(secrets, given.password),
    pin_hash: given.pin === undefined ? null : await hashSecret(secrets, given.pin),
    person_id: given.personId ?? null,
    created_at: isoOf(clock()),
  };
}

export interface AccountChange {
  roles?: readonly Role[] | undefined;
  disabled?: boolean | undefined;
  resetSecondFactor?: true | undefined;
  newPassword?: string | undefined;
}

/** @throws Failure `not-found`; `conflict` when no administrator would be left. */
export async function changeUser(
  context: Context,
  caller: Caller,
  id: string,
  change: AccountChange,
): Promise<UserView> {
  const password_hash =
    change.newPassword === undefined ? null : await hashSecret(context.secrets, change.newPassword);
  return context.store.transaction(async (tx) => {
    const administrators = await lockAdministrators(tx);
    const before = await tx
      .selectFrom('user_account')
      .selectAll()
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (before === undefined) throw new Failure('not-found', 'There is no such account.');
    const after: Account = {
      ...before,
      roles: change.roles === undefined ? before.roles : [...new Set(change.roles)],
      disabled: change.disabled ?? before.disabled,
      ...(change.resetSecondFactor ? { second_factor_cipher: null, second_factor_at: null } : {}),
      ...(password_hash === null ? {} : { password_hash }),
    };
    checkRoles(after.roles, after.person_id);
    const stays = !after.disabled && after.roles.includes('administrator');
    if (administrators.includes(id) && administrators.length === 1 && !stays) {
      throw new Failure('conflict', 'The last administrator stays: name another first.');
    }
    const { id: _, ...columns } = after;
    await tx.updateTable('user_account').set(columns).where('id', '=', id).execute();
    const out = change.disabled === true || change.resetSecondFactor === true || password_hash !== null;
    if (out) await endSessionsOfUser(tx, id, context.clock());
    for (const [type, body] of factsOf(before, after, change)) {
      await recordAccess(tx, { ...by(context, caller), type, userId: id, body });
    }
    await revokeDisplaysOf(tx, { id, roles: after.disabled ? [] : after.roles }, by(context, caller));
    return userView(after);
  });
}

function factsOf(
  before: Account,
  after: Account,
  change: AccountChange,
): [AccessFactType, Record<string, unknown>][] {
  const facts: [AccessFactType, Record<string, unknown>][] = [];
  if (before.roles.join() !== after.roles.join()) {
    facts.push(['access.roles-changed', { from: before.roles, to: after.roles }]);
  }
  if (before.disabled !== after.disabled) {
    facts.push([after.disabled ? 'access.account-disabled' : 'access.account-enabled', {}]);
  }
  if (change.resetSecondFactor) facts.push(['access.second-factor-reset', {}]);
  if (change.newPassword !== undefined) facts.push(['access.password-changed', { byAdministrator: true }]);
  return facts;
}

/** Locks all administrators' rows, so that two of them cannot disable each other at once. */
async function lockAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('user_account')
    .select('id')
    .where('disabled', '=', false)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** A patient sees their own course and is nothing else; everybody else is no patient here. */
function checkRoles(roles: readonly Role[], personId: string | null): void {
  const isPatient = roles.includes('patient');
  if (isPatient && roles.length > 1) throw badInput('roles', 'patient-alone', 'A patient has no other role.');
  if (isPatient && personId === null)
    throw badInput('personId', 'patient-without-person', 'The role patient needs the person.');
  if (!isPatient && personId !== null)
    throw badInput('personId', 'person-without-patient', 'Only the role patient has a person.');
}

async function checkPerson(tx: Tx, id: string): Promise<void> {
  const row = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw badInput('personId', 'unknown-person', 'There is no such person.');
}

const by = (context: Context, caller: Caller) => ({
  actor: caller.userId,
  role: 'administrator',
  site: caller.siteId,
  at: context.clock(),
});
