export {
  activityFromCounts,
  type CalibrationMeasurement,
  calibrateCamera,
  withCommonFactors,
} from './camera-calibration.ts';
export { type PopulationHalfLife, parseCurve, type TimeActivityCurve } from './curve.ts';
export type { Alternative, CurveFit, FittedModel, Note, NoteCode, Parameter } from './curve-fit.ts';
export { trueCountRate } from './dead-time.ts';
export { type ExponentialModelName, exponentialModelNames } from './exponential-model.ts';
export { fitCurve, type ModelChoice, modelChoices } from './fit-curve.ts';
export { type ActivityMaps, type IntegratedMap, integrateMaps } from './fit-map.ts';
export { bloodBasedMarrow, freeLigandRatio, imageBasedMarrow, plasmaRatio } from './marrow.ts';
export { type RandomStream, randomStream } from './random.ts';
export {
  fitRecovery,
  outlinedVolume,
  type RecoveryCurve,
  type RecoveryMeasurement,
  recoveryAt,
} from './recovery-coefficient.ts';
export { type Resampled, resampleTia } from './resample.ts';
export { hanscheidRatio, hanscheidTia, madsenTia, type SinglePoint } from './single-time-point.ts';
export { tails } from './trapezoid.ts';
