import type { z } from 'zod';
import * as decision from './commands/decision.ts';
import * as doseDay from './commands/dose-day.ts';
import * as followUp from './commands/follow-up.ts';
import * as intake from './commands/intake.ts';
import * as prescription from './commands/prescription.ts';
import * as release from './commands/release.ts';
import * as supply from './commands/supply.ts';
import type { Role, SignatureMeaning, TrainingTopic } from './vocabulary.ts';

/** The patient's way; screens are ordered by it. */
export const steps = [
  'referral',
  'eligibility',
  'consent-and-cover',
  'prescription',
  'supply',
  'dose-day',
  'release',
  'follow-up',
  'course',
] as const;
export type StepId = (typeof steps)[number];

export interface CommandDefinition<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** The fact that it records. */
  readonly event: `course.${string}`;
  readonly step: StepId;
  /** Who may give it; nobody else. */
  readonly roles: readonly Role[];
  /** The actor signs with this meaning, re-authenticating. */
  readonly signature?: SignatureMeaning;
  /** A second, different person of a role at the dose signs too, with the same training in date. */
  readonly witness?: true;
  /** The operator's training that must be in date. */
  readonly training?: TrainingTopic;
}

const define = <S extends z.ZodType>(definition: CommandDefinition<S>) => definition;

const clinicalDesk: readonly Role[] = ['physician', 'coordinator'];
const hotLab: readonly Role[] = ['radiopharmacist', 'technologist'];
const bedside: readonly Role[] = ['technologist', 'physician'];

