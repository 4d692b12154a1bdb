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

/** What an act is, apart from the form of what is entered for it. */
export interface CommandFacts {
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

const define = (facts: CommandFacts) => facts;

const clinicalDesk: readonly Role[] = ['physician', 'coordinator'];
const hotLab: readonly Role[] = ['radiopharmacist', 'technologist'];
const bedside: readonly Role[] = ['technologist', 'physician'];

/** Every act of the course, in the order of the patient's way. Their forms stand in `commands`. */
export const commandTable = {
  refer: define({
    event: 'course.referred',
    step: 'referral',
    roles: ['coordinator', 'physician', 'referrer'],
  }),
  'receive-document': define({
    event: 'course.document-recorded',
    step: 'referral',
    roles: ['coordinator', 'physician', 'referrer'],
  }),
  'record-history': define({
    event: 'course.history-recorded',
    step: 'referral',
    roles: clinicalDesk,
  }),
  'record-labs': define({
    event: 'course.labs-recorded',
    step: 'referral',
    roles: ['physician', 'coordinator', 'technologist'],
  }),
  'record-psma-pet': define({
    event: 'course.psma-pet-recorded',
    step: 'eligibility',
    roles: ['physician'],
  }),
  'sign-psma-pet': define({
    event: 'course.psma-pet-signed',
    step: 'eligibility',
    roles: ['physician'],
    signature: 'reviewed',
  }),
  'evaluate-eligibility': define({
    event: 'course.eligibility-evaluated',
    step: 'eligibility',
    roles: ['physician'],
  }),
  'decide-board': define({
    event: 'course.board-decided',
    step: 'eligibility',
    roles: ['physician'],
    signature: 'approved',
  }),
  'record-consent': define({
    event: 'course.consent-recorded',
    step: 'consent-and-cover',
    roles: clinicalDesk,
  }),
  'withdraw-consent': define({
    event: 'course.consent-withdrawn',
    step: 'consent-and-cover',
    roles: clinicalDesk,
  }),
  'issue-estimate': define({
    event: 'course.estimate-issued',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  'accept-estimate': define({
    event: 'course.estimate-accepted',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  'record-cover': define({
    event: 'course.cover-recorded',
    step: 'consent-and-cover',
    roles: ['coordinator', 'manager'],
  }),
  prescribe: define({
    event: 'course.prescribed',
    step: 'prescription',
    roles: ['physician'],
    signature: 'prescribed',
  }),
  'void-directive': define({
    event: 'course.directive-voided',
    step: 'prescription',
    roles: ['physician'],
  }),
  'note-conflicting-order': define({
    event: 'course.conflicting-order-noted',
    step: 'prescription',
    roles: ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'],
  }),
  'order-dose': define({
    event: 'course.dose-ordered',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'confirm-order': define({
    event: 'course.order-confirmed',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'cancel-order': define({
    event: 'course.order-cancelled',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator', 'physician'],
  }),
  'record-milestone': define({
    event: 'course.milestone-recorded',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator'],
  }),
  'arrange-dose-day': define({
    event: 'course.dose-day-arranged',
    step: 'supply',
    roles: ['coordinator', 'technologist', 'radiopharmacist', 'physician', 'physicist'],
  }),
  'clear-arrangement': define({
    event: 'course.arrangement-cleared',
    step: 'supply',
    roles: ['coordinator', 'technologist', 'radiopharmacist', 'physician', 'physicist'],
  }),
  'report-missing-dose': define({
    event: 'course.dose-missing',
    step: 'supply',
    roles: ['radiopharmacist', 'coordinator', 'physicist', 'technologist'],
  }),
  'receive-dose': define({
    event: 'course.dose-received',
    step: 'supply',
    roles: hotLab,
    training: 'receipt-of-packages',
  }),
  'quarantine-dose': define({
    event: 'course.dose-quarantined',
    step: 'supply',
    roles: ['radiopharmacist', 'technologist', 'physicist', 'physician'],
  }),
  'accept-dose': define({
    event: 'course.dose-accepted',
    step: 'supply',
    roles: ['radiopharmacist'],
    signature: 'accepted',
  }),
  'reject-dose': define({
    event: 'course.dose-rejected',
    step: 'supply',
    roles: ['radiopharmacist'],
    signature: 'accepted',
  }),
  'assay-dose': define({
    event: 'course.dose-assayed',
    step: 'supply',
    roles: hotLab,
    training: 'dose-calibrator',
  }),
  'check-fitness': define({
    event: 'course.fitness-checked',
    step: 'dose-day',
    roles: ['physician'],
  }),
  'check-line': define({
    event: 'course.line-checked',
    step: 'dose-day',
    roles: bedside,
  }),
  'time-out': define({
    event: 'course.time-out-completed',
    step: 'dose-day',
    roles: bedside,
    signature: 'verified',
    witness: true,
    training: 'radioligand-administration',
  }),
  'start-injection': define({
    event: 'course.injection-started',
    step: 'dose-day',
    roles: bedside,
    training: 'radioligand-administration',
  }),
  'check-site': define({
    event: 'course.site-checked',
    step: 'dose-day',
    roles: bedside,
  }),
  'pause-injection': define({
    event: 'course.injection-paused',
    step: 'dose-day',
    roles: bedside,
  }),
  'resume-injection': define({
    event: 'course.injection-resumed',
    step: 'dose-day',
    roles: bedside,
  }),
  'stop-injection': define({
    event: 'course.injection-stopped',
    step: 'dose-day',
    roles: bedside,
  }),
  'record-extravasation': define({
    event: 'course.extravasation-recorded',
    step: 'dose-day',
    roles: ['technologist', 'physician', 'physicist'],
  }),
  'measure-residual': define({
    event: 'course.residual-measured',
    step: 'dose-day',
    roles: hotLab,
    training: 'dose-calibrator',
  }),
  'confirm-delivery': define({
    event: 'course.dose-administered',
    step: 'dose-day',
    roles: ['physician', 'radiopharmacist'],
    signature: 'administered',
  }),
  'measure-dose-rate': define({
    event: 'course.dose-rate-measured',
    step: 'release',
    roles: ['physicist', 'technologist'],
    training: 'radiation-safety',
  }),
  'release-patient': define({
    event: 'course.patient-released',
    step: 'release',
    roles: ['physicist'],
    signature: 'released',
    training: 'patient-release',
  }),
  'give-instructions': define({
    event: 'course.instructions-given',
    step: 'release',
    roles: ['physicist', 'technologist', 'physician'],
  }),
  'plan-follow-up': define({
    event: 'course.follow-up-planned',
    step: 'follow-up',
    roles: clinicalDesk,
  }),
  'record-adverse-events': define({
    event: 'course.adverse-events-recorded',
    step: 'follow-up',
    roles: ['physician', 'technologist'],
  }),
  'evaluate-dose-rule': define({
    event: 'course.dose-rule-evaluated',
    step: 'follow-up',
    roles: ['physician'],
  }),
  'decide-next-cycle': define({
    event: 'course.next-cycle-decided',
    step: 'follow-up',
    roles: ['physician'],
    signature: 'approved',
  }),
  'hold-course': define({
    event: 'course.held',
    step: 'course',
    roles: ['physician'],
  }),
  'resume-course': define({
    event: 'course.resumed',
    step: 'course',
    roles: ['physician'],
  }),
  'delay-cycle': define({
    event: 'course.cycle-delayed',
    step: 'course',
    roles: clinicalDesk,
  }),
  'end-treatment': define({
    event: 'course.treatment-ended',
    step: 'course',
    roles: ['physician'],
    signature: 'approved',
  }),
  correct: define({
    event: 'course.corrected',
    step: 'course',
    roles: ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'],
  }),
} as const satisfies Record<string, CommandFacts>;

export type CommandType = keyof typeof commandTable;
export const commandTypes = Object.keys(commandTable) as CommandType[];
export const isCommandType = (type: string): type is CommandType => (commandTypes as string[]).includes(type);

/** The command that records an event of this type. */
export const commandOf = (eventType: string): CommandType | null =>
  commandTypes.find((type) => commandTable[type].event === eventType) ?? null;
