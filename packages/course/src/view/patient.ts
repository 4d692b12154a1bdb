import type { Course, Cycle } from '../course.ts';
import { missingDocuments } from '../documents.ts';
import type { Given } from '../given.ts';
import { type Instruction, instructionsOf } from '../instructions.ts';
import { counsellingOf } from '../rules/label.ts';
import { dayIn } from '../time.ts';
import {
  type Appointment,
  appointmentsOf,
  type OutsideWay,
  outsideWay,
  type Standing,
  standingOf,
} from './standing.ts';

type DocumentKind = ReturnType<typeof missingDocuments>[number];
type Advice = Pick<Instruction, 'id' | 'text' | 'source'>;

/** What to have with one on the day of the treatment, beside papers that are missing. */
export type BringItem = 'identity-document' | 'medicines-list' | 'insurance-card' | 'travel-card';

/** A course as its patient is shown it: where he is, what is next, what to bring, what holds afterwards. */
export interface PatientCourse {
  readonly courseId: string;
  readonly standing: Standing;
  readonly way: readonly OutsideWay[];
  /** Number of the treatment under way or next, and how many the doctors plan; null before they decided. */
  readonly treatment: { readonly number: number; readonly planned: number } | null;
  /** Until when a paused course waits for its review, where a day was said. */
  readonly pausedUntil: string | null;
  readonly appointments: readonly Appointment[];
  /** Papers that are still wanted, by name. */
  readonly papersWanted: readonly DocumentKind[];
  readonly papersHere: readonly DocumentKind[];
  readonly bring: readonly BringItem[];
  /** What the label has one do in the days of the treatment. */
  readonly prepare: readonly Advice[];
  readonly after: {
    readonly cycle: number;
    readonly startedAt: string;
    readonly instructions: readonly (Instruction & { readonly over: boolean })[];
    readonly travelCardNumber: string | null;
  } | null;
  /** The number given with the instructions, else the hospital's; null where neither is on record. */
  readonly call: { readonly phone: string; readonly from: 'instructions' | 'hospital' } | null;
  readonly language: string | null;
  /** The patient's own zone, as the referral states it. */
  readonly timeZone: string | null;
  readonly consent: {
    readonly signedOn: string;
    readonly language: string;
    readonly interpreter: string;
    readonly copyGiven: boolean;
  } | null;
}

export function patientCourse(course: Course, given: Given): PatientCourse {
  const standing = standingOf(course, given);
  const appointments = appointmentsOf(course, given);
  const treated = lastTreated(course);
  const treatmentNext = appointments.some(({ kind }) => kind === 'treatment');
  return {
    courseId: course.id,
    standing,
    way: outsideWay(course, standing),
    treatment:
      course.board?.decision === 'treat'
        ? { number: course.currentCycle, planned: course.board.plannedCycles }
        : null,
    pausedUntil: standing === 'paused' ? (course.hold?.reviewOn ?? null) : null,
    appointments,
    papersWanted: course.status === 'ended' ? [] : missingDocuments(course),
    papersHere: kindsHere(course),
    bring: treatmentNext ? bringOf(course, treated) : [],
    prepare: treatmentNext ? counsellingOf(given.site).filter(({ id }) => id === 'hydration') : [],
    after: treated === null ? null : afterOf(course, treated, given),
    call: callOf(treated, given),
    language: course.referral?.language ?? null,
    timeZone: course.referral?.timeZone ?? null,
    consent: consentOf(course),
  };
}

/** The latest cycle whose injection has ended. */
const lastTreated = (course: Course): Cycle | null =>
  Object.values(course.cycles).findLast(({ injection }) => injection !== null && injection.stop !== null) ??
  null;

const kindsHere = ({ documents }: Course): DocumentKind[] =>
  Object.entries(documents).flatMap(([kind, status]) =>
    status === 'received' ? [kind as DocumentKind] : [],
  );

function bringOf({ referral }: Course, treated: Cycle | null): BringItem[] {
  const insured = referral?.payer.kind === 'commercial-insurer' || referral?.payer.kind === 'public-insurer';
  return [
    'identity-document',
    'medicines-list',
    ...(insured ? (['insurance-card'] as const) : []),
    ...(treated?.instructions == null ? [] : (['travel-card'] as const)),
  ];
}

function afterOf(course: Course, cycle: Cycle, given: Given): PatientCourse['after'] {
  if (cycle.injection === null) return null;
  const today = dayIn(given.now, given.site.timeZone);
  return {
    cycle: cycle.number,
    startedAt: cycle.injection.start.startedAt,
    instructions: instructionsOf(course, cycle.number, given)
      .map((one) => ({ ...one, over: one.until !== null && one.until < today }))
      .toSorted((a, b) => Number(a.over) - Number(b.over) || byDay(a.until, b.until)),
    travelCardNumber: cycle.instructions?.travelCardNumber ?? null,
  };
}

/** What ends first stands first; what has no end stands last. */
const byDay = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

function callOf(treated: Cycle | null, { site }: Given): PatientCourse['call'] {
  const said = treated?.instructions?.emergencyPhone ?? null;
  if (said !== null) return { phone: said, from: 'instructions' };
  return site.contact === undefined ? null : { phone: site.contact.phone, from: 'hospital' };
}

function consentOf({ consents }: Course): PatientCourse['consent'] {
  const given = consents.treatment;
  if (given === undefined) return null;
  const { signedOn, language, interpreter, copyGiven } = given;
  return { signedOn, language, interpreter, copyGiven };
}
