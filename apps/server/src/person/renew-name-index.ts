import type { SiteKeys, Store } from '../store/index.ts';
import { nameIndex, nameTokens } from './blind-index.ts';
import { loadPersons } from './load-persons.ts';

const atATime = 200;

/**
 * Indexes the names of those persons anew who were indexed in an older way. It may run twice, and in
 * several servers at once. A person who cannot be read is told to `onFault` and stays as they are.
 *
 * @returns how many were indexed anew
 */
export async function renewNameIndex(
  store: Store,
  keys: SiteKeys,
  onFault: (personId: string, error: unknown) => void,
): Promise<number> {
  let renewed = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await store.db
      .selectFrom('person')
      .select('id')
      .where('id', '>', last)
      .where('name_index', '<', nameIndex)
      .where('wrapped_key', 'is not', null)
      .orderBy('id')
      .limit(atATime)
      .execute();
    for (const { id } of batch) {
      try {
        if (await renew(store, keys, id)) renewed += 1;
      } catch (error) {
        onFault(id, error);
      }
      last = id;
    }
    if (batch.length < atATime) return renewed;
  }
}

function renew(store: Store, keys: SiteKeys, id: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    // Held until the end, so that a correction at the same moment comes before or after.
    await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
    const person = (await loadPersons(tx, keys, [id])).get(id);
    if (person === undefined) return false;
    await tx.deleteFrom('person_name_token').where('person_id', '=', id).execute();
    const tokens = nameTokens(keys.blindIndex, person.names).map((token) => ({ token, person_id: id }));
    if (tokens.length > 0) await tx.insertInto('person_name_token').values(tokens).execute();
    await tx.updateTable('person').set({ name_index: nameIndex }).where('id', '=', id).execute();
    return true;
  });
}
