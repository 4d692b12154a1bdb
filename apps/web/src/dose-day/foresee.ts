import type { CallOutput } from '@lutetia/contract';
import {
  type CommandType,
  type Course,
  commands,
  evolve,
  isCommandType,
  type Role,
  type Site,
  viewCourse,
} from '@lutetia/course';
import type { KeptAct } from '../outbox/index.ts';

type View = CallOutput<'course'>['view'];

/** Acts whose fact is what was entered and nothing else: what they change can be told without the server. */
const plain: ReadonlySet<CommandType> = new Set([
  'check-line',
  'start-injection',
  'check-site',
  'pause-injection',
  'resume-injection',
  'stop-injection',
  'record-extravasation',
  'measure-residual',
  'measure-dose-rate',
]);

/** The course as it will be when the acts that wait are recorded. Its version stays the server's. */
export function foreseeCourse(course: Course, acts: readonly KeptAct[]): Course {
  const version = course.version;
  const after = acts.reduce<Course>((before, { type, body, by, givenAt }, index) => {
    if (!isCommandType(type) || !plain.has(type)) return before;
    return evolve(before, {
      version: version + index + 1,
      type: commands[type].event,
      body: { ...body, cycle: before.currentCycle },
      actor: by.userId,
      at: givenAt,
    });
  }, course);
  return { ...after, version };
}

/** The day's view with what waits on the device; the server's own when nothing does. */
export function foresee(
  answer: Pick<CallOutput<'course'>, 'view' | 'person'>,
  acts: readonly KeptAct[],
  given: { site: Site | undefined; now: string; me: { userId: string; roles: readonly Role[] } },
): View {
  const { view, person } = answer;
  if (acts.length === 0) return view;
  const course = foreseeCourse(view.course, acts);
  if (given.site === undefined) return { ...view, course };
  const today = Temporal.Instant.from(given.now).toZonedDateTimeISO(given.site.timeZone).toPlainDate();
  return viewCourse(course, {
    now: given.now,
    actor: { id: given.me.userId, roles: given.me.roles },
    witness: null,
    site: given.site,
    ageYears: person
      ? Temporal.PlainDate.from(person.birthDate).until(today, { largestUnit: 'years' }).years
      : null,
    patientCodes: [],
  }) as View;
}
