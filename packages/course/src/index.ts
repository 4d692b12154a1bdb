export { type AssayDeviation, assayDeviationOf } from './assay-deviation.ts';
export * from './command.ts';
export * from './command-table.ts';
export * from './course.ts';
export { correctable } from './decide/correct.ts';
export {
  CourseInputError,
  type Decision,
  decide,
  gatesOf,
  parseCommand,
} from './decide/decide.ts';
export { awaitedDocuments, awaitsDocument, missingDocuments, unaskedDocuments } from './documents.ts';
export { doseDayActs } from './dose-day-acts.ts';
export { type DoseWindow, doseWindowsOf, labelledActivityMBq, vialActivityMBq } from './dose-window.ts';
export type { NewEvent, PastEvent } from './event.ts';
export { courseEventTypes, evolve, foldCourse } from './evolve/evolve.ts';
export {
  currentCycle,
  cycleOf,
  liveDirective,
  nextCycleNumber,
  openCourse,
  plannedAtOf,
} from './evolve/state.ts';
export { isTimeZone } from './fields.ts';
export { forgettingGates, mayForget } from './forgetting.ts';
export * from './gate.ts';
export { type GateId, gateIds } from './gate-rules.ts';
export type { Actor, Given } from './given.ts';
export { type Instruction, instructionsOf } from './instructions.ts';
export { psaResponse } from './psa-response.ts';
export { actsOfDevice } from './readiness/acts-of-device.ts';
export {
  type Colleague,
  closesNothing,
  isNeeded,
  isReady,
  type Mending,
  type ReadinessItem,
  readinessOf,
} from './readiness/readiness.ts';
export { readinessStages } from './readiness/stages.ts';
export { doseRuleCaseOf } from './rules/dose-rule.ts';
export { eligibilityCaseOf } from './rules/eligibility.ts';
export { labelOf } from './rules/label.ts';
export { releaseForecastOf } from './rules/release.ts';
export { setUpLists } from './set-up-lists.ts';
export { decideSite, parseSiteCommand, type SiteCommand } from './site/decide-site.ts';
export { evolveSite, siteEventTypes } from './site/evolve-site.ts';
export { type Device, emptySite, type Site } from './site/site.ts';
export * from './site/site-command.ts';
export * from './site/site-command-table.ts';
export {
  type DoseFit,
  type DoseOfDay,
  type DosePhase,
  type DoseVial,
  dosesOfDay,
} from './view/day.ts';
export type { Repair } from './view/day-repairs.ts';
export {
  type DoseUnderWay,
  doseUnderWay,
  type JourneyStop,
  type LanePlaceId,
  lanePlaceIds,
  type Whereabouts,
} from './view/journey.ts';
export { type BringItem, type PatientCourse, patientCourse } from './view/patient.ts';
export { type PromptId, promptIds } from './view/prompt.ts';
export { type CycleSummary, type ReferredCourse, referredCourse } from './view/referred.ts';
export {
  type Appointment,
  type OutsideStep,
  type OutsideWay,
  outsideSteps,
  type Standing,
  standings,
} from './view/standing.ts';
export { expectedArrival } from './view/supply-prompts.ts';
export { viewCourse } from './view/view.ts';
export { type WallDose, wallDose } from './view/wall.ts';
export * from './vocabulary.ts';
