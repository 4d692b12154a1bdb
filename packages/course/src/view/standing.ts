import type { Course, Cycle } from '../course.ts';
import { missingDocuments } from '../documents.ts';
import { currentCycle, liveDirective, nextCycleNumber, plannedAtOf } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { dayIn } from '../time.ts';

/** The way as a patient and his referring doctor are told it. */
export const outsideSteps = ['papers', 'decision', 'agreement', 'treatment', 'check-ups'] as const;
export type OutsideStep = (typeof outsideSteps)[number];

/** Where a course stands, for those outside the team; each has its sentence under `standing.<id>`. */
export const standings = {
  'papers-wanted': 'papers',
  'being-read': 'papers',
  'doctors-decide': 'decision',
  'doctor-explains': 'decision',
  agree: 'agreement',
  cover: 'agreement',
  'date-being-set': 'treatment',
  'date-set': 'treatment',
  'treatment-today': 'treatment',
  'being-treated': 'treatment',
  'check-ups': 'check-ups',
  paused: null,
  ended: null,
} as const satisfies Record<string, OutsideStep | null>;
export type Standing = keyof typeof standings;

export interface OutsideWay {
  readonly id: OutsideStep;
  readonly state: 'done' | 'now' | 'later';
}

/** The planned injection of the cycle under way; null while none is planned or once it was given. */
export function plannedInjection(course: Course): { at: string; cycle: Cycle } | null {
  const directive = liveDirective(course);
  const cycle = currentCycle(course);
  if (directive === null || directive.cycle !== cycle.number || cycle.injection !== null) return null;
  return { at: plannedAtOf(cycle, directive), cycle };
}

export function standingOf(course: Course, given: Given): Standing {
  if (course.status === 'ended') return 'ended';
  const { injection, release } = currentCycle(course);
  if (injection !== null && release === null) return 'being-treated';
  if (course.status === 'held') return 'paused';
  return release === null ? beforeInjection(course, given) : afterRelease(course);
}

function afterRelease(course: Course): Standing {
  const decision = course.cycles[nextCycleNumber(course)]?.decision?.decision;
  return decision === 'proceed' || decision === 'reduce' ? 'date-being-set' : 'check-ups';
}

function beforeInjection(course: Course, given: Given): Standing {
  const { board, consents, cover, eligibility, pet } = course;
  if (board === null) {
    if (missingDocuments(course).length > 0) return 'papers-wanted';
    return eligibility !== null || pet?.read === 'signed' ? 'doctors-decide' : 'being-read';
  }
  if (board.decision !== 'treat') return 'doctor-explains';
  if (consents.treatment === undefined) return 'agree';
  const planned = plannedInjection(course);
  if (planned === null) return cover === null && course.currentCycle === 1 ? 'cover' : 'date-being-set';
  const { timeZone } = given.site;
  const [day, today] = [dayIn(planned.at, timeZone), dayIn(given.now, timeZone)];
  if (day === today) return 'treatment-today';
  return day < today ? 'date-being-set' : 'date-set';
}

/** Of a paused or ended course what was reached is done, and nothing is present. */
export function outsideWay(course: Course, standing: Standing): OutsideWay[] {
  const present = standings[standing];
  const reached: Record<OutsideStep, boolean> = {
    papers: course.board !== null,
    decision: course.board !== null,
    agreement: course.consents.treatment !== undefined,
    treatment: Object.values(course.cycles).some(({ release }) => release !== null),
    'check-ups': course.end !== null && course.cycles[1]?.release != null,
  };
  if (present === null) return outsideSteps.map((id) => ({ id, state: reached[id] ? 'done' : 'later' }));
  const at = outsideSteps.indexOf(present);
  return outsideSteps.map((id, index) => ({
    id,
    state: index < at ? 'done' : index === at ? 'now' : 'later',
  }));
}

export type AppointmentKind = 'treatment' | 'blood-test' | 'scan' | 'visit' | 'next-treatment';

export interface Appointment {
  readonly kind: AppointmentKind;
  /** ISO date in the site's zone. */
  readonly on: string;
  /** Instant of the injection; null where only a day is planned. */
  readonly at: string | null;
  readonly arriveAt: string | null;
  readonly room: string | null;
  /** Where a check-up takes place; null for a treatment, which is here. */
  readonly where: 'here' | 'referring-doctor' | 'shared' | null;
}

/** What is planned from today on, earliest first. */
export function appointmentsOf(course: Course, given: Given): Appointment[] {
  if (course.status === 'ended') return [];
  const today = dayIn(given.now, given.site.timeZone);
  return [...treatments(course, given), ...checkUpsOf(course)]
    .filter(({ on }) => on >= today)
    .toSorted(byDay);
}

export const byDay = (a: { on: string }, b: { on: string }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

function treatments(course: Course, given: Given): Appointment[] {
  if (course.status !== 'open') return [];
  const planned = plannedInjection(course);
  if (planned !== null) {
    const { at, cycle } = planned;
    return [
      {
        kind: 'treatment',
        on: dayIn(at, given.site.timeZone),
        at,
        arriveAt: cycle.arrangement?.patientArrivesAt ?? null,
        room: cycle.arrangement?.room ?? null,
        where: null,
      },
    ];
  }
  const decision = course.cycles[nextCycleNumber(course)]?.decision ?? null;
  if (decision === null || decision.plannedOn === null) return [];
  if (decision.decision !== 'proceed' && decision.decision !== 'reduce') return [];
  return [{ ...onDay('next-treatment', decision.plannedOn), where: null }];
}

/** What the latest plan of check-ups holds, past days included. */
export function checkUpsOf(course: Course): Appointment[] {
  const plan = Object.values(course.cycles).findLast(({ followUp }) => followUp !== null)?.followUp ?? null;
  if (plan === null) return [];
  const { where } = plan;
  return [
    ...plan.labsOn.map((on) => ({ ...onDay('blood-test', on), where })),
    ...(plan.imagingOn === null ? [] : [{ ...onDay('scan', plan.imagingOn), where }]),
    { ...onDay('visit', plan.nextVisitOn), where },
  ];
}

const onDay = (kind: AppointmentKind, on: string) => ({ kind, on, at: null, arriveAt: null, room: null });
