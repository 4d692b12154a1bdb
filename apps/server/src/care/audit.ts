import type { CallOutput } from '@lutetia/contract';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tables, Tx } from '../store/index.ts';
import { namesOf } from './shown-events.ts';

export interface AuditQuery {
  actor?: string | undefined;
  courseId?: string | undefined;
  kind?: 'read' | 'act' | 'access' | undefined;
  before?: number | undefined;
  limit: number;
}

type Item = Omit<CallOutput<'audit'>['items'][number], 'actorName'>;
interface Cursor {
  at: string;
  id: number;
}

/**
 * Reads, acts and accesses in one line of time, newest first. An act's number in the ledger and a
 * read's in its log become even and odd ids, so that one id marks where the next page begins.
 */
export async function audit(context: Context, query: AuditQuery): Promise<CallOutput<'audit'>> {
  return context.store.snapshot(async (tx) => {
    const cursor = query.before === undefined ? null : await cursorAt(tx, query.before);
    const actors = query.actor?.trim() ? await actorsNamed(tx, query.actor.trim()) : null;
    const found = [
      ...(query.kind === 'read' ? [] : await facts(tx, query, cursor, actors)),
      ...(query.kind === undefined || query.kind === 'read' ? await reads(tx, query, cursor, actors) : []),
    ];
    found.sort((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1));
    const page = found.slice(0, query.limit);
    const names = await namesOf(
      tx,
      page.map(({ actor }) => actor),
    );
    return { items: page.map((item) => ({ ...item, actorName: names.get(item.actor) ?? item.actor })) };
  });
}

async function facts(
  tx: Tx,
  query: AuditQuery,
  cursor: Cursor | null,
  actors: string[] | null,
): Promise<Item[]> {
  let select = tx
    .selectFrom('ledger')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .limit(query.limit);
  if (query.kind === 'access') select = select.where('stream', 'like', 'access/%');
  if (query.kind === 'act') select = select.where('stream', 'not like', 'access/%');
  if (query.courseId !== undefined) {
    const { courseId } = query;
    select = select.where((eb) =>
      eb.or([
        eb('stream', '=', `course/${courseId}`),
        sql<boolean>`body ->> 'courseId' = ${courseId}`,
        sql<boolean>`(type in ('person.forgotten', 'person.identity-changed') and body -> 'courses' @> to_jsonb(${courseId}::text))`,
      ]),
    );
  }
  if (actors !== null) select = select.where('actor', 'in', actors);
  if (cursor !== null) select = select.where(before('position', cursor, 0));
  return (await select.execute()).map(factItem);
}

async function reads(
  tx: Tx,
  query: AuditQuery,
  cursor: Cursor | null,
  actors: string[] | null,
): Promise<Item[]> {
  let select = tx
    .selectFrom('read_log')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit);
  if (query.courseId !== undefined) select = select.where('subject', '=', query.courseId);
  if (actors !== null) select = select.where('actor', 'in', actors);
  if (cursor !== null) select = select.where(before('id', cursor, 1));
  return (await select.execute()).map(({ id, at, actor, role, what, subject, purpose, break_glass_id }) => ({
    id: id * 2 + 1,
    kind: 'read',
    at,
    actor,
    role,
    what,
    subject,
    detail: break_glass_id === null ? purpose : `${purpose} ${break_glass_id}`,
  }));
}

/** Acts show what they are and how they are signed, never what they say about a patient. */
function factItem(row: Selectable<Tables['ledger']>): Item {
  const { position, stream, at, actor, role, type, signature, body } = row;
  const isAccess = stream.startsWith('access/');
  return {
    id: position * 2,
    kind: isAccess ? 'access' : 'act',
    at,
    actor,
    role,
    what: type,
    subject: stream,
    detail: isAccess ? words(body) : meaning(signature),
  };
}

const words = (body: unknown): string =>
  Object.entries(body as Record<string, unknown>)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');

const meaning = (signature: unknown): string =>
  typeof signature === 'object' && signature !== null && 'meaning' in signature
    ? String(signature.meaning)
    : '';

const before = (column: 'position' | 'id', { at, id }: Cursor, odd: 0 | 1) =>
  sql<boolean>`(at < ${at}::timestamptz or (at = ${at}::timestamptz and ${sql.ref(column)} * 2 + ${sql.lit(odd)} < ${id}::bigint))`;

async function cursorAt(tx: Tx, id: number): Promise<Cursor | null> {
  const row =
    id % 2 === 0
      ? await tx
          .selectFrom('ledger')
          .select('at')
          .where('position', '=', id / 2)
          .executeTakeFirst()
      : await tx
          .selectFrom('read_log')
          .select('at')
          .where('id', '=', (id - 1) / 2)
          .executeTakeFirst();
  return row === undefined ? null : { at: row.at, id };
}

/** Accounts whose user name or display name holds the words, and the words themselves as an id. */
async function actorsNamed(tx: Kysely<Tables>, typed: string): Promise<string[]> {
  const part = `%${typed.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const rows = await tx
    .selectFrom('user_account')
    .select('id')
    .where((eb) => eb.or([eb('username', 'ilike', part), eb('display_name', 'ilike', part)]))
    .limit(100)
    .execute();
  return [typed, ...rows.map(({ id }) => id)];
}
