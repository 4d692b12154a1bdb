export { anatomicSites, type Code, lesionTypes } from './code.ts';
export type { NewObject } from './heading.ts';
export type { LesionSegment } from './segment.ts';
export { createSegmentation } from './write-segmentation.ts';
