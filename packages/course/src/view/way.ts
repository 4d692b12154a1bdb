import type { CommandType } from '../command-table.ts';
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
  /** The act that comes before it and is not there yet; null once its time has come. */
  readonly after: (course: Course, cycle: Cycle) => CommandType | null;
  /** An act of need alone: whether there is anything for it to act on (a vial in quarantine, a pause). */
  readonly occasion?: (course: Course, cycle: Cycle) => boolean;
  /** Whether the course goes that way at all: without it, nobody is asked for the act. */
  readonly wanted?: (course: Course, cycle: Cycle) => boolean;
  /** Waits for its own time or need, and never heads a worklist. */
  readonly aside?: true | ((course: Course, cycle: Cycle) => boolean);
}

const nothing = () => null;
const notInjected = (_: Course, { injection }: Cycle) => injection === null;
const isRunning = (_: Course, { injection }: Cycle) => injection !== null && injection.stop === null;
const isPaused = (_: Course, { injection }: Cycle) =>
  injection?.pauses.some(({ resumed }) => resumed === null) ?? false;
const underWay = (_: Course, { order }: Cycle) => order !== null && order.status !== 'received';
const treats = ({ board }: Course) => board?.decision === 'treat';
const undecided = (course: Course) => !treats(course);
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
/** Waits for the first of these that is not there. */
const needs =
  (...acts: readonly [CommandType, (course: Course, cycle: Cycle) => unknown][]) =>
  (course: Course, cycle: Cycle): CommandType | null =>
    acts.find(([, there]) => !there(course, cycle))?.[0] ?? null;
const referral = needs(['refer', (course) => course.referral]);
const board = needs(['decide-board', (course) => course.board]);
const directive = needs(['prescribe', (course, { number }) => directiveOf(course, number)]);
const order = needs(['order-dose', (_, cycle) => cycle.order]);
const vial = needs(['receive-dose', (_, cycle) => cycle.vial]);
const injection = needs(['start-injection', (_, cycle) => cycle.injection]);
const stop = needs(['stop-injection', (_, cycle) => cycle.injection?.stop]);
const release = needs(['release-patient', (_, cycle) => cycle.release]);
const directiveOf = (course: Course, cycle: number) =>
  course.directives.findLast(
    ({ cycle: number, status }) => number === cycle && (status === 'live' || status === 'used'),
  ) ?? null;
const labsAfterDose = (course: Course, cycle: Cycle) =>
  course.labs.find(({ fact }) => fact.version > (cycle.release?.fact.version ?? Number.POSITIVE_INFINITY)) ??
  null;
const newerAdverseEvents = (course: Course, cycle: Cycle) =>
  course.adverseEvents !== null &&
  course.adverseEvents.fact.version > (cycle.release?.fact.version ?? Number.POSITIVE_INFINITY)
    ? course.adverseEvents.fact
    : null;

