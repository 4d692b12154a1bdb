import type { Course, Cycle } from '../course.ts';
import { missingDocuments } from '../documents.ts';
import type { Given } from '../given.ts';
import { labelOf } from '../rules/label.ts';
import { dayIn } from '../time.ts';
import {
  type Appointment,
  appointmentsOf,
  byDay,
  checkUpsOf,
  type OutsideWay,
  outsideWay,
  plannedInjection,
  type Standing,
  standingOf,
} from './standing.ts';

/** What was given in one cycle, for the doctor who sent the patient. */
export interface CycleSummary {
  readonly cycle: number;
  readonly givenAt: string;
  /** Null until the delivery is confirmed. */
  readonly deliveredMBq: number | null;
  readonly releasedAt: string | null;
  readonly labsOn: readonly string[];
  readonly nextVisitOn: string | null;
  readonly where: 'here' | 'referring-doctor' | 'shared' | null;
}

/** A blood count that the plan has at the referring doctor; wanted until one drawn on its day or later is here. */
interface WantedLabs {
  readonly on: string;
  readonly overdue: boolean;
}

/** A course as the doctor who referred it is shown it. */
export interface ReferredCourse {
  readonly standing: Standing;
  readonly way: readonly OutsideWay[];
  readonly treatment: { readonly number: number; readonly planned: number } | null;
  readonly papersWanted: ReturnType<typeof missingDocuments>;
  readonly labsWanted: readonly WantedLabs[];
  readonly appointments: readonly Appointment[];
  readonly cycles: readonly CycleSummary[];
  /** When the last planned dose falls due if every cycle keeps the label's interval; null while it cannot be said. */
  readonly done: { readonly on: string; readonly intervalDays: number; readonly remaining: number } | null;
  readonly endedOn: string | null;
}

export function referredCourse(course: Course, given: Given): ReferredCourse {
  const standing = standingOf(course, given);
  const appointments = appointmentsOf(course, given);
  return {
    standing,
    way: outsideWay(course, standing),
    treatment:
      course.board?.decision === 'treat'
        ? { number: course.currentCycle, planned: course.board.plannedCycles }
        : null,
    papersWanted: course.status === 'ended' ? [] : missingDocuments(course),
    labsWanted: labsWanted(course, given),
    appointments,
    cycles: Object.values(course.cycles).flatMap(summaryOf),
    done: doneOn(course, given),
    endedOn: course.end?.endedOn ?? null,
  };
}

function labsWanted(course: Course, given: Given): WantedLabs[] {
  if (course.status === 'ended') return [];
  const day = (at: string) => dayIn(at, given.site.timeZone);
  const today = day(given.now);
  return checkUpsOf(course)
    .filter(
      ({ kind, where }) => kind === 'blood-test' && (where === 'referring-doctor' || where === 'shared'),
    )
    .filter(({ on }) => !course.labs.some(({ collectedAt }) => day(collectedAt) >= on))
    .map(({ on }) => ({ on, overdue: on < today }))
    .toSorted(byDay);
}

function summaryOf({ number, injection, delivery, release, followUp }: Cycle): CycleSummary[] {
  if (injection === null || injection.stop === null) return [];
  return [
    {
      cycle: number,
      givenAt: injection.start.startedAt,
      deliveredMBq: delivery === null || delivery.outdated ? null : delivery.deliveredMBq,
      releasedAt: release?.releasedAt ?? null,
      labsOn: followUp?.labsOn ?? [],
      nextVisitOn: followUp?.nextVisitOn ?? null,
      where: followUp?.where ?? null,
    },
  ];
}

/** The last known dose, given or planned, and one interval of the label for each that remains. */
function doneOn(course: Course, given: Given): ReferredCourse['done'] {
  const label = labelOf(given.site);
  if (course.status !== 'open' || course.board?.decision !== 'treat' || label === null) return null;
  const known = lastKnownDose(course, given);
  if (known === null) return null;
  const remaining = course.board.plannedCycles - known.cycle;
  if (remaining < 0) return null;
  const on = Temporal.PlainDate.from(known.on).add({ days: remaining * label.intervalDays });
  return { on: on.toString(), intervalDays: label.intervalDays, remaining };
}

function lastKnownDose(course: Course, given: Given): { cycle: number; on: string } | null {
  const day = (at: string) => dayIn(at, given.site.timeZone);
  const planned = plannedInjection(course);
  if (planned !== null) return { cycle: planned.cycle.number, on: day(planned.at) };
  const decided = Object.values(course.cycles).findLast(
    ({ injection, decision }) => injection === null && decision !== null && decision.plannedOn !== null,
  );
  if (decided?.decision?.plannedOn != null) return { cycle: decided.number, on: decided.decision.plannedOn };
  const treated = Object.values(course.cycles).findLast(({ injection }) => injection !== null);
  if (treated === undefined || treated.injection === null) return null;
  return { cycle: treated.number, on: day(treated.injection.start.startedAt) };
}
