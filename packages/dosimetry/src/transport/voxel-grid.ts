import type { Material } from './materials.ts';

/** A body in voxels; index = x + nx (y + ny z). Outside is vacuum. */
export type VoxelGrid = {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  /** g/cm³ by voxel. */
  readonly density: Float32Array;
  /** Index into `materials` by voxel. */
  readonly material: Uint8Array;
  readonly materials: readonly Material[];
};
