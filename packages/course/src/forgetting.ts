import type { Course } from './course.ts';
import { blocks, type Gate, type GateSource } from './gate.ts';
import { check } from './make-gate.ts';
import type { Site } from './site/site.ts';

/** What is remembered about a person, as far as forgetting asks. */
export interface RememberedCourse {
  readonly status: Course['status'];
  /** Instant of the last fact in the record. */
  readonly lastFactAt: string;
}

/**
 * Whether who a person is may be destroyed: no course is under way, and the time for which the law has the
 * record kept, as the site states it, is over. Counted from the last fact of any course, by the site's calendar.
 */
export function forgettingGates(
  courses: readonly RememberedCourse[],
  site: Pick<Site, 'retention' | 'timeZone'>,
  now: string,
): Gate[] {
  const underWay = courses.filter(({ status }) => status !== 'ended').length;
  return [
    check('person.no-course-under-way', underWay === 0, { courses: underWay }),
    retentionGate(courses, site, now),
  ];
}

export const mayForget = (gates: readonly Gate[]): boolean => !gates.some(blocks);

function retentionGate(
  courses: readonly RememberedCourse[],
  { retention, timeZone }: Pick<Site, 'retention' | 'timeZone'>,
  now: string,
): Gate {
  if (retention === undefined) return check('person.retention-over', null, { years: null, until: null });
  const day = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = courses
    .map(({ lastFactAt }) => day(lastFactAt))
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  const until = last?.add({ years: retention.years });
  const over = until === undefined || Temporal.PlainDate.compare(day(now), until) > 0;
  const source: GateSource = {
    citation: retention.basis,
    version: '',
    status: 'site-signed',
  };
  return check(
    'person.retention-over',
    over,
    { years: retention.years, until: until?.toString() ?? null },
    source,
  );
}
