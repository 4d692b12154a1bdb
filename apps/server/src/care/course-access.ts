import type { CallOutput } from '@lutetia/contract';
import { type Caller, firstRole, normaliseUsername, recordAccess } from '../access/index.ts';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import { lockTip } from '../ledger/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { readCourse } from './open-record.ts';
import type { Reads } from './reads.ts';

interface Request {
  context: Context;
  caller: Caller;
  reads: Reads;
  id: string;
}
type Named = CallOutput<'courseAccess'>;

/** Who may see a restricted course, by name. */
export const courseAccess = (request: Request): Promise<Named> =>
  readCourse(request, (tx) => namedFor(tx, request.id));

/**
 * Opens a restricted course to a colleague, or closes it again; whoever may see it in the ordinary way may.
 *
 * @throws Failure `not-found`; `not-allowed` by emergency access or without a name on the list; `conflict` when nobody would be left.
 */
export function changeCourseAccess(
  request: Request,
  change: { username: string; granted: boolean },
): Promise<Named> {
  const { context, caller, id } = request;
  return readCourse(request, async (tx, { row, right }) => {
    if (!row.restricted) throw new Failure('conflict', 'This course is not restricted.');
    if (right.purpose === 'emergency-access')
      throw new Failure('not-allowed', 'Emergency access opens it to nobody else.');
    // Changes take turns: of two who close it to each other at once, one comes second and is refused.
    await lockTip(tx);
    if (!(await isNamed(tx, id, caller.userId)))
      throw new Failure('not-allowed', 'Only who is named may name others.');
    const user = await tx
      .selectFrom('user_account')
      .select(['id', 'disabled'])
      .where('username', '=', normaliseUsername(change.username))
      .executeTakeFirst();
    // Who has left is taken off the list, never put on it.
    if (user === undefined || (change.granted && user.disabled))
      throw new Failure('not-found', 'There is no such colleague.');
    const key = { course_id: id, user_id: user.id };
    if (change.granted) {
      await tx
        .insertInto('course_access')
        .values({ ...key, named_by: caller.userId, at: isoOf(context.clock()) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await tx
        .deleteFrom('course_access')
        .where('course_id', '=', id)
        .where('user_id', '=', user.id)
        .execute();
    }
    const named = await namedFor(tx, id);
    if (!(await opensToSomebody(tx, id)))
      throw new Failure('conflict', 'Somebody must remain who may see it.');
    await recordAccess(tx, {
      type: change.granted ? 'access.course-opened-to' : 'access.course-closed-to',
      userId: user.id,
      actor: caller.userId,
      role: firstRole(caller.roles),
      site: caller.siteId,
      at: context.clock(),
      body: { courseId: id },
    });
    return named;
  });
}

async function isNamed(tx: Tx, courseId: string, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('course_access')
    .select('user_id')
    .where('course_id', '=', courseId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** An account that cannot sign in opens nothing. */
async function opensToSomebody(tx: Tx, courseId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('course_access')
    .innerJoin('user_account as u', 'u.id', 'course_access.user_id')
    .select('u.id')
    .where('course_id', '=', courseId)
    .where('u.disabled', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

async function namedFor(db: Db | Tx, courseId: string): Promise<Named> {
  const rows = await db
    .selectFrom('course_access')
    .innerJoin('user_account as u', 'u.id', 'course_access.user_id')
    .select(['u.username', 'u.display_name'])
    .where('course_id', '=', courseId)
    .orderBy('u.display_name')
    .execute();
  return rows.map(({ username, display_name }) => ({ username, displayName: display_name }));
}
