import { randomUUID } from 'node:crypto';
import type { CallOutput } from '@lutetia/contract';
import { type Caller, firstRole, recordAccess, roleFor } from '../access/index.ts';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import { courseRow } from '../projections/index.ts';
import type { Reads } from './reads.ts';
import { clinicalRoles, type Right, rightsOf } from './rights.ts';
import { namesOf } from './shown-events.ts';

const lastsMinutes = 60;

/**
 * Emergency access to a restricted course for an hour: given at once, for a reason, and reviewed later.
 *
 * @throws Failure `not-found`; `conflict` where the caller may see the course anyway.
 */
export async function openBreakGlass(
  given: { context: Context; caller: Caller; reads: Reads; id: string },
  reason: string,
): Promise<{ id: string; until: string }> {
  const { context, caller, reads, id: courseId } = given;
  const now = context.clock();
  const opened = await context.store.transaction(async (tx) => {
    const row = await courseRow(tx, courseId);
    if (row === undefined || row.site_id !== caller.siteId) return null;
    const right = (await rightsOf(tx, caller, now)).of(row);
    if (right?.as === 'clinical') {
      throw new Failure('conflict', 'You may see this course without emergency access.');
    }
    const id = randomUUID();
    const until = isoOf(now.add({ minutes: lastsMinutes }));
    await tx
      .insertInto('break_glass')
      .values({ id, course_id: courseId, user_id: caller.userId, reason, at: isoOf(now), until })
      .execute();
    const role = roleFor(caller.roles, clinicalRoles) ?? firstRole(caller.roles);
    await recordAccess(tx, {
      type: 'access.emergency-opened',
      userId: caller.userId,
      actor: caller.userId,
      role,
      site: caller.siteId,
      at: now,
      body: { id, courseId, reason, until },
    });
    const emergency: Right = {
      as: 'clinical',
      role,
      roles: caller.roles,
      seesIdentity: true,
      purpose: 'emergency-access',
      breakGlassId: id,
    };
    await reads.record(tx, [{ courseId, right: emergency }]);
    return { id, until };
  });
  if (opened !== null) return opened;
  await reads.denied(courseId);
  throw new Failure('not-found', 'There is no such course.');
}

export async function listBreakGlass({ store }: Context): Promise<CallOutput<'listBreakGlass'>> {
  const rows = await store.db
    .selectFrom('break_glass')
    .innerJoin('user_account as u', 'u.id', 'break_glass.user_id')
    .selectAll('break_glass')
    .select('u.display_name')
    .orderBy('at', 'desc')
    .limit(500)
    .execute();
  const names = await namesOf(
    store.db,
    rows.flatMap(({ reviewed_by }) => (reviewed_by === null ? [] : [reviewed_by])),
  );
  return rows.map((row) => ({
    id: row.id,
    courseId: row.course_id,
    userId: row.user_id,
    displayName: row.display_name,
    reason: row.reason,
    at: row.at,
    until: row.until,
    reviewedAt: row.reviewed_at,
    reviewedBy: row.reviewed_by === null ? null : (names.get(row.reviewed_by) ?? row.reviewed_by),
    verdict: row.verdict,
    note: row.note,
  }));
}

/** @throws Failure `not-found`, `not-allowed` for one's own, `conflict` when it was reviewed before. */
export async function reviewBreakGlass(
  context: Context,
  caller: Caller,
  id: string,
  review: { verdict: 'justified' | 'not-justified'; note: string },
): Promise<void> {
  const now = context.clock();
  await context.store.transaction(async (tx) => {
    const row = await tx
      .selectFrom('break_glass')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new Failure('not-found', 'There is no such emergency access.');
    if (row.user_id === caller.userId) throw new Failure('not-allowed', 'Somebody else must review it.');
    if (row.verdict !== null) throw new Failure('conflict', 'It has been reviewed.');
    await tx
      .updateTable('break_glass')
      .set({ ...review, reviewed_at: isoOf(now), reviewed_by: caller.userId })
      .where('id', '=', id)
      .execute();
    await recordAccess(tx, {
      type: 'access.emergency-reviewed',
      userId: row.user_id,
      actor: caller.userId,
      role: roleFor(caller.roles, ['administrator', 'manager']) ?? firstRole(caller.roles),
      site: caller.siteId,
      at: now,
      body: { id, courseId: row.course_id, ...review },
    });
  });
}
