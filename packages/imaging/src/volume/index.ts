export { readVolume } from './read-volume.ts';
export { groupSeries, type Problem, type Series } from './series.ts';
export type { Slice } from './slices.ts';
export type { Vector } from './vectors.ts';
export { type Grid, scaled, toPatient, toVoxel, type Volume, valueAt, voxelMl } from './volume.ts';
