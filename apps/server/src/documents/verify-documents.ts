import { commands } from '@lutetia/course';
import { sql } from 'kysely';
import type { Problem } from '../ledger/index.ts';
import { addressOf, type FileStore, type Store } from '../store/index.ts';

export interface DocumentVerification {
  /** Files that were looked at, sound or not. */
  documents: number;
  problems: Problem[];
}

/** Looks whether each document's file is there and is what was stored, one after the other. */
export async function verifyDocuments(store: Store, files: FileStore): Promise<DocumentVerification> {
  const listed = await store.db
    .selectFrom('document_file')
    .select(['course_id', 'address'])
    .orderBy('course_id')
    .orderBy('address')
    .execute();
  const problems = await unlisted(store);
  for (const { course_id, address } of listed) {
    const bytes = await files.get(address);
    if (bytes !== null && addressOf(bytes) === address) continue;
    // Its person may have been forgotten since the list was read.
    if (!(await isListed(store, course_id, address))) continue;
    problems.push(
      bytes === null
        ? { kind: 'missing-file', stream: `course/${course_id}`, detail: `file ${address} is gone` }
        : {
            kind: 'damaged-file',
            stream: `course/${course_id}`,
            detail: `file ${address} is not what was stored`,
          },
    );
  }
  return { documents: listed.length, problems };
}

async function isListed({ db }: Store, courseId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('document_file')
    .select('address')
    .where('course_id', '=', courseId)
    .where('address', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that a fact names and no list has, of persons who have not been forgotten. */
async function unlisted({ db }: Store): Promise<Problem[]> {
  const { rows } = await sql<{ stream: string; version: number; address: string }>`
    select l.stream, l.version, l.body->>'file' as address
    from ledger l
    join course_projection c on l.stream = 'course/' || c.course_id
    join person p on p.id = c.person_id and p.wrapped_key is not null
    left join document_file d on d.course_id = c.course_id and d.address = l.body->>'file'
    where l.type = ${commands['receive-document'].event} and l.body->>'file' is not null and d.address is null
    order by l.position`.execute(db);
  return rows.map(({ stream, version, address }) => ({
    kind: 'missing-file',
    stream,
    version,
    detail: `file ${address} is in no list of files`,
  }));
}
