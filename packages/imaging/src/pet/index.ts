export {
  analysePet,
  liverRadiusMm,
  type PetAnalysis,
  type PetRequest,
  readSuv,
  segmentPet,
} from './analyse-pet.ts';
export { type SuvKind, suvKinds } from './body.ts';
export { type Components, type Connectivity, connectedComponents, labelImage } from './components.ts';
export { type Lesion, measureComponents } from './lesions.ts';
export type { Note } from './scan-start.ts';
export { type SuvConversion, suvConversion } from './suv.ts';
export { type SegmentationMethod, segmentationMethods, sphereUptake, thresholdOf } from './thresholds.ts';
