import type { SiteKeys, Tx } from '../store/index.ts';
import { decrypt } from './cipher.ts';
import { type Person, person as personSchema } from './person.ts';

/**
 * Several persons as last stored, in one query; who has been forgotten is left out. It records no
 * read: the caller does, for those that it shows.
 */
export async function loadPersons(
  tx: Tx,
  keys: SiteKeys,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .innerJoin('person_version', (join) =>
      join
        .onRef('person_version.person_id', '=', 'person.id')
        .onRef('person_version.version', '=', 'person.version'),
    )
    .select(['person.id', 'person.version', 'person.wrapped_key', 'person_version.cipher'])
    .where('person.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.flatMap(({ id, version, wrapped_key, cipher }) => {
      if (wrapped_key === null) return [];
      const key = decrypt(keys.master, wrapped_key, `key:${id}`);
      const plain = decrypt(key, cipher, `person:${id}:${version}`).toString('utf8');
      return [[id, personSchema.parse(JSON.parse(plain))] as const];
    }),
  );
}
