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
      const plain = decrypt(key, cipher, personBound(id, version)).toString('utf8');
      return [[id, personSchema.parse(JSON.parse(plain))] as const];
    }),
  );
}

export interface PersonVersion {
  version: number;
  person: Person;
  at: string;
  actor: string;
  /** Empty for the first version. */
  reason: string;
}

/** Every version of a person from the first to the last; none of who has been forgotten. It records no read. */
export async function loadVersions(tx: Tx, keys: SiteKeys, id: string): Promise<PersonVersion[]> {
  const rows = await tx
    .selectFrom('person_version')
    .innerJoin('person', 'person.id', 'person_version.person_id')
    .selectAll('person_version')
    .select('person.wrapped_key')
    .where('person_id', '=', id)
    .orderBy('person_version.version')
    .execute();
  return rows.flatMap(({ version, wrapped_key, cipher, reason, at, actor }) => {
    if (wrapped_key === null) return [];
    const key = decrypt(keys.master, wrapped_key, `key:${id}`);
    const plain = decrypt(key, cipher, personBound(id, version)).toString('utf8');
    const why = reason === null ? '' : decrypt(key, reason, reasonBound(id, version)).toString('utf8');
    return [{ version, person: personSchema.parse(JSON.parse(plain)), at, actor, reason: why }];
  });
}

export const personBound = (id: string, version: number): string => `person:${id}:${version}`;
export const reasonBound = (id: string, version: number): string => `reason:${id}:${version}`;
