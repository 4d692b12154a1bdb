import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
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
 * kept once. That it came is not recorded by this.
 *
 * @throws Failure `bad-input` for what is neither PDF, PNG nor JPEG, `not-found` for a person who has been forgotten
 */
export async function storeDocument(
  context: Context,
  owner: Owner,
  given: { name: string; bytes: Buffer; receivedBy: string },
): Promise<string> {
  const { store, files } = context;
  const mediaType = mediaTypeOf(given.bytes);
  if (mediaType === null) throw unreadable();
  const key = await keyOf(context, store.db, owner);
  // First the bytes, then the row: a row never stands for bytes that are not there.
  const address = await files.put(key.sealAlike(given.bytes, fileBound(owner)));
  const stored = await store.transaction(async (tx) => {
    if (!(await isKnown(tx, owner))) return false;
    await tx
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
      .execute();
    return true;
  });
  if (stored) return address;
  await files.remove(address);
  throw forgotten();
}

/** Whoever forgets the person meanwhile waits, or is seen here. */
async function isKnown(tx: Tx, { personId }: Owner): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('wrapped_key', 'is not', null)
    .forShare()
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
const unreadable = () => {
  const message = 'A document is a PDF, a PNG or a JPEG.';
  return new Failure('bad-input', message, { issues: [{ path: 'file', message }] });
};
