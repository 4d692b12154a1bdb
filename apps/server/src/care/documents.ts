import type { CallOutput } from '@lutetia/contract';
import type { DocumentKind } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { discardDocument, documentsOf, readDocument, storeDocument } from '../documents/index.ts';
import { Failure } from '../failure.ts';
import { courseRow } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { commandCourse, roleToGive } from './command-course.ts';
import { findRecord, type OpenRecord, readCourse } from './open-record.ts';
import type { Reads } from './reads.ts';
import { namesOf } from './shown-events.ts';

interface Request {
  context: Context;
  caller: Caller;
  reads: Reads;
  id: string;
}

const ownerOf = ({ row }: OpenRecord) => ({ courseId: row.course_id, personId: row.person_id });

/** The recorded documents of a course that may be opened: a referrer's own, all of them for clinical staff. */
async function shownDocuments({ context, caller }: Request, tx: Tx, open: OpenRecord) {
  const stored = new Map((await documentsOf(context, tx, ownerOf(open))).map((one) => [one.address, one]));
  return open.row.state.files.flatMap(({ kind, file, note }) => {
    const document = stored.get(file);
    if (document === undefined) return [];
    if (open.right.as !== 'clinical' && document.receivedBy !== caller.userId) return [];
    return [{ ...document, kind, note }];
  });
}

export function listDocuments(request: Request): Promise<CallOutput<'documents'>> {
  return readCourse(request, async (tx, open) => {
    const shown = await shownDocuments(request, tx, open);
    const names = await namesOf(
      tx,
      shown.map(({ receivedBy }) => receivedBy),
    );
    return shown.map(({ address, receivedBy, ...document }) => ({
      ...document,
      file: address,
      receivedBy: names.get(receivedBy) ?? receivedBy,
    }));
  });
}

export function showDocument(request: Request, file: string): Promise<CallOutput<'document'>> {
  return readCourse(request, async (tx, open) => {
    const document = (await shownDocuments(request, tx, open)).find(({ address }) => address === file);
    if (document === undefined) throw new Failure('not-found', 'This course has no such document.');
    const { name, mediaType } = document;
    return { name, mediaType, bytes: await readDocument(request.context, tx, ownerOf(open), file) };
  });
}

/**
 * Keeps a document that came and records that it did; where that is refused, it is not kept. Its bytes are read
 * once it is known that the caller may give them.
 *
 * @throws Failure `not-allowed`, `not-found`, `bad-input`, `too-large`, `too-many-documents`, `conflict`
 */
export async function receiveDocument(
  request: Request,
  sent: { commandId: string; kind: DocumentKind; name: string; note: string },
  read: () => Promise<Buffer>,
): Promise<CallOutput<'receiveDocument'>> {
  const { context, caller, reads, id } = request;
  const type = 'receive-document';
  roleToGive(type, caller.roles);
  const open = await findRecord(context, context.store.db, caller, id);
  if (open === null) {
    await reads.denied(id);
    throw new Failure('not-found', 'There is no such course, or you may not see it.');
  }
  roleToGive(type, open.right.roles);
  const { commandId, kind, name, note } = sent;
  const owner = ownerOf(open);
  const given = { name, bytes: await read(), receivedBy: caller.userId };
  const { address: file, isNew } = await storeDocument(context, owner, given);
  const body = { kind, status: 'received', note, file };
  try {
    const { version } = await commandCourse(request, { commandId, type, body, overrides: [] });
    return { file, version };
  } catch (error) {
    if (isNew) await discardDocument(context, owner, file, (tx) => isNamed(tx, id, file));
    throw error;
  }
}

/** Whether a fact of the course names the file: the same document may have come twice at one moment. */
async function isNamed(tx: Tx, id: string, file: string): Promise<boolean> {
  const row = await courseRow(tx, id);
  return row?.state.files.some((one) => one.file === file) ?? false;
}
