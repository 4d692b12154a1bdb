import type { Actor, Given, Site } from '@lutetia/course';
import type { Context } from '../context.ts';
import type { Person } from '../person/index.ts';
import type { CourseRow } from '../projections/index.ts';
import { hospitalNumbers } from './identity.ts';

/** What a wristband may carry beside the hospital number: short enough to be read aloud. */
export const courseCode = (courseId: string): string => `C-${courseId.slice(0, 8).toUpperCase()}`;

/** Everything outside the course that a decision looks at. A forgotten person's age is not known. */
export function givenFor(
  context: Context,
  from: { row: CourseRow; site: Site; person: Person | undefined; actor: Actor; witness?: Actor | null },
): Given {
  const { row, site, person, actor, witness = null } = from;
  const now = context.clock();
  return {
    now: now.toString(),
    actor: { id: actor.id, roles: actor.roles },
    witness,
    site,
    ageYears: person === undefined ? null : ageYears(person.birthDate, now, site.timeZone),
    patientCodes: [...(person === undefined ? [] : hospitalNumbers(person)), courseCode(row.course_id)],
  };
}

function ageYears(birthDate: string, now: Temporal.Instant, timeZone: string): number {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.from(birthDate).until(today, { largestUnit: 'years' }).years;
}
