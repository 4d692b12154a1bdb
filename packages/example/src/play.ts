import {
  type Course,
  decide,
  decideSite,
  emptySite,
  evolve,
  evolveSite,
  foldCourse,
  type Gate,
  type Given,
  type NewEvent,
  openCourse,
  type PastEvent,
  parseCommand,
  parseSiteCommand,
  type Site,
} from '@lutetia/course';
import type { CourseStep } from './course-script.ts';
import { type ExampleUserKey, exampleUsers } from './people.ts';
import { exampleSite, type SiteStep } from './site-script.ts';

/** An act that the course refused, with the gates that stayed closed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly gates: readonly Gate[];
  constructor(step: { type: string; at: string }, gates: readonly Gate[]) {
    super(
      `${step.type} at ${step.at}: ${gates.map(({ id, result, inputs }) => `${id} ${result} ${JSON.stringify(inputs)}`).join('; ')}`,
    );
    this.gates = gates;
  }
}

export type UserId = (key: ExampleUserKey) => string;
const own: UserId = (key) => key;

/** The events of one site step. @throws RefusedError, CourseInputError */
export function decideSiteStep(site: Site, step: SiteStep, userId: UserId = own): readonly NewEvent[] {
  const actor = { id: userId(step.by), roles: exampleUsers[step.by].roles };
  const decision = decideSite(site, parseSiteCommand(step.type, step.body), { now: step.at, actor });
  if ('refused' in decision) throw new RefusedError(step, decision.refused);
  return decision.events;
}

export interface CoursePlace {
  readonly site: Site;
  readonly ageYears: number | null;
  readonly patientCodes: readonly string[];
  readonly userId?: UserId;
  readonly events?: readonly PastEvent[];
}

/** The events of one course step. @throws RefusedError, CourseInputError */
export function decideStep(course: Course, step: CourseStep, place: CoursePlace): readonly NewEvent[] {
  const userId = place.userId ?? own;
  const given: Given = {
    now: step.at,
    actor: { id: userId(step.by), roles: exampleUsers[step.by].roles },
    witness:
      step.witness === undefined
        ? null
        : { id: userId(step.witness), roles: exampleUsers[step.witness].roles },
    site: place.site,
    ageYears: place.ageYears,
    patientCodes: place.patientCodes,
    ...(place.events === undefined ? {} : { events: place.events }),
  };
  const body = typeof step.body === 'function' ? step.body(course) : step.body;
  const decision = decide(course, parseCommand(step.type, body, [...(step.overrides ?? [])]), given);
  if ('refused' in decision) throw new RefusedError(step, decision.refused);
  return decision.events;
}

export const recorded = (event: NewEvent, version: number, by: string, at: string): PastEvent => ({
  version,
  type: event.type,
  body: event.body,
  actor: by,
  at,
});

/** Plays a site's steps from nothing. */
export function playSite(steps: readonly SiteStep[], userId: UserId = own): Site {
  let site = evolveSite(
    emptySite(exampleSite.id),
    recorded(
      {
        type: 'site.opened',
        body: { name: exampleSite.name, country: exampleSite.country, timeZone: exampleSite.timeZone },
      },
      1,
      'administrator',
      steps[0]?.at ?? '2026-01-01T00:00:00Z',
    ),
  );
  for (const step of steps) {
    for (const event of decideSiteStep(site, step, userId)) {
      site = evolveSite(site, recorded(event, site.version + 1, userId(step.by), step.at));
    }
  }
  return site;
}

/** Plays a course's steps from nothing and gives its state and events back. */
export function playCourse(
  id: string,
  steps: readonly CourseStep[],
  place: CoursePlace,
): { course: Course; events: PastEvent[] } {
  let course = openCourse(id);
  const events: PastEvent[] = [];
  for (const step of steps) {
    for (const event of decideStep(course, step, { ...place, events })) {
      const body =
        event.type === 'course.referred'
          ? { ...event.body, personId: 'person', siteId: exampleSite.id }
          : event.body;
      const past = recorded({ ...event, body }, course.version + 1, (place.userId ?? own)(step.by), step.at);
      events.push(past);
      course = past.type === 'course.corrected' ? foldCourse(openCourse(id), events) : evolve(course, past);
    }
  }
  return { course, events };
}
