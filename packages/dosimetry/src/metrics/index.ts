export {
  biologicallyEffectiveDose,
  equivalentDoseIn2Gy,
  leaCatcheside,
  type TissueResponse,
} from './biologically-effective-dose.ts';
export { type DoseRatePhase, doseOf, doseRateAt, doseRatePhases } from './dose-rate.ts';
export { type DoseVolume, doseAtVolume, doseVolume, volumeAtDose } from './dose-volume.ts';
export { equivalentUniformDose } from './equivalent-uniform-dose.ts';
export { dosePerAdministered, meanDose, type RegionVoxels, regionVoxels } from './mean-dose.ts';
export { powerLawS, type SphereS, sphereDose } from './sphere-dose.ts';
export { type TissueRecord, tissueResponses } from './tissue-responses.ts';
