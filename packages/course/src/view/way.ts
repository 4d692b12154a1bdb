import type { CommandType } from '../command.ts';
import type { Course, Cycle, Fact } from '../course.ts';
import { containerMeasured } from '../decide/delivery.ts';
import { ruleIsCurrent } from '../decide/follow-up.ts';
import { eligibilityIsCurrent } from '../decide/intake.ts';
import { liveDirective, nextCycleNumber } from '../evolve/state.ts';

/** How one act stands in the way of a course. */
interface Act {
  readonly command: CommandType;
  /** The fact that says it is done; null while it is not. */
  readonly done: (course: Course, cycle: Cycle) => Fact | null;
  /** Whether its turn has come: what goes before it is there. */
  readonly ready: (course: Course, cycle: Cycle) => boolean;
  /** Waits for its own time or need, and never heads a worklist. */
  readonly aside?: true | ((course: Course, cycle: Cycle) => boolean);
}

const always = () => true;
const never = () => null;
const notInjected = (_: Course, { injection }: Cycle) => injection === null;
const stopped = (_: Course, { injection }: Cycle) => injection?.stop != null;
const isRunning = ({ injection }: Cycle) => injection !== null && injection.stop === null;
const isPaused = ({ injection }: Cycle) => injection?.pauses.some(({ resumed }) => resumed === null) ?? false;
const treats = ({ board }: Course) => board?.decision === 'treat';
/** The rule's answer for the next dose, unless newer facts have overtaken it. */
const ruleFor = (course: Course) => {
  const rule = course.cycles[nextCycleNumber(course)]?.doseRule ?? null;
  return rule !== null && ruleIsCurrent(course, rule) ? rule : null;
};
/** The decision on the next dose; one to wait is no decision once the course goes on. */
const decisionFor = (course: Course) => {
  const decision = course.cycles[nextCycleNumber(course)]?.decision ?? null;
  return decision?.decision === 'hold' && course.status === 'open' ? null : decision;
};
const discontinued = (course: Course) =>
  course.cycles[nextCycleNumber(course)]?.decision?.decision === 'discontinue';
const mayPrescribe = (course: Course, cycle: Cycle) =>
  treats(course) &&
  cycle.injection === null &&
  (course.currentCycle === 1 ||
    cycle.decision?.decision === 'proceed' ||
    cycle.decision?.decision === 'reduce');
const afterRelease = (_: Course, { release }: Cycle) => release !== null;
const labsAfterDose = (course: Course, cycle: Cycle) =>
  course.labs.find(({ fact }) => fact.version > (cycle.release?.fact.version ?? Number.POSITIVE_INFINITY)) ??
  null;
const newerAdverseEvents = (course: Course, cycle: Cycle) =>
  course.adverseEvents !== null &&
  course.adverseEvents.fact.version > (cycle.release?.fact.version ?? Number.POSITIVE_INFINITY)
    ? course.adverseEvents.fact
    : null;

