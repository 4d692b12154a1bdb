export { anatomicSites, type Code, lesionTypes } from './code.ts';
export type { Observer, Verification } from './content.ts';
export type { NewObject } from './heading.ts';
export type { LesionSegment } from './segment.ts';
export { createDoseReport, type DoseReport, type Injection } from './write-dose-report.ts';
export { createLesionReport, type LesionReport } from './write-lesion-report.ts';
export { createSegmentation } from './write-segmentation.ts';
export { createStructureSet } from './write-structure-set.ts';
