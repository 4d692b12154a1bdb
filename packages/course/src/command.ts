import type { z } from 'zod';
import { type CommandFacts, type CommandType, commandTable } from './command-table.ts';
import * as decision from './commands/decision.ts';
import * as doseDay from './commands/dose-day.ts';
import * as followUp from './commands/follow-up.ts';
import * as intake from './commands/intake.ts';
import * as prescription from './commands/prescription.ts';
import * as release from './commands/release.ts';
import * as supply from './commands/supply.ts';

export interface CommandDefinition<S extends z.ZodType = z.ZodType> extends CommandFacts {
  readonly schema: S;
}

/** Every act with the form of what is entered for it. */
export const commands = {
  refer: { ...commandTable.refer, schema: intake.refer },
  'receive-document': { ...commandTable['receive-document'], schema: intake.receiveDocument },
  'record-history': { ...commandTable['record-history'], schema: intake.recordHistory },
  'record-labs': { ...commandTable['record-labs'], schema: intake.recordLabs },
  'record-psma-pet': { ...commandTable['record-psma-pet'], schema: intake.recordPsmaPet },
  'sign-psma-pet': { ...commandTable['sign-psma-pet'], schema: intake.signPsmaPet },
  'evaluate-eligibility': { ...commandTable['evaluate-eligibility'], schema: decision.evaluateEligibility },
  'decide-board': { ...commandTable['decide-board'], schema: decision.decideBoard },
  'record-consent': { ...commandTable['record-consent'], schema: decision.recordConsent },
  'withdraw-consent': { ...commandTable['withdraw-consent'], schema: decision.withdrawConsent },
  'issue-estimate': { ...commandTable['issue-estimate'], schema: decision.issueEstimate },
  'accept-estimate': { ...commandTable['accept-estimate'], schema: decision.acceptEstimate },
  'record-cover': { ...commandTable['record-cover'], schema: decision.recordCover },
  prescribe: { ...commandTable.prescribe, schema: prescription.prescribe },
  'void-directive': { ...commandTable['void-directive'], schema: prescription.voidDirective },
  'note-conflicting-order': {
    ...commandTable['note-conflicting-order'],
    schema: prescription.noteConflictingOrder,
  },
  'order-dose': { ...commandTable['order-dose'], schema: supply.orderDose },
  'confirm-order': { ...commandTable['confirm-order'], schema: supply.confirmOrder },
  'cancel-order': { ...commandTable['cancel-order'], schema: supply.cancelOrder },
  'record-milestone': { ...commandTable['record-milestone'], schema: supply.recordMilestone },
  'arrange-dose-day': { ...commandTable['arrange-dose-day'], schema: supply.arrangeDoseDay },
  'clear-arrangement': { ...commandTable['clear-arrangement'], schema: supply.clearArrangement },
  'report-missing-dose': { ...commandTable['report-missing-dose'], schema: supply.reportMissingDose },
  'receive-dose': { ...commandTable['receive-dose'], schema: supply.receiveDose },
  'quarantine-dose': { ...commandTable['quarantine-dose'], schema: supply.quarantineDose },
  'accept-dose': { ...commandTable['accept-dose'], schema: supply.acceptDose },
  'reject-dose': { ...commandTable['reject-dose'], schema: supply.rejectDose },
  'assay-dose': { ...commandTable['assay-dose'], schema: supply.assayDose },
  'check-fitness': { ...commandTable['check-fitness'], schema: doseDay.checkFitness },
  'check-line': { ...commandTable['check-line'], schema: doseDay.checkLine },
  'time-out': { ...commandTable['time-out'], schema: doseDay.timeOut },
  'start-injection': { ...commandTable['start-injection'], schema: doseDay.startInjection },
  'check-site': { ...commandTable['check-site'], schema: doseDay.checkSite },
  'pause-injection': { ...commandTable['pause-injection'], schema: doseDay.pauseInjection },
  'resume-injection': { ...commandTable['resume-injection'], schema: doseDay.resumeInjection },
  'stop-injection': { ...commandTable['stop-injection'], schema: doseDay.stopInjection },
  'record-extravasation': { ...commandTable['record-extravasation'], schema: doseDay.recordExtravasation },
  'measure-residual': { ...commandTable['measure-residual'], schema: doseDay.measureResidual },
  'confirm-delivery': { ...commandTable['confirm-delivery'], schema: doseDay.confirmDelivery },
  'measure-dose-rate': { ...commandTable['measure-dose-rate'], schema: release.measureDoseRate },
  'release-patient': { ...commandTable['release-patient'], schema: release.releasePatient },
  'give-instructions': { ...commandTable['give-instructions'], schema: release.giveInstructions },
  'plan-follow-up': { ...commandTable['plan-follow-up'], schema: release.planFollowUp },
  'record-adverse-events': { ...commandTable['record-adverse-events'], schema: followUp.recordAdverseEvents },
  'evaluate-dose-rule': { ...commandTable['evaluate-dose-rule'], schema: followUp.evaluateDoseRule },
  'decide-next-cycle': { ...commandTable['decide-next-cycle'], schema: followUp.decideNextCycle },
  'hold-course': { ...commandTable['hold-course'], schema: followUp.holdCourse },
  'resume-course': { ...commandTable['resume-course'], schema: followUp.resumeCourse },
  'delay-cycle': { ...commandTable['delay-cycle'], schema: followUp.delayCycle },
  'end-treatment': { ...commandTable['end-treatment'], schema: followUp.endTreatment },
  correct: { ...commandTable.correct, schema: followUp.correct },
} as const satisfies Record<CommandType, CommandDefinition>;

export type CommandBody<K extends CommandType> = z.output<(typeof commands)[K]['schema']>;
export type Command = {
  [K in CommandType]: { type: K; body: CommandBody<K>; overrides: Override[] };
}[CommandType];

/** A gate that does not pass, let through by a person who may, for a reason that is kept. */
export interface Override {
  readonly gate: string;
  readonly reason: string;
}
