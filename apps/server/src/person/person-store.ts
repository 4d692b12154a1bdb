import { randomBytes } from 'node:crypto';
import type { SiteKeys, Tx } from '../store/index.ts';
import { identifierToken, nameIndex, nameTokens, searchTokens } from './blind-index.ts';
import { decrypt, encrypt } from './cipher.ts';
import { personBound as bound, reasonBound } from './load-persons.ts';
import { type Person, type PersonIdentifier, person as personSchema } from './person.ts';
import { type Access, logRead } from './read-log.ts';

export type PersonErrorCode = 'person-unknown' | 'person-forgotten' | 'person-changed' | 'identifier-taken';

export class PersonError extends Error {
  readonly code: PersonErrorCode;
  constructor(code: PersonErrorCode, message: string) {
    super(message);
    this.name = 'PersonError';
    this.code = code;
  }
}

export interface StoredPerson {
  id: string;
  version: number;
  person: Person;
}

/** Who changes a person's record, and when. */
export interface Change {
  actor: string;
  at: Temporal.Instant;
  /** Why; kept encrypted with the person's own key. */
  reason?: string;
}

/** Stores a new person under `id` (a UUID) with a key of their own. Errors: ZodError; PersonError `identifier-taken`. */
export async function createPerson(
  tx: Tx,
  keys: SiteKeys,
  id: string,
  given: Person,
  change: Change,
): Promise<void> {
  const value = personSchema.parse(given);
  const key = randomBytes(32);
  await tx
    .insertInto('person')
    .values({
      id,
      version: 1,
      wrapped_key: encrypt(keys.master, key, `key:${id}`),
      name_index: nameIndex,
      created_at: iso(change.at),
    })
    .execute();
  await addVersion(tx, key, id, 1, value, change);
  await index(tx, keys, id, value);
}

/** The person as last stored; the read is recorded in the same transaction. Errors: PersonError. */
export async function readPerson(tx: Tx, keys: SiteKeys, id: string, access: Access): Promise<StoredPerson> {
  await logRead(tx, id, access);
  const { version, key } = await unlock(tx, keys, id);
  return { id, version, person: await readVersion(tx, key, id, version) };
}

/** Every version from the first to the last; recorded as one read. */
export async function readPersonHistory(
  tx: Tx,
  keys: SiteKeys,
  id: string,
  access: Access,
): Promise<StoredPerson[]> {
  await logRead(tx, id, access);
  const { version: last, key } = await unlock(tx, keys, id);
  const history: StoredPerson[] = [];
  for (let version = 1; version <= last; version += 1) {
    history.push({ id, version, person: await readVersion(tx, key, id, version) });
  }
  return history;
}

/**
 * Stores a new version; earlier ones stay, encrypted. `expectedVersion` is the one that was edited.
 * Errors: PersonError `person-changed` when somebody else was first, `identifier-taken`.
 */
export async function updatePerson(
  tx: Tx,
  keys: SiteKeys,
  id: string,
  expectedVersion: number,
  given: Person,
  change: Change,
): Promise<number> {
  const value = personSchema.parse(given);
  const { version: current, key } = await unlock(tx, keys, id);
  if (current !== expectedVersion) {
    throw new PersonError('person-changed', `The person is at version ${current}, not ${expectedVersion}.`);
  }
  const version = current + 1;
  await tx.updateTable('person').set({ version, name_index: nameIndex }).where('id', '=', id).execute();
  await addVersion(tx, key, id, version, value, change);
  await clearIndex(tx, id);
  await index(tx, keys, id, value);
  return version;
}

/**
 * Destroys the person's key, every version and the search tokens. The ledger, which knows the
 * person by `id` alone, stays. Backups hold the key until they are rotated out.
 */
