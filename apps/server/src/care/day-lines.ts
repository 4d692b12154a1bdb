import type { DoseLine } from '@lutetia/contract';
import { dosesOfDay, viewCourse } from '@lutetia/course';
import type { Context } from '../context.ts';
import { loadPersons } from '../person/index.ts';
import { type CourseRow, siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { givenFor } from './given.ts';
import { shortIdentity } from './identity.ts';
import type { Right } from './rights.ts';
import { byInstant, outlook } from './summary.ts';

/** A course with doses on the day, as anybody may see it: who may is decided for each reader. */
export interface DayCourse {
  readonly row: CourseRow;
  readonly lines: readonly DoseLine[];
}

/**
 * A vial is used within days of its calibration: the database chooses the doses planned this near to
 * the day, the course says which belong to it.
 */
const nearDays = 10;
const limit = 500;

/** Courses with doses on a day (ISO date in the site's zone); with `ids`, of those courses alone. */
export async function coursesOfDay(
  context: Context,
  tx: Tx,
  given: { siteId: string; date: string; ids: readonly string[] | null },
): Promise<DayCourse[]> {
  const { siteId, date, ids } = given;
  const day = Temporal.PlainDate.from(date);
  const from = day.subtract({ days: nearDays }).toString();
  const to = day.add({ days: nearDays }).toString();
  const rows = await tx
    .selectFrom('course_projection as course')
    .selectAll('course')
    .where('course.site_id', '=', siteId)
    .$if(ids !== null, (query) => query.where('course.course_id', 'in', ids ?? []))
    .where((eb) =>
      eb.or([
        eb.and([eb('course.planned_at', '>=', from), eb('course.planned_at', '<', to)]),
        eb.exists(
          eb
            .selectFrom('dose_projection as dose')
            .select('dose.reference')
            .whereRef('dose.course_id', '=', 'course.course_id')
            .where('dose.planned_at', '>=', from)
            .where('dose.planned_at', '<', to),
        ),
      ]),
    )
    .orderBy('course.course_id')
    .limit(limit)
    .execute();
  const site = await siteOf(tx, siteId);
  const persons = await loadPersons(
    tx,
    context.keys,
    rows.map(({ person_id }) => person_id),
  );
  return rows.flatMap((row) => {
    const person = persons.get(row.person_id);
    const given = givenFor(context, { row, site, person, actor: { id: '', roles: [] } });
    const doses = dosesOfDay(row.state, date, given);
    if (doses.length === 0) return [];
    const { next, state, blockedBy, prompts } = outlook(row, viewCourse(row.state, given));
    const lines = doses.map((dose) => ({
      courseId: row.course_id,
      person: person === undefined ? null : shortIdentity(person),
      restricted: row.restricted,
      // What is next concerns the cycle under way.
      ...(dose.cycle === row.state.currentCycle
        ? { next, state, blockedBy, prompts }
        : { next: null, state: 'waiting' as const, blockedBy: [], prompts: [] }),
      dose,
    }));
    return [{ row, lines }];
  });
}

/** The lines as a right shows them, earliest planned first. */
export const shownLines = (courses: readonly { lines: readonly DoseLine[]; right: Right }[]): DoseLine[] =>
  courses
    .flatMap(({ lines, right }) =>
      right.seesIdentity ? lines : lines.map((line) => ({ ...line, person: null })),
    )
    .sort((a, b) => byInstant(a.dose.plannedAt, b.dose.plannedAt) || (a.courseId < b.courseId ? -1 : 1));
