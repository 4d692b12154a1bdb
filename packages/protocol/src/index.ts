export { type AdministrationMethod, administrationMethods } from './administration-method.ts';
export { type AdverseEventTerm, adverseEventTerm } from './adverse-event-term.ts';
export { cockcroftGaultMlPerMin } from './cockcroft-gault.ts';
export type { CtcaePack, CtcaeTerm } from './ctcae-pack.ts';
export type {
  DoseModificationPack,
  DoseModificationRow,
  RowEffect,
  RowTrigger,
} from './dose-modification-pack.ts';
export { type AdverseEvent, type DoseRuleCase, doseRuleCase, parseDoseRuleCase } from './dose-rule-case.ts';
export {
  type EligibilityCase,
  eligibilityCase,
  type Lesion,
  type PsmaPet,
  parseEligibilityCase,
  type Therapy,
} from './eligibility-case.ts';
export type {
  Attestation,
  EligibilityCriterion,
  EligibilityPack,
  EligibilityRule,
} from './eligibility-pack.ts';
export { referenceOrgan } from './eligibility-pet.ts';
export {
  castrationKind,
  chemotherapyPlan,
  conditionState,
  type LesionSite,
  lesionSite,
  type PsmaTracer,
  petRead,
  progressionKind,
  psmaTracer,
  type TherapyClass,
  therapyClass,
  therapyEndReason,
} from './eligibility-vocabulary.ts';
export { ProtocolError, type ProtocolErrorCode, protocolErrorCodes } from './errors.ts';
export {
  type DoseRuleAction,
  type DoseRuleEffect,
  type DoseRuleEvaluation,
  type DoseRuleRow,
  evaluateDoseRule,
} from './evaluate-dose-rule.ts';
export {
  type EligibilityCriterionResult,
  type EligibilityEvaluation,
  type EligibilityOutcome,
  evaluateEligibility,
} from './evaluate-eligibility.ts';
export {
  evaluateRelease,
  isAt1m,
  type ReleaseEvaluation,
  type ReleaseGiven,
  type ReleaseMeasurement,
  type ReleaseRuleResult,
} from './evaluate-release.ts';
export type { FitnessPack } from './fitness-pack.ts';
export { type FitnessWindow, fitnessWindow } from './fitness-window.ts';
export { forecastReleaseInstant, type ReleaseForecast } from './forecast-release.ts';
export { type CtcaeGrade, type CtcaeInput, ctcaeTerm, gradeCtcae } from './grade-ctcae.ts';
export { administrationMethod, type LabelPack } from './label-pack.ts';
export {
  type Bounds,
  fromStoredUnit,
  type LaboratoryQuantity,
  type LaboratoryQuantityId,
  laboratoryQuantity,
  type ReportingUnit,
  toStoredUnit,
} from './laboratory-quantity.ts';
export { type LocalValue, localValue, withLocalValues } from './local-values.ts';
export { and, known, not, or, type Result, test } from './logic.ts';
export { type NetDoseRate, netDoseRate, type ReadingKind, readingKinds } from './net-dose-rate.ts';
export { doseModificationPacks } from './packs/dose-modification.ts';
export { laboratoryQuantityIds } from './packs/laboratory.ts';
export { parsePack } from './parse-pack.ts';
export type {
  Provenance,
  RuleStatus,
  Source,
  SourcedBoolean,
  SourcedNumber,
  SourcedNumberOrUnknown,
  SourcedText,
} from './provenance.ts';
export { listReferenceFacts, type ReferenceFact, referenceTopics } from './reference-facts.ts';
export { getPack, listPacks, type PackKind, type Packs, packKinds, type RulePack } from './registry.ts';
export type { RegulationPack } from './regulation-pack.ts';
export type { ReleaseMeasurementRules, ReleasePack, ReleaseRule } from './release-pack.ts';
export { readSignedCitation, type SignedCitation, signedCitation } from './signed-citation.ts';
export type { Wording } from './wording.ts';
