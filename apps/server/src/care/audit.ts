import type { CallOutput } from '@lutetia/contract';
import { type Kysely, type Selectable, sql } from 'kysely';
import { type Caller, firstRole } from '../access/index.ts';
import { type Context, isoOf } from '../context.ts';
import { badInput } from '../failure.ts';
import { findByNumber, namedLike } from '../person/index.ts';
import { siteOf } from '../projections/index.ts';
import type { Tables, Tx } from '../store/index.ts';
import type { Reads } from './reads.ts';
import { rightsOf } from './rights.ts';
import { namesOf } from './shown-events.ts';

export interface AuditQuery {
  actor?: string | undefined;
  courseId?: string | undefined;
  patient?: string | undefined;
  kind?: 'read' | 'act' | 'access' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** A query with its courses and instants found. */
interface Asked extends AuditQuery {
  courses: string[] | null;
  since: string | null;
  until: string | null;
}
type Item = Omit<CallOutput<'audit'>['items'][number], 'actorName'>;
interface Cursor {
  at: string;
  id: number;
}

/**
 * Reads, acts and accesses in one line of time, newest first. An act's number in the ledger and a
 * read's in its log become even and odd ids, so that one id marks where the next page begins.
 *
 * @throws Failure `bad-input` when `before` names no entry
 */
export async function audit(
  given: { context: Context; caller: Caller; reads: Reads },
  query: AuditQuery,
): Promise<CallOutput<'audit'>> {
  const { context, caller } = given;
  // The look for a patient is written down; else nothing is written, and both halves show one moment.
  return context.store[query.patient ? 'transaction' : 'snapshot'](async (tx) => {
    const cursor = query.before === undefined ? null : await cursorAt(tx, query.before);
    const { timeZone } = await siteOf(tx, caller.siteId);
    const asked: Asked = {
      ...query,
      courses: await coursesAsked(tx, given, query),
      since: query.from === undefined ? null : startOf(query.from, 0, timeZone),
      until: query.to === undefined ? null : startOf(query.to, 1, timeZone),
    };
    const actors = query.actor?.trim() ? await actorsNamed(tx, query.actor.trim()) : null;
    const found = [
      ...(query.kind === 'read' ? [] : await facts(tx, asked, cursor, actors)),
      ...(query.kind === undefined || query.kind === 'read' ? await reads(tx, asked, cursor, actors) : []),
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

async function facts(tx: Tx, query: Asked, cursor: Cursor | null, actors: string[] | null): Promise<Item[]> {
  let select = tx
    .selectFrom('ledger')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .limit(query.limit);
  if (query.kind === 'access') select = select.where('stream', 'like', 'access/%');
  if (query.kind === 'act') select = select.where('stream', 'not like', 'access/%');
  if (query.courses !== null) {
    const { courses } = query;
    if (courses.length === 0) return [];
    select = select.where((eb) =>
      eb.or([
        eb(
          'stream',
          'in',
          courses.map((id) => `course/${id}`),
        ),
        eb(sql<string>`body ->> 'courseId'`, 'in', courses),
        sql<boolean>`(type in ('person.forgotten', 'person.identity-changed') and body -> 'courses' ?| array[${sql.join(courses)}]::text[])`,
      ]),
    );
  }
  if (actors !== null) select = select.where('actor', 'in', actors);
  if (query.since !== null) select = select.where('at', '>=', query.since);
  if (query.until !== null) select = select.where('at', '<', query.until);
  if (cursor !== null) select = select.where(before('position', cursor, 0));
  return (await select.execute()).map(factItem);
}

async function reads(tx: Tx, query: Asked, cursor: Cursor | null, actors: string[] | null): Promise<Item[]> {
  let select = tx
    .selectFrom('read_log')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit);
  if (query.courses !== null) {
    if (query.courses.length === 0) return [];
    select = select.where('subject', 'in', query.courses);
  }
  if (actors !== null) select = select.where('actor', 'in', actors);
  if (query.since !== null) select = select.where('at', '>=', query.since);
  if (query.until !== null) select = select.where('at', '<', query.until);
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
    facts: {},
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
    detail: isAccess ? '' : meaning(signature),
    facts: isAccess || type === 'person.identity-changed' ? (body as Record<string, unknown>) : {},
  };
}

const meaning = (signature: unknown): string =>
  typeof signature === 'object' && signature !== null && 'meaning' in signature
    ? String(signature.meaning)
    : '';

const before = (column: 'position' | 'id', { at, id }: Cursor, odd: 0 | 1) =>
  sql<boolean>`(at < ${at}::timestamptz or (at = ${at}::timestamptz and ${sql.ref(column)} * 2 + ${sql.lit(odd)} < ${id}::bigint))`;

async function cursorAt(tx: Tx, id: number): Promise<Cursor> {
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
  if (row !== undefined) return { at: row.at, id };
  throw badInput('before', 'unknown-entry', 'There is no such entry.');
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

const startOf = (date: string, daysLater: number, timeZone: string): string =>
  isoOf(Temporal.PlainDate.from(date).add({ days: daysLater }).toZonedDateTime(timeZone).toInstant());

/**
 * The courses asked for, or null for all. Whoever keeps the audit trail may ask by a number that they were told;
 * by name only who sees names. The look is recorded.
 */
async function coursesAsked(
  tx: Tx,
  { context, caller, reads }: { context: Context; caller: Caller; reads: Reads },
  query: AuditQuery,
): Promise<string[] | null> {
  if (!query.patient) return query.courseId === undefined ? null : [query.courseId];
  const numbered = await findByNumber(tx, context.keys, query.patient);
  const named = namedLike(tx, context.keys, query.patient);
  const rights = await rightsOf(tx, caller, context.clock());
  const rows = await tx
    .selectFrom('course_projection')
    .select('course_id')
    .where('site_id', '=', caller.siteId)
    .where((eb) =>
      eb.or([
        ...(numbered.length === 0 ? [] : [eb('person_id', 'in', numbered)]),
        ...(named === null ? [] : [eb.and([rights.where(eb, 'identity'), eb('person_id', 'in', named)])]),
      ]),
    )
    .execute();
  const ids = rows.map(({ course_id }) => course_id);
  const right = { role: firstRole(caller.roles), purpose: 'audit', breakGlassId: null } as const;
  if (query.before === undefined) {
    await reads.record(
      tx,
      ids.map((courseId) => ({ courseId, right })),
    );
  }
  return query.courseId === undefined ? ids : ids.filter((id) => id === query.courseId);
}
