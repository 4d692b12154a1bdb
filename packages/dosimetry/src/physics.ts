/** The physics beneath the dose, for whoever holds it against published figures. */
export { dosePointKernel } from './kernels/dose-point-kernel.ts';
export { energyWithin } from './kernels/radial-energy.ts';
export { pointKernels } from './kernels/voxel-kernel.ts';
export { electronEnergyPerDecay } from './transport/electron-source.ts';
export { mediumConstants, restrictedStoppingPower } from './transport/electron-stopping.ts';
export { continuousRange } from './transport/electron-tables.ts';
export { corticalBone, lung, softTissue, water } from './transport/materials.ts';
export { photonTables } from './transport/photon-tables.ts';
