import type { WorklistItem } from '@lutetia/contract';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { findByName, findByNumber } from '../person/index.ts';
import type { Tx } from '../store/index.ts';
import { chosenOnly, type Reads } from './reads.ts';
import { rightsOf } from './rights.ts';
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
): Promise<{ items: WorklistItem[]; total: number }> {
  return context.store.transaction(async (tx) => {
    const rights = await rightsOf(tx, caller, context.clock());
    const persons = query.search?.trim() ? await searched(context, tx, query.search) : null;
    if (persons?.length === 0) {
      await reads.record(tx, []);
      return { items: [], total: 0 };
    }
    const { status } = query;
    const matching = tx
      .selectFrom('course_projection')
      .where((eb) => rights.where(eb, persons === null ? 'course' : 'identity'))
      .$if(status !== undefined, (select) => select.where('status', '=', status ?? 'open'))
      .$if(persons !== null, (select) => select.where('person_id', 'in', persons ?? []));
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
    return { items, total };
  });
}

/** Persons whose names have every word, or one of whose numbers it is. */
async function searched(context: Context, tx: Tx, search: string): Promise<string[]> {
  const named = await findByName(tx, context.keys, search);
  return [...new Set([...named, ...(await findByNumber(tx, context.keys, search))])];
}
