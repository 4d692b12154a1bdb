import type { Course } from '../course.ts';
import type { PastEvent } from '../event.ts';
import { afterEvolvers } from './after.ts';
import { doseDayEvolvers } from './dose-day.ts';
import { intakeEvolvers } from './intake.ts';
import { prescriptionEvolvers } from './prescription.ts';
import { type Evolver, withCycle } from './state.ts';
import { supplyEvolvers } from './supply.ts';

const evolvers: Record<string, Evolver> = {
  ...intakeEvolvers,
  ...prescriptionEvolvers,
  ...supplyEvolvers,
  ...doseDayEvolvers,
  ...afterEvolvers,
};

export const courseEventTypes = Object.keys(evolvers);

/**
 * The course after one more event. A `course.corrected` event changes what an earlier one said: after it the
 * course must be folded anew from all its events (`foldCourse`).
 *
 * @throws Error on an event type that this version does not know: it must never be passed over.
 */
export function evolve(course: Course, event: PastEvent): Course {
  const evolver = evolvers[event.type];
  if (evolver === undefined) throw new Error(`unknown course event ${event.type}`);
  return { ...evolver(course, event), version: event.version };
}

/** What the delivered activity rests on: a correction of one of these makes it outdated. */
const deliveryInputs = new Set([
  'course.dose-assayed',
  'course.residual-measured',
  'course.injection-started',
  'course.injection-stopped',
]);

/** Version of the event that a `course.corrected` event stands in for. */
export const correctedVersion = (event: PastEvent): number =>
  (event.body.corrects as { version: number }).version;

/** Folds all events of a course, each in its latest corrected form. */
export function foldCourse(start: Course, events: readonly PastEvent[]): Course {
  const corrected = new Map<number, PastEvent>();
  for (const event of events) {
    if (event.type === 'course.corrected') corrected.set(correctedVersion(event), event);
  }
  let course = start;
  for (const event of events) {
    const correction = corrected.get(event.version);
    course = evolve(
      course,
      correction === undefined ? event : { ...event, body: correction.body.body as PastEvent['body'] },
    );
    if (event.type === 'course.corrected') course = afterCorrection(course, events, event);
  }
  return course;
}

/** A correction undoes what others concluded from the fact as it was: they must conclude anew. */
function afterCorrection(course: Course, events: readonly PastEvent[], correction: PastEvent): Course {
  const target = events.find(({ version }) => version === correctedVersion(correction));
  if (target?.type === 'course.dose-received') {
    return withCycle(course, target.body.cycle as number, ({ vial }) =>
      vial?.fact.version === target.version && vial.status === 'accepted' && vial.findings.length > 0
        ? { vial: { ...vial, status: 'quarantined' } }
        : {},
    );
  }
  if (target === undefined || !deliveryInputs.has(target.type)) return course;
  return withCycle(course, target.body.cycle as number, ({ delivery }) => ({
    delivery: delivery === null ? null : { ...delivery, outdated: true },
  }));
}
