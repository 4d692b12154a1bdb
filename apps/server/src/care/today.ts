import type { CallOutput } from '@lutetia/contract';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../projections/index.ts';
import { coursesOfDay, shownLines } from './day-lines.ts';
import type { Reads } from './reads.ts';
import { rightsOf } from './rights.ts';

/** The dose-day board of a date as the caller may see it. */
export async function today(
  context: Context,
  caller: Caller,
  reads: Reads,
  date: string,
): Promise<CallOutput<'today'>> {
  return context.store.transaction(async (tx) => {
    // Asked first: what is recorded while the board is read is then told as a change, at worst twice.
    const position = await context.changes.tip(tx);
    const rights = await rightsOf(tx, caller, context.clock());
    const courses = await coursesOfDay(context, tx, { siteId: caller.siteId, date, ids: null });
    const seen = courses.flatMap(({ row, lines }) => {
      const right = rights.of(row);
      return right === null ? [] : [{ courseId: row.course_id, lines, right }];
    });
    await reads.record(tx, seen);
    const { timeZone } = await siteOf(tx, caller.siteId);
    return { date, timeZone, position, lines: shownLines(seen) };
  });
}