/** Every act in the order of the patient's way. The first that is ready and not done is what comes next. */
export const way: readonly Act[] = [
  { command: 'refer', done: ({ referral }) => referral?.fact ?? null, ready: always },
  { command: 'receive-document', done: never, ready: ({ referral }) => referral !== null, aside: true },
  {
    command: 'record-history',
    done: ({ history }) => history?.fact ?? null,
    ready: ({ referral }) => referral !== null,
  },
  {
    command: 'record-labs',
    done: (course, cycle) =>
      cycle.release === null
        ? (course.labs.at(-1)?.fact ?? null)
        : (labsAfterDose(course, cycle)?.fact ?? null),
    ready: ({ referral }) => referral !== null,
    // After a release, what the patient takes home comes before the next blood.
    aside: (_, { release, followUp }) => release !== null && followUp === null,
  },
  {
    command: 'record-psma-pet',
    done: ({ pet }) => pet?.fact ?? null,
    ready: ({ referral }) => referral !== null,
  },
  {
    command: 'sign-psma-pet',
    done: ({ pet }) => (pet?.read === 'signed' ? pet.fact : null),
    ready: ({ pet }) => pet !== null,
  },
  {
    command: 'evaluate-eligibility',
    done: (course) =>
      course.eligibility !== null && (course.board !== null || eligibilityIsCurrent(course))
        ? course.eligibility.fact
        : null,
    ready: ({ history, pet }) => history !== null && pet !== null,
  },
  {
    command: 'decide-board',
    done: ({ board }) => board?.fact ?? null,
    ready: ({ eligibility }) => eligibility !== null,
  },
  {
    command: 'record-consent',
    done: ({ consents }) => consents.treatment?.fact ?? null,
    ready: treats,
  },
  {
    command: 'withdraw-consent',
    done: never,
    ready: ({ consents }) => consents.treatment !== undefined,
    aside: true,
  },
  { command: 'issue-estimate', done: ({ estimate }) => estimate?.fact ?? null, ready: treats },
  {
    command: 'accept-estimate',
    done: ({ estimate }) => (estimate?.accepted ? estimate.fact : null),
    ready: ({ estimate }) => estimate !== null,
  },
  {
    command: 'record-cover',
    done: ({ cover }) => cover?.fact ?? null,
    ready: ({ estimate }) => estimate?.accepted ?? false,
  },
  {
    command: 'prescribe',
    done: (course, cycle) =>
      course.directives.findLast(
        ({ cycle: number, status }) => number === cycle.number && (status === 'live' || status === 'used'),
      )?.fact ?? null,
    ready: mayPrescribe,
  },
  { command: 'void-directive', done: never, ready: (course) => liveDirective(course) !== null, aside: true },
  { command: 'note-conflicting-order', done: never, ready: treats, aside: true },
  {
    command: 'order-dose',
    done: (_, { order }) => order?.fact ?? null,
    ready: (course, cycle) => mayPrescribe(course, cycle) && liveDirective(course) !== null,
  },
  {
    command: 'confirm-order',
    done: (_, { order }) => (order !== null && order.status !== 'ordered' ? order.fact : null),
    ready: (_, { order }) => order !== null,
  },
  {
    command: 'record-milestone',
    done: (_, { order }) => order?.milestones.at(-1)?.fact ?? null,
    ready: (_, { order }) => order !== null && order.status !== 'received',
    aside: true,
  },
  {
    command: 'report-missing-dose',
    done: never,
    ready: (_, { order }) => order !== null && order.status !== 'received',
    aside: true,
  },
  {
    command: 'cancel-order',
    done: never,
    ready: (_, { order }) => order !== null && order.status !== 'received',
    aside: true,
  },
  {
    command: 'receive-dose',
    done: (_, { vial }) => vial?.fact ?? null,
    ready: (_, { order }) => order !== null && order.status !== 'ordered',
  },
  { command: 'accept-dose', done: never, ready: (_, { vial }) => vial?.status === 'quarantined' },
  {
    command: 'reject-dose',
    done: never,
    ready: (course, cycle) => cycle.vial !== null && notInjected(course, cycle),
    aside: true,
  },
  {
    command: 'quarantine-dose',
    done: never,
    ready: (_, { vial }) => vial?.status === 'accepted',
    aside: true,
  },
  {
    command: 'assay-dose',
    done: (_, { vial }) => vial?.assays.at(-1)?.fact ?? null,
    ready: (_, { vial }) => vial !== null,
  },
  {
    command: 'check-fitness',
    done: (_, { fitness }) => fitness?.fact ?? null,
    ready: (_, { vial }) => vial !== null,
  },
  {
    command: 'check-line',
    done: (_, { line }) => line?.fact ?? null,
    ready: (_, { fitness }) => fitness !== null,
  },
  {
    command: 'time-out',
    done: (_, { timeOut }) => timeOut?.fact ?? null,
    ready: (course, cycle) => cycle.line !== null && notInjected(course, cycle),
  },
  {
    command: 'start-injection',
    done: (_, { injection }) => injection?.start.fact ?? null,
    ready: (_, { timeOut }) => timeOut !== null,
  },
  {
    command: 'check-site',
    done: (_, { injection }) => injection?.siteChecks.at(-1)?.fact ?? null,
    ready: (_, cycle) => isRunning(cycle),
    aside: true,
  },
  {
    command: 'pause-injection',
    done: never,
    ready: (_, cycle) => isRunning(cycle) && !isPaused(cycle),
    aside: true,
  },
  {
    command: 'resume-injection',
    done: never,
    ready: (_, cycle) => isRunning(cycle) && isPaused(cycle),
    aside: true,
  },
  {
    command: 'stop-injection',
    done: (_, { injection }) => injection?.stop?.fact ?? null,
    ready: (_, { injection }) => injection !== null,
  },
  {
    command: 'record-extravasation',
    done: (_, { injection }) => injection?.extravasation?.fact ?? null,
    ready: (_, { injection }) => injection !== null,
    aside: true,
  },
  {
    command: 'measure-residual',
    done: (_, cycle) => (containerMeasured(cycle) ? (cycle.residuals.at(-1)?.fact ?? null) : null),
    ready: stopped,
  },
  {
    command: 'confirm-delivery',
    done: (_, { delivery }) => (delivery === null || delivery.outdated ? null : delivery.fact),
    ready: (_, { residuals }) => residuals.length > 0,
  },
  {
    command: 'measure-dose-rate',
    done: (_, { doseRates }) => doseRates.at(-1)?.fact ?? null,
    ready: stopped,
  },
  {
    command: 'release-patient',
    done: (_, { release }) => release?.fact ?? null,
    ready: (_, { doseRates }) => doseRates.length > 0,
  },
  { command: 'give-instructions', done: (_, { instructions }) => instructions?.fact ?? null, ready: stopped },
  { command: 'plan-follow-up', done: (_, { followUp }) => followUp?.fact ?? null, ready: afterRelease },
  { command: 'record-adverse-events', done: newerAdverseEvents, ready: afterRelease },
  {
    command: 'evaluate-dose-rule',
    done: (course) => ruleFor(course)?.fact ?? null,
    ready: (course, cycle) =>
      afterRelease(course, cycle) &&
      newerAdverseEvents(course, cycle) !== null &&
      labsAfterDose(course, cycle) !== null,
  },
  {
    command: 'decide-next-cycle',
    done: (course) => decisionFor(course)?.fact ?? null,
    ready: (course) => ruleFor(course) !== null,
  },
  { command: 'hold-course', done: never, ready: ({ status }) => status === 'open', aside: true },
  { command: 'resume-course', done: never, ready: ({ status }) => status === 'held' },
  {
    command: 'delay-cycle',
    done: never,
    ready: (course, cycle) => treats(course) && notInjected(course, cycle),
    aside: true,
  },
  {
    command: 'end-treatment',
    done: ({ end }) => end?.fact ?? null,
    ready: always,
    aside: (course) => !discontinued(course),
  },
  { command: 'correct', done: never, ready: always, aside: true },
];
