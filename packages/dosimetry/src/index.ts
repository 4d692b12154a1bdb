export { DosimetryError, type DosimetryErrorCode, dosimetryErrorCodes } from './errors.ts';
export { type DoseImages, readDoseImages } from './image/dose-images.ts';
export { announcedBytes, formatNifti, type NiftiImage, niftiHeaderBytes, parseNifti } from './image/nifti.ts';
export { convolve } from './kernels/convolve.ts';
export { runKernelDose } from './kernels/kernel-dose.ts';
export { localDose } from './kernels/local-dose.ts';
export { type VoxelS, type VoxelSRequest, voxelSValues } from './kernels/voxel-s-values.ts';
export * from './kinetics/index.ts';
export type { Measured } from './measured.ts';
export * from './metrics/index.ts';
export { decayEmission } from './transport/decay-emission.ts';
export type { DecayEmission, DoseProblem } from './transport/dose-problem.ts';
export { inlineExecutor } from './transport/inline-executor.ts';
export { type Material, materialNamed } from './transport/materials.ts';
export {
  type BatchExecutor,
  type DoseOptions,
  type DoseResult,
  type RegionDose,
  runDose,
} from './transport/run-dose.ts';
export type { VoxelGrid } from './transport/voxel-grid.ts';
