import { type Course, evolve, foldCourse, liveDirective, openCourse } from '@lutetia/course';
import type { Selectable } from 'kysely';
import { type Projection, type Recorded, readStream } from '../ledger/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { idIn, pastEvent } from './past-event.ts';
import type { ProjectionTables } from './tables.ts';

export type CourseRow = Selectable<ProjectionTables['course_projection']>;

export async function courseRow(db: Db | Tx, id: string): Promise<CourseRow | undefined> {
  return db.selectFrom('course_projection').selectAll().where('course_id', '=', id).executeTakeFirst();
}

export const courseProjection: Projection = {
  name: 'course',
  tables: ['course_projection'],
  async apply(tx, event) {
    const id = idIn('course', event.stream);
    if (id === null) return;
    const before = event.version === 1 ? undefined : await courseRow(tx, id);
    if (before === undefined && event.version !== 1) throw new Error(`${event.stream} has no first event`);
    const course = await after(tx, before?.state ?? openCourse(id), event);
    const columns = columnsOf(course, event);
    if (before === undefined) {
      await tx
        .insertInto('course_projection')
        .values({ course_id: id, opened_at: event.at, ...origin(event), ...columns })
        .execute();
    } else {
      await tx.updateTable('course_projection').set(columns).where('course_id', '=', id).execute();
    }
  },
  async reset(tx) {
    await tx.deleteFrom('course_projection').execute();
  },
};

/** A correction changes what an earlier event said: the course is folded anew. */
async function after(tx: Tx, before: Course, event: Recorded): Promise<Course> {
  if (event.type !== 'course.corrected') return evolve(before, pastEvent(event));
  const events = await readStream(tx as Db, event.stream);
  return foldCourse(
    openCourse(before.id),
    events.filter(({ version }) => version <= event.version).map(pastEvent),
  );
}

interface FirstBody {
  personId: string;
  siteId: string;
  referrerId?: string;
  restricted?: boolean;
}

function origin(event: Recorded) {
  const { personId, siteId, referrerId, restricted } = event.body as FirstBody;
  return {
    person_id: personId,
    site_id: siteId,
    referrer_id: referrerId ?? event.actor,
    restricted: restricted ?? false,
  };
}

function columnsOf(course: Course, event: Recorded) {
  const planned = liveDirective(course)?.plannedAt ?? null;
  const plannedAt =
    planned === null ? null : Temporal.Instant.from(planned).toString({ smallestUnit: 'millisecond' });
  return {
    version: course.version,
    status: course.status,
    cycle: course.currentCycle,
    planned_at: plannedAt,
    attention_at: plannedAt ?? event.at,
    updated_at: event.at,
    state: JSON.stringify(course),
  };
}