export async function forgetPerson(tx: Tx, id: string, reason: string, change: Change): Promise<void> {
  if (reason.trim() === '') throw new TypeError('forgetting a person needs a reason');
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({
      wrapped_key: null,
      forgotten_at: iso(change.at),
      forgotten_by: change.actor,
      forgotten_reason: reason,
    })
    .where('id', '=', id)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new PersonError('person-unknown', `There is no person ${id} to forget.`);
  await tx.deleteFrom('person_version').where('person_id', '=', id).execute();
  await clearIndex(tx, id);
}

/** The person with this identifier, found without decrypting anybody. */
export async function findByIdentifier(
  tx: Tx,
  keys: SiteKeys,
  identifier: PersonIdentifier,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('person_identifier')
    .select('person_id')
    .where('token', '=', identifierToken(keys.blindIndex, identifier))
    .executeTakeFirst();
  return row?.person_id;
}

/** Ids of the persons who have every word of `query` among their names, as a query; null where nothing was asked. */
export function namedLike(tx: Tx, keys: SiteKeys, query: string) {
  const tokens = searchTokens(keys.blindIndex, query);
  if (tokens.length === 0) return null;
  return tx
    .selectFrom('person_name_token')
    .select('person_id')
    .where('token', 'in', tokens)
    .groupBy('person_id')
    .having((expression) => expression.fn.countAll<number>(), '=', tokens.length);
}

/** The same, asked. */
export async function findByName(tx: Tx, keys: SiteKeys, query: string): Promise<string[]> {
  const rows = (await namedLike(tx, keys, query)?.orderBy('person_id').execute()) ?? [];
  return rows.map((row) => row.person_id);
}

/** The person's version and key; the row is locked until the transaction ends. */
async function unlock(tx: Tx, keys: SiteKeys, id: string): Promise<{ version: number; key: Buffer }> {
  const row = await tx
    .selectFrom('person')
    .select(['version', 'wrapped_key'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new PersonError('person-unknown', `There is no person ${id}.`);
  if (row.wrapped_key === null) throw new PersonError('person-forgotten', `Person ${id} has been forgotten.`);
  return { version: row.version, key: decrypt(keys.master, row.wrapped_key, `key:${id}`) };
}

async function addVersion(tx: Tx, key: Buffer, id: string, version: number, value: Person, change: Change) {
  const cipher = encrypt(key, Buffer.from(JSON.stringify(value)), bound(id, version));
  const { at, actor, reason } = change;
  await tx
    .insertInto('person_version')
    .values({
      person_id: id,
      version,
      cipher,
      at: iso(at),
      actor,
      ...(reason === undefined
        ? {}
        : { reason: encrypt(key, Buffer.from(reason), reasonBound(id, version)) }),
    })
    .execute();
}

async function readVersion(tx: Tx, key: Buffer, id: string, version: number): Promise<Person> {
  const { cipher } = await tx
    .selectFrom('person_version')
    .select('cipher')
    .where('person_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return personSchema.parse(JSON.parse(decrypt(key, cipher, bound(id, version)).toString('utf8')));
}

async function index(tx: Tx, keys: SiteKeys, id: string, value: Person): Promise<void> {
  for (const identifier of value.identifiers) {
    const token = identifierToken(keys.blindIndex, identifier);
    const taken = await tx
      .selectFrom('person_identifier')
      .select('person_id')
      .where('token', '=', token)
      .executeTakeFirst();
    if (taken !== undefined && taken.person_id !== id) {
      throw new PersonError('identifier-taken', `Another person has this ${identifier.kind} number.`);
    }
    if (taken === undefined) {
      await tx
        .insertInto('person_identifier')
        .values({ token, person_id: id, kind: identifier.kind })
        .execute();
    }
  }
  const names = nameTokens(keys.blindIndex, value.names).map((token) => ({ token, person_id: id }));
  if (names.length > 0) await tx.insertInto('person_name_token').values(names).execute();
}

async function clearIndex(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('person_identifier').where('person_id', '=', id).execute();
  await tx.deleteFrom('person_name_token').where('person_id', '=', id).execute();
}

function iso(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