/** Every act of the course, in the order of the patient's way. */
export const commands = {
  refer: define({
    schema: intake.refer,
    event: 'course.referred',
    step: 'referral',
    roles: ['coordinator', 'physician', 'referrer'],
  }),
  'receive-document': define({
    schema: intake.receiveDocument,
    event: 'course.document-recorded',
    step: 'referral',
    roles: ['coordinator', 'physician', 'referrer'],
  }),
  'record-history': define({
    schema: intake.recordHistory,
    event: 'course.history-recorded',
    step: 'referral',
    roles: clinicalDesk,
  }),
  'record-labs': define({
    schema: intake.recordLabs,
    event: 'course.labs-recorded',
    step: 'referral',
    roles: ['physician', 'coordinator', 'technologist'],
  }),
  'record-psma-pet': define({
    schema: intake.recordPsmaPet,
    event: 'course.psma-pet-recorded',
    step: 'eligibility',
    roles: ['physician'],
  }),
  'sign-psma-pet': define({
    schema: intake.signPsmaPet,
    event: 'course.psma-pet-signed',
    step: 'eligibility',
    roles: ['physician'],
    signature: 'reviewed',
  }),
  'evaluate-eligibility': define({
    schema: decision.evaluateEligibility,
    event: 'course.eligibility-evaluated',
    step: 'eligibility',
    roles: ['physician'],
  }),
  'decide-board': define({
    schema: decision.decideBoard,
    event: 'course.board-decided',
    step: 'eligibility',
    roles: ['physician'],
    signature: 'approved',
  }),
  'record-consent': define({
    schema: decision.recordConsent,
    event: 'course.consent-recorded',
    step: 'consent-and-cover',
    roles: clinicalDesk,
  }),
  'withdraw-consent': define({
    schema: decision.withdrawConsent,
    event: 'course.consent-withdrawn',
    step: 'consent-and-cover',
    roles: clinicalDesk,
  }),
  'issue-estimate': define({
    schema: decision.issueEstimate,
    event: 'course.estimate-issued',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  'accept-estimate': define({
    schema: decision.acceptEstimate,
    event: 'course.estimate-accepted',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  'record-cover': define({
    schema: decision.recordCover,
    event: 'course.cover-recorded',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  prescribe: define({
    schema: prescription.prescribe,
    event: 'course.prescribed',
    step: 'prescription',
    roles: ['physician'],
    signature: 'prescribed',
  }),
  'void-directive': define({
    schema: prescription.voidDirective,
    event: 'course.directive-voided',
    step: 'prescription',
    roles: ['physician'],
  }),
  'note-conflicting-order': define({
    schema: prescription.noteConflictingOrder,
    event: 'course.conflicting-order-noted',
    step: 'prescription',
    roles: ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'],
  }),
  'order-dose': define({
    schema: supply.orderDose,
    event: 'course.dose-ordered',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'confirm-order': define({
    schema: supply.confirmOrder,
    event: 'course.order-confirmed',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'cancel-order': define({
    schema: supply.cancelOrder,
    event: 'course.order-cancelled',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator', 'physician'],
  }),
  'record-milestone': define({
    schema: supply.recordMilestone,
    event: 'course.milestone-recorded',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'arrange-dose-day': define({
    schema: supply.arrangeDoseDay,
    event: 'course.dose-day-arranged',
    step: 'supply',
    roles: ['coordinator', 'technologist', 'radiopharmacist', 'physician', 'physicist'],
  }),
  'report-missing-dose': define({
    schema: supply.reportMissingDose,
    event: 'course.dose-missing',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator', 'physicist', 'technologist'],
  }),
  'receive-dose': define({
    schema: supply.receiveDose,
    event: 'course.dose-received',
    step: 'supply',
    roles: hotLab,
    training: 'receipt-of-packages',
  }),
  'quarantine-dose': define({
    schema: supply.quarantineDose,
    event: 'course.dose-quarantined',
    step: 'supply',
    roles: ['radiopharmacist', 'technologist', 'physicist', 'physician'],
  }),
  'accept-dose': define({
    schema: supply.acceptDose,
    event: 'course.dose-accepted',
    step: 'supply',
    roles: ['radiopharmacist'],
    signature: 'accepted',
  }),
  'reject-dose': define({
    schema: supply.rejectDose,
    event: 'course.dose-rejected',
    step: 'supply',
    roles: ['radiopharmacist'],
    signature: 'accepted',
  }),
  'assay-dose': define({
    schema: supply.assayDose,
    event: 'course.dose-assayed',
    step: 'supply',
    roles: hotLab,
    training: 'dose-calibrator',
  }),
  'check-fitness': define({
    schema: doseDay.checkFitness,
    event: 'course.fitness-checked',
    step: 'dose-day',
    roles: ['physician'],
  }),
  'check-line': define({
    schema: doseDay.checkLine,
    event: 'course.line-checked',
    step: 'dose-day',
    roles: bedside,
  }),
  'time-out': define({
    schema: doseDay.timeOut,
    event: 'course.time-out-completed',
    step: 'dose-day',
    roles: bedside,
    signature: 'verified',
    witness: true,
    training: 'radioligand-administration',
  }),
  'start-injection': define({
    schema: doseDay.startInjection,
    event: 'course.injection-started',
    step: 'dose-day',
    roles: bedside,
    training: 'radioligand-administration',
  }),
  'check-site': define({
    schema: doseDay.checkSite,
    event: 'course.site-checked',
    step: 'dose-day',
    roles: bedside,
  }),
  'pause-injection': define({
    schema: doseDay.pauseInjection,
    event: 'course.injection-paused',
    step: 'dose-day',
    roles: bedside,
  }),
  'resume-injection': define({
    schema: doseDay.resumeInjection,
    event: 'course.injection-resumed',
    step: 'dose-day',
    roles: bedside,
  }),
  'stop-injection': define({
    schema: doseDay.stopInjection,
    event: 'course.injection-stopped',
    step: 'dose-day',
    roles: bedside,
  }),
  'record-extravasation': define({
    schema: doseDay.recordExtravasation,
    event: 'course.extravasation-recorded',
    step: 'dose-day',
    roles: ['technologist', 'physician', 'physicist'],
  }),
  'measure-residual': define({
    schema: doseDay.measureResidual,
    event: 'course.residual-measured',
    step: 'dose-day',
    roles: hotLab,
    training: 'dose-calibrator',
  }),
  'confirm-delivery': define({
    schema: doseDay.confirmDelivery,
    event: 'course.dose-administered',
    step: 'dose-day',
    roles: ['physician', 'radiopharmacist'],
    signature: 'administered',
  }),
  'measure-dose-rate': define({
    schema: release.measureDoseRate,
    event: 'course.dose-rate-measured',
    step: 'release',
    roles: ['physicist', 'technologist'],
    training: 'radiation-safety',
  }),
  'release-patient': define({
    schema: release.releasePatient,
    event: 'course.patient-released',
    step: 'release',
    roles: ['physicist'],
    signature: 'released',
    training: 'patient-release',
  }),
  'give-instructions': define({
    schema: release.giveInstructions,
    event: 'course.instructions-given',
    step: 'release',
    roles: ['physicist', 'technologist', 'physician'],
  }),
  'plan-follow-up': define({
    schema: release.planFollowUp,
    event: 'course.follow-up-planned',
    step: 'follow-up',
    roles: clinicalDesk,
  }),
  'record-adverse-events': define({
    schema: followUp.recordAdverseEvents,
    event: 'course.adverse-events-recorded',
    step: 'follow-up',
    roles: ['physician', 'technologist'],
  }),
  'evaluate-dose-rule': define({
    schema: followUp.evaluateDoseRule,
    event: 'course.dose-rule-evaluated',
    step: 'follow-up',
    roles: ['physician'],
  }),
  'decide-next-cycle': define({
    schema: followUp.decideNextCycle,
    event: 'course.next-cycle-decided',
    step: 'follow-up',
    roles: ['physician'],
    signature: 'approved',
  }),
  'hold-course': define({
    schema: followUp.holdCourse,
    event: 'course.held',
    step: 'course',
    roles: ['physician'],
  }),
  'resume-course': define({
    schema: followUp.resumeCourse,
    event: 'course.resumed',
    step: 'course',
    roles: ['physician'],
  }),
  'delay-cycle': define({
    schema: followUp.delayCycle,
    event: 'course.cycle-delayed',
    step: 'course',
    roles: clinicalDesk,
  }),
  'end-treatment': define({
    schema: followUp.endTreatment,
    event: 'course.treatment-ended',
    step: 'course',
    roles: ['physician'],
    signature: 'approved',
  }),
  correct: define({
    schema: followUp.correct,
    event: 'course.corrected',
    step: 'course',
    roles: ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'],
  }),
} as const satisfies Record<string, CommandDefinition>;

export type CommandType = keyof typeof commands;
export type CommandBody<K extends CommandType> = z.output<(typeof commands)[K]['schema']>;
export type Command = {
  [K in CommandType]: { type: K; body: CommandBody<K>; overrides: Override[] };
}[CommandType];

/** A gate that does not pass, let through by a person who may, for a reason that is kept. */
export interface Override {
  readonly gate: string;
  readonly reason: string;
}

export const commandTypes = Object.keys(commands) as CommandType[];
