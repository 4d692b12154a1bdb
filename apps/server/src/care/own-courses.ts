import type { CallOutput } from '@lutetia/contract';
import { type Given, patientCourse, referredCourse } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { loadPersons, type Person } from '../person/index.ts';
import { type CourseRow, siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { givenFor } from './given.ts';
import { shortIdentity } from './identity.ts';
import type { Reads } from './reads.ts';
import { type Right, rightsOf } from './rights.ts';

interface OwnCourse {
  readonly row: CourseRow;
  readonly person: Person | undefined;
  readonly given: Given;
}

/** A patient's own courses, the latest first. */
export function myCourse(context: Context, caller: Caller, reads: Reads): Promise<CallOutput<'myCourse'>> {
  return context.store.transaction(async (tx) => {
    const courses = await ownCourses(context, tx, caller, reads, 'patient');
    const person = courses.at(0)?.person;
    return {
      person: person === undefined ? null : shortIdentity(person),
      courses: courses.map(({ row, given }) => patientCourse(row.state, given)),
    };
  });
}

/** The courses that a doctor referred, and no others, the latest first. */
export function referrals(context: Context, caller: Caller, reads: Reads): Promise<CallOutput<'referrals'>> {
  return context.store.transaction(async (tx) => {
    const courses = await ownCourses(context, tx, caller, reads, 'referrer');
    return {
      items: courses.map(({ row, person, given }) => ({
        courseId: row.course_id,
        person: person === undefined ? null : shortIdentity(person),
        referredAt: row.opened_at,
        shown: referredCourse(row.state, given),
      })),
    };
  });
}

async function ownCourses(
  context: Context,
  tx: Tx,
  caller: Caller,
  reads: Reads,
  as: 'patient' | 'referrer',
): Promise<OwnCourse[]> {
  const rights = await rightsOf(tx, caller, context.clock());
  const rows = await tx
    .selectFrom('course_projection')
    .selectAll()
    .where((eb) => rights.where(eb))
    .$if(as === 'referrer', (select) => select.where('referrer_id', '=', caller.userId))
    .orderBy('opened_at', 'desc')
    .orderBy('course_id')
    .execute();
  const seen = rows.flatMap((row) => {
    const right: Right | null = rights.of(row);
    return right?.seesIdentity === true ? [{ row, right }] : [];
  });
  await reads.record(
    tx,
    seen.map(({ row, right }) => ({ courseId: row.course_id, right })),
  );
  const site = await siteOf(tx, caller.siteId);
  const persons = await loadPersons(
    tx,
    context.keys,
    seen.map(({ row }) => row.person_id),
  );
  const actor = { id: caller.userId, roles: caller.roles };
  return seen.map(({ row }) => {
    const person = persons.get(row.person_id);
    return { row, person, given: givenFor(context, { row, site, person, actor }) };
  });
}
