import type { Tx } from '../store/index.ts';
import { type AccessFact, recordAccess } from './access-facts.ts';
import { endSessionsOfUser } from './sessions.ts';

/** The accounts with which a person looked at their own record: closed for good, without their names and secrets. */
export async function eraseAccountsOf(
  tx: Tx,
  personId: string,
  by: Pick<AccessFact, 'actor' | 'role' | 'site' | 'at'>,
): Promise<void> {
  const accounts = await tx
    .selectFrom('user_account')
    .select('id')
    .where('person_id', '=', personId)
    .execute();
  for (const { id } of accounts) {
    await tx
      .updateTable('user_account')
      .set({
        username: `forgotten-${id}`,
        display_name: `forgotten-${id}`,
        disabled: true,
        password_hash: '',
        pin_hash: null,
        second_factor_cipher: null,
        second_factor_at: null,
      })
      .where('id', '=', id)
      .execute();
    await endSessionsOfUser(tx, id, by.at);
    await recordAccess(tx, {
      type: 'access.account-disabled',
      userId: id,
      ...by,
      body: { personForgotten: true },
    });
  }
}
