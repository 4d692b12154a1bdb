import { mayUse, routes } from '@lutetia/contract';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { type CourseRow, courseRow } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import type { Reads } from './reads.ts';
import { type Right, rightsOf } from './rights.ts';

export interface OpenRecord {
  row: CourseRow;
  right: Right;
}

/** The course, if the caller may see it; null hides whether it exists. */
export async function findRecord(
  context: Context,
  db: Db | Tx,
  caller: Caller,
  id: string,
): Promise<OpenRecord | null> {
  const row = await courseRow(db, id);
  if (row === undefined) return null;
  const right = (await rightsOf(db, caller, context.clock())).of(row);
  return right === null ? null : { row, right };
}

/**
 * Reads one course under its access check; the read and a refusal are both recorded.
 *
 * @throws Failure `not-found` when there is no such course or the caller may not see it.
 */
export async function readCourse<T>(
  given: { context: Context; caller: Caller; reads: Reads; id: string },
  show: (tx: Tx, open: OpenRecord) => Promise<T>,
): Promise<T> {
  const { context, caller, reads, id } = given;
  const shown = await context.store.transaction(async (tx) => {
    const open = await findRecord(context, tx, caller, id);
    // Roles of the caller that do not open this course do not open its routes either.
    if (open === null || !mayUse(routes[reads.route].access, open.right.roles)) return null;
    await reads.record(tx, [{ courseId: id, right: open.right }]);
    return { value: await show(tx, open) };
  });
  if (shown !== null) return shown.value;
  await reads.denied(id);
  throw new Failure('not-found', 'There is no such course, or you may not see it.');
}