/** Every act in the order of the patient's way. The first whose time has come and that is not done comes next. */
export const way: readonly Act[] = [
  { command: 'refer', done: (course) => course.referral?.fact ?? null, after: nothing },
  { command: 'receive-document', done: nothing, after: referral, aside: true },
  { command: 'record-history', done: ({ history }) => history?.fact ?? null, after: referral },
  {
    command: 'record-labs',
    done: (course, cycle) =>
      cycle.release === null
        ? (course.labs.at(-1)?.fact ?? null)
        : (labsAfterDose(course, cycle)?.fact ?? null),
    after: referral,
    // After a release, what the patient takes home comes before the next blood.
    aside: (_, cycle) => cycle.release !== null && cycle.followUp === null,
  },
  { command: 'record-psma-pet', done: ({ pet }) => pet?.fact ?? null, after: referral },
  {
    command: 'sign-psma-pet',
    done: ({ pet }) => (pet?.read === 'signed' ? pet.fact : null),
    after: needs(['record-psma-pet', ({ pet }) => pet]),
  },
  {
    command: 'evaluate-eligibility',
    done: (course) =>
      course.eligibility !== null && (course.board !== null || eligibilityIsCurrent(course))
        ? course.eligibility.fact
        : null,
    after: needs(['record-history', ({ history }) => history], ['record-psma-pet', ({ pet }) => pet]),
  },
  {
    command: 'decide-board',
    done: (course) => course.board?.fact ?? null,
    after: needs(['evaluate-eligibility', ({ eligibility }) => eligibility]),
  },
  {
    command: 'record-consent',
    done: ({ consents }) => consents.treatment?.fact ?? null,
    after: board,
    wanted: treats,
  },
  {
    command: 'withdraw-consent',
    done: nothing,
    after: needs(['record-consent', ({ consents }) => consents.treatment]),
    aside: true,
  },
  {
    // Abroad it is asked for before anybody has read the images; nobody is sent for it before the board.
    command: 'issue-estimate',
    done: ({ estimate }) => estimate?.fact ?? null,
    after: referral,
    wanted: ({ board }) => board?.decision !== 'do-not-treat',
    aside: undecided,
  },
  {
    command: 'accept-estimate',
    done: ({ estimate }) => (estimate?.accepted ? estimate.fact : null),
    after: needs(['issue-estimate', ({ estimate }) => estimate]),
    aside: undecided,
  },
  {
    command: 'record-cover',
    done: ({ cover }) => cover?.fact ?? null,
    after: needs(
      ['issue-estimate', ({ estimate }) => estimate],
      ['accept-estimate', ({ estimate }) => estimate?.accepted],
    ),
    aside: undecided,
  },
  {
    command: 'prescribe',
    done: (course, { number }) => directiveOf(course, number)?.fact ?? null,
    after: board,
    wanted: mayPrescribe,
  },
  {
    command: 'void-directive',
    done: nothing,
    after: directive,
    occasion: (course) => liveDirective(course) !== null,
    aside: true,
  },
  { command: 'note-conflicting-order', done: nothing, after: board, wanted: treats, aside: true },
  {
    command: 'order-dose',
    done: (_, cycle) => cycle.order?.fact ?? null,
    after: directive,
    wanted: mayPrescribe,
  },
  {
    command: 'confirm-order',
    done: (_, cycle) => (cycle.order !== null && cycle.order.status !== 'ordered' ? cycle.order.fact : null),
    after: order,
  },
  {
    command: 'record-milestone',
    done: (_, cycle) => cycle.order?.milestones.at(-1)?.fact ?? null,
    after: order,
    occasion: underWay,
    aside: true,
  },
  {
    command: 'arrange-dose-day',
    done: (_, { arrangement }) => arrangement?.fact ?? null,
    after: directive,
    occasion: notInjected,
    wanted: treats,
    aside: true,
  },
  {
    command: 'clear-arrangement',
    done: nothing,
    after: needs(['arrange-dose-day', (_, cycle) => cycle.arrangement]),
    occasion: notInjected,
    aside: true,
  },
  { command: 'report-missing-dose', done: nothing, after: order, occasion: underWay, aside: true },
  { command: 'cancel-order', done: nothing, after: order, occasion: underWay, aside: true },
  {
    command: 'receive-dose',
    done: (_, cycle) => cycle.vial?.fact ?? null,
    after: needs(
      ['order-dose', (_, cycle) => cycle.order],
      ['confirm-order', (_, cycle) => cycle.order?.status !== 'ordered'],
    ),
  },
  {
    command: 'accept-dose',
    done: nothing,
    after: vial,
    occasion: (_, cycle) => cycle.vial?.status === 'quarantined',
  },
  { command: 'reject-dose', done: nothing, after: vial, occasion: notInjected, aside: true },
  {
    command: 'quarantine-dose',
    done: nothing,
    after: vial,
    occasion: (_, cycle) => cycle.vial?.status === 'accepted',
    aside: true,
  },
  { command: 'assay-dose', done: (_, cycle) => cycle.vial?.assays.at(-1)?.fact ?? null, after: vial },
  { command: 'check-fitness', done: (_, { fitness }) => fitness?.fact ?? null, after: vial },
  {
    command: 'check-line',
    done: (_, { line }) => line?.fact ?? null,
    after: needs(['check-fitness', (_, { fitness }) => fitness]),
  },
  {
    command: 'time-out',
    done: (_, { timeOut }) => timeOut?.fact ?? null,
    after: needs(['check-line', (_, { line }) => line]),
  },
  {
    command: 'start-injection',
    done: (_, cycle) => cycle.injection?.start.fact ?? null,
    after: needs(['time-out', (_, { timeOut }) => timeOut]),
  },
  {
    command: 'check-site',
    done: (_, cycle) => cycle.injection?.siteChecks.at(-1)?.fact ?? null,
    after: injection,
    occasion: isRunning,
    aside: true,
  },
  {
    command: 'pause-injection',
    done: nothing,
    after: injection,
    occasion: (course, cycle) => isRunning(course, cycle) && !isPaused(course, cycle),
    aside: true,
  },
  {
    command: 'resume-injection',
    done: nothing,
    after: injection,
    occasion: (course, cycle) => isRunning(course, cycle) && isPaused(course, cycle),
    aside: true,
  },
  {
    command: 'stop-injection',
    done: (_, cycle) => cycle.injection?.stop?.fact ?? null,
    after: injection,
  },
  {
    command: 'record-extravasation',
    done: (_, cycle) => cycle.injection?.extravasation?.fact ?? null,
    after: injection,
    aside: true,
  },
  {
    command: 'measure-residual',
    done: (_, cycle) => (containerMeasured(cycle) ? (cycle.residuals.at(-1)?.fact ?? null) : null),
    after: stop,
  },
  {
    command: 'confirm-delivery',
    done: (_, { delivery }) => (delivery === null || delivery.outdated ? null : delivery.fact),
    after: needs(['measure-residual', (_, { residuals }) => residuals.length > 0]),
  },
  { command: 'measure-dose-rate', done: (_, { doseRates }) => doseRates.at(-1)?.fact ?? null, after: stop },
  {
    command: 'release-patient',
    done: (_, cycle) => cycle.release?.fact ?? null,
    after: needs(['measure-dose-rate', (_, { doseRates }) => doseRates.length > 0]),
  },
  { command: 'give-instructions', done: (_, { instructions }) => instructions?.fact ?? null, after: stop },
  { command: 'plan-follow-up', done: (_, { followUp }) => followUp?.fact ?? null, after: release },
  { command: 'record-adverse-events', done: newerAdverseEvents, after: release },
  {
    command: 'evaluate-dose-rule',
    done: (course) => ruleFor(course)?.fact ?? null,
    after: needs(
      ['release-patient', (_, cycle) => cycle.release],
      ['record-adverse-events', newerAdverseEvents],
      ['record-labs', labsAfterDose],
    ),
  },
  {
    command: 'decide-next-cycle',
    done: (course) => decisionFor(course)?.fact ?? null,
    after: needs(['evaluate-dose-rule', ruleFor]),
  },
  {
    command: 'hold-course',
    done: nothing,
    after: nothing,
    occasion: ({ status }) => status === 'open',
    aside: true,
  },
  { command: 'resume-course', done: nothing, after: nothing, occasion: ({ status }) => status === 'held' },
  {
    command: 'delay-cycle',
    done: nothing,
    after: board,
    occasion: notInjected,
    wanted: treats,
    aside: true,
  },
  {
    command: 'end-treatment',
    done: ({ end }) => end?.fact ?? null,
    after: nothing,
    aside: (course) => !discontinued(course),
  },
  { command: 'correct', done: nothing, after: nothing, aside: true },
];
