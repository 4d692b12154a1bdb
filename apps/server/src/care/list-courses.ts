import type { CallOutput } from '@lutetia/contract';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Caller, roleFor } from '../access/index.ts';
import type { Context } from '../context.ts';
import { findByNumber, namedLike } from '../person/index.ts';
import type { Tables, Tx } from '../store/index.ts';
import { chosenOnly, type Reads } from './reads.ts';
import { clinicalRoles, type Rights, rightsOf } from './rights.ts';
import { summarise } from './summary.ts';

export interface CourseQuery {
  search?: string | undefined;
  status?: 'open' | 'held' | 'ended' | undefined;
  only?: string | undefined;
  limit: number;
  offset: number;
}

/** Courses that the caller may see, last changed first; a search by name or number needs the right to identities. */
export async function listCourses(
  context: Context,
  caller: Caller,
  reads: Reads,
  query: CourseQuery,
): Promise<CallOutput<'listCourses'>> {
  return context.store.transaction(async (tx) => {
    const rights = await rightsOf(tx, caller, context.clock());
    const search = query.search?.trim() ? await searchIn(context, tx, query.search) : null;
    const closed = await closedTo(tx, { caller, rights, reads }, search?.numbered ?? []);
    const { status } = query;
    const matching = tx
      .selectFrom('course_projection')
      .where((eb) => rights.where(eb, search === null ? 'course' : 'identity'))
      .$if(status !== undefined, (select) => select.where('status', '=', status ?? 'open'))
      .$if(search !== null, (select) => select.where((eb) => search?.found(eb) ?? eb.val(true)));
    const { total } = await matching
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('updated_at', 'desc')
      .orderBy('course_id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    const seen = chosenOnly(rows, ({ course_id }) => course_id, query.only).flatMap((row) => {
      const right = rights.of(row);
      return right === null ? [] : [{ row, right }];
    });
    await reads.record(
      tx,
      seen.map(({ row, right }) => ({ courseId: row.course_id, right })),
    );
    const items = (await summarise(context, tx, caller, seen)).map(({ item }) => item);
    return { items, total, closed };
  });
}

/** Courses of persons whose names have every word, or one of whose numbers it is. */
async function searchIn(context: Context, tx: Tx, search: string) {
  const numbered = await findByNumber(tx, context.keys, search);
  const named = namedLike(tx, context.keys, search);
  const found = (eb: ExpressionBuilder<Tables, 'course_projection'>): Expression<SqlBool> =>
    eb.or([
      ...(named === null ? [] : [eb('person_id', 'in', named)]),
      ...(numbered.length === 0 ? [] : [eb('person_id', 'in', numbered)]),
    ]);
  return { found, numbered };
}

/**
 * Restricted courses of the person with just this number, of whom clinical staff learn that they are there and
 * nothing else: in an emergency nobody may conclude that there is no course. The look is recorded.
 */
async function closedTo(
  tx: Tx,
  { caller, rights, reads }: { caller: Caller; rights: Rights; reads: Reads },
  persons: readonly string[],
): Promise<string[]> {
  const role = roleFor(caller.roles, clinicalRoles);
  if (role === null || persons.length === 0) return [];
  const rows = await tx
    .selectFrom('course_projection')
    .selectAll()
    .where('person_id', 'in', persons)
    .where('site_id', '=', caller.siteId)
    .where('restricted', '=', true)
    .orderBy('opened_at')
    .execute();
  const closed = rows.filter((row) => rights.of(row) === null).map(({ course_id }) => course_id);
  const right = { role, purpose: 'existence', breakGlassId: null } as const;
  await reads.record(
    tx,
    closed.map((courseId) => ({ courseId, right })),
  );
  return closed;
}
