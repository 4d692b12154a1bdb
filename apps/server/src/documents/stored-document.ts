import { documentLimits } from '@lutetia/contract';
import { type Context, isoOf } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { type PersonKey, personKey } from '../person/index.ts';
import { addressOf, type Db, type Tx } from '../store/index.ts';
import { mediaTypeOf } from './media-type.ts';

/** Whose document it is. */
export interface Owner {
  courseId: string;
  personId: string;
}

export interface StoredDocument {
  address: string;
  name: string;
  mediaType: string;
  bytes: number;
  receivedAt: string;
  receivedBy: string;
}

const fileBound = ({ courseId }: Owner) => `file:${courseId}`;
const nameBound = ({ courseId }: Owner, address: string) => `file-name:${courseId}:${address}`;

/**
 * Keeps a document sealed with the person's key and gives its address; the same document of the same course is
 * kept once (`isNew` for the first). That it came is not recorded by this.
 *
 * @throws Failure `bad-input` for what is neither PDF, PNG nor JPEG, `too-many-documents`, `not-found` for a
 * person who has been forgotten
 */
export async function storeDocument(
  context: Context,
  owner: Owner,
  given: { name: string; bytes: Buffer; receivedBy: string },
): Promise<{ address: string; isNew: boolean }> {
  const { store, files } = context;
  const mediaType = mediaTypeOf(given.bytes);
  if (mediaType === null) throw unreadable();
  const key = await keyOf(context, store.db, owner);
  // First the bytes, then the row: a row never stands for bytes that are not there.
  const sealed = key.sealAlike(given.bytes, fileBound(owner));
  const address = await files.put(sealed);
  const stored = await store.transaction(async (tx) => {
    if (!(await isKnown(tx, owner))) return forgotten();
    if (!(await hasRoom(tx, owner, address))) return full();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('document_file')
      .values({
        course_id: owner.courseId,
        address,
        person_id: owner.personId,
        name: key.seal(Buffer.from(given.name), nameBound(owner, address)),
        media_type: mediaType,
        bytes: given.bytes.byteLength,
        received_at: isoOf(context.clock()),
        received_by: given.receivedBy,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return { isNew: numInsertedOrUpdatedRows === 1n };
  });
  if (stored instanceof Failure) {
    await files.remove(address);
    throw stored;
  }
  // Again: another sending of the same document may have been refused, and discarded it, in between.
  await files.put(sealed);
  return { address, ...stored };
}

/** Takes back a document that no fact came to name. */
export async function discardDocument(
  { store, files }: Context,
  owner: Owner,
  address: string,
  isNamed: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  const discarded = await store.transaction(async (tx) => {
    await isKnown(tx, owner);
    if (await isNamed(tx)) return false;
    await tx
      .deleteFrom('document_file')
      .where('course_id', '=', owner.courseId)
      .where('address', '=', address)
      .execute();
    return true;
  });
  if (discarded) await files.remove(address);
}

async function hasRoom(tx: Tx, { courseId }: Owner, address: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('document_file')
    .select('address')
    .where('course_id', '=', courseId)
    .execute();
  return kept.length < documentLimits.filesPerCourse || kept.some((one) => one.address === address);
}

/** Whoever else stores for the person or forgets them meanwhile waits, or is seen here. */
async function isKnown(tx: Tx, { personId }: Owner): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('wrapped_key', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The documents of a course that are kept here; none of a person who has been forgotten. */
export async function documentsOf(context: Context, db: Db | Tx, owner: Owner): Promise<StoredDocument[]> {
  const key = await personKey(db, context.keys, owner.personId);
  if (key === null) return [];
  const rows = await db
    .selectFrom('document_file')
    .selectAll()
    .where('course_id', '=', owner.courseId)
    .orderBy('received_at')
    .orderBy('address')
    .execute();
  return rows.map((row) => ({
    address: row.address,
    name: key.open(row.name, nameBound(owner, row.address)).toString('utf8'),
    mediaType: row.media_type,
    bytes: row.bytes,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
  }));
}

/**
 * One document as it came.
 *
 * @throws Failure `file-damaged` where the file is gone or is not what was stored
 */
export async function readDocument(
  context: Context,
  db: Db | Tx,
  owner: Owner,
  address: string,
): Promise<Buffer> {
  const key = await keyOf(context, db, owner);
  const sealed = await context.files.get(address);
  if (sealed === null || addressOf(sealed) !== address) {
    context.logger.error({ address, gone: sealed === null }, 'a document is damaged');
    throw new Failure('file-damaged', 'The file of this document is gone or is not what was stored.');
  }
  return key.open(sealed, fileBound(owner));
}

/** Whether this course has the file: a fact may name no other. */
export async function isStored(tx: Tx, courseId: string, address: string): Promise<boolean> {
  const row = await tx
    .selectFrom('document_file')
    .select('address')
    .where('course_id', '=', courseId)
    .where('address', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a forgotten person's documents off the list; gives the addresses to be removed once that is committed. */
export async function eraseDocumentsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('document_file')
    .where('person_id', '=', personId)
    .returning('address')
    .execute();
  return rows.map(({ address }) => address);
}

async function keyOf({ keys }: Context, db: Db | Tx, { personId }: Owner): Promise<PersonKey> {
  const key = await personKey(db, keys, personId);
  if (key === null) throw forgotten();
  return key;
}

const forgotten = () => new Failure('not-found', 'Who this person is has been forgotten.');
const full = () =>
  new Failure('too-many-documents', `A course keeps at most ${documentLimits.filesPerCourse} documents.`);
const unreadable = () => badInput('file', 'file-kind', 'A document is a PDF, a PNG or a JPEG.');
