import { DosimetryError } from '../errors.ts';
import { joulePerKeV } from '../transport/constants.ts';
import type { DecayEmission } from '../transport/dose-problem.ts';
import type { Material } from '../transport/materials.ts';
import { partSeed } from '../transport/random.ts';
import { type BatchExecutor, runDose } from '../transport/run-dose.ts';
import type { VoxelGrid } from '../transport/voxel-grid.ts';
import { dosePointKernel } from './dose-point-kernel.ts';
import { energyStencil } from './energy-stencil.ts';
import { meanOf } from './mean-of.ts';
import { pointKernels, voxelKernel } from './voxel-kernel.ts';

export type VoxelSRequest = {
  readonly emission: DecayEmission;
  readonly medium: Material;
  readonly densityGPerCm3: number;
  readonly voxelMm: number;
  /** A cube of n³ voxels in vacuum (n odd) with the source in its middle; without it the medium has no end. */
  readonly cube?: number;
  /** Largest offset wanted, voxels. */
  readonly radius: number;
  /** Photons; a tenth as many electrons make the point kernel. */
  readonly histories: number;
  readonly seed: number;
  readonly executor: BatchExecutor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
};

/** S at offset (i, j, k) with 0 ≤ i ≤ j ≤ k: mean absorbed dose per decay, mGy/(MBq s), and its relative standard error. */
export type VoxelS = readonly [i: number, j: number, k: number, S: number, relStdError: number];

/** Independent parts that a point kernel is made of, to know its error. */
const parts = 5;
/** Electrons, which stop near, know their kernel sooner than photons do. */
const electronsOf = (histories: number): number => Math.ceil(histories / 10 / parts);
/** keV/g per decay in mGy per MBq and second. */
const mGyPerKeVPerG = joulePerKeV * 1e12;

/**
 * Voxel S values (MIRD Pamphlet 17) of a source spread evenly over a voxel. Errors: `out-of-range`.
 */
export async function voxelSValues(request: VoxelSRequest): Promise<VoxelS[]> {
  const { densityGPerCm3, voxelMm, cube, radius } = request;
  if (!(voxelMm >= 0.1 && voxelMm <= 30))
    throw new DosimetryError('out-of-range', `a voxel of ${voxelMm} mm: 0.1 to 30 mm can be computed`);
  if (!(densityGPerCm3 >= 1e-4 && densityGPerCm3 <= 22.6))
    throw new DosimetryError(
      'out-of-range',
      `a density of ${densityGPerCm3} g/cm³: 0.0001 to 22.6 can be computed`,
    );
  if (!(Number.isInteger(radius) && radius >= 0 && radius <= 40))
    throw new DosimetryError('out-of-range', `a radius of ${radius} voxels: 0 to 40 can be computed`);
  if (
    cube !== undefined &&
    !(Number.isInteger(cube) && cube % 2 === 1 && cube >= 2 * radius + 1 && cube <= 201)
  )
    throw new DosimetryError(
      'out-of-range',
      `a cube of ${cube} voxels: an odd number from ${2 * radius + 1} to 201 is needed`,
    );
  return cube === undefined ? endless(request) : within(request, cube);
}

/** In a medium without end: point kernels, integrated over the voxels. */
function endless({
  emission,
  medium,
  densityGPerCm3,
  voxelMm,
  radius,
  histories,
  seed,
}: VoxelSRequest): VoxelS[] {
  const size = voxelMm / 10;
  const kernels = Array.from({ length: parts }, (_, part) =>
    voxelKernel(
      pointKernels(
        medium,
        emission,
        { electrons: electronsOf(histories), photons: Math.ceil(histories / parts) },
        partSeed(seed, part),
      ),
      densityGPerCm3,
      [size, size, size],
      [radius, radius, radius],
    ),
  );
  return offsets(radius).map(([i, j, k]) => {
    const at = i + (radius + 1) * (j + (radius + 1) * k);
    const { mean, standardError } = meanOf(kernels.map(({ keVPerG }) => keVPerG[at] as number));
    return [i, j, k, mean * mGyPerKeVPerG, mean > 0 ? standardError / mean : 1];
  });
}

/** In a cube of voxels in vacuum: by Monte Carlo in the voxels. */
async function within(request: VoxelSRequest, side: number): Promise<VoxelS[]> {
  const { emission, medium, densityGPerCm3, voxelMm, radius, seed } = request;
  const voxels = side ** 3;
  const middle = (side - 1) / 2;
  const grid: VoxelGrid = {
    dims: [side, side, side],
    spacingMm: [voxelMm, voxelMm, voxelMm],
    density: new Float32Array(voxels).fill(densityGPerCm3),
    material: new Uint8Array(voxels),
    materials: [medium],
  };
  const activity = new Float32Array(voxels);
  activity[middle * (1 + side + side * side)] = 1;
  // Offsets that symmetry makes equal are one region.
  const classes = offsets(radius);
  const labelOf = new Map(classes.map((offset, index) => [offset.join(), index + 1]));
  const labels = new Uint32Array(voxels);
  for (let z = 0; z < side; z++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const offset = [x, y, z].map((at) => Math.abs(at - middle)).sort((a, b) => a - b);
        labels[x + side * (y + side * z)] = labelOf.get(offset.join()) ?? 0;
      }
  const { regions } = await runDose(
    { grid, activity, emission, seed, kernelHistories: parts * electronsOf(request.histories) },
    {
      histories: request.histories,
      labels,
      executor: request.executor,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    },
  );
  const electronError = electronErrors(request, classes);
  return regions.map(({ label, meanDoseGyPerDecay, relStdError }) => {
    const [i, j, k] = classes[label - 1] as [number, number, number];
    const dose = meanDoseGyPerDecay as number;
    const electrons = (electronError[label - 1] as number) / dose;
    // Gy per decay to mGy/(MBq s).
    return [i, j, k, dose * 1e9, dose > 0 ? Math.hypot(relStdError ?? 0, electrons) : 1];
  });
}

/** Standard error of each class's electron dose, Gy per decay, from independent parts of the kernel. */
function electronErrors(
  { emission, medium, densityGPerCm3, voxelMm, radius, histories, seed }: VoxelSRequest,
  classes: readonly (readonly [number, number, number])[],
): number[] {
  if (emission.electrons.bins.length + emission.electrons.lines.length === 0) return classes.map(() => 0);
  const size = (densityGPerCm3 * voxelMm) / 10;
  const massKg = (densityGPerCm3 * (voxelMm / 10) ** 3) / 1000;
  const stencils = Array.from({ length: parts }, (_, part) =>
    energyStencil(
      dosePointKernel(medium, emission.electrons, electronsOf(histories), partSeed(seed, part)),
      [size, size, size],
      { most: [radius, radius, radius] },
    ),
  );
  return classes.map(([i, j, k]) => {
    const { standardError } = meanOf(
      stencils.map(({ reach: [r], keV }) => {
        const width = 2 * r + 1;
        return k > r ? 0 : (keV[i + r + width * (j + r + width * (k + r))] as number);
      }),
    );
    return (standardError * joulePerKeV) / massKg;
  });
}

/** Offsets that symmetry does not make equal: 0 ≤ i ≤ j ≤ k ≤ radius. */
function offsets(radius: number): [number, number, number][] {
  const all: [number, number, number][] = [];
  for (let i = 0; i <= radius; i++)
    for (let j = i; j <= radius; j++) for (let k = j; k <= radius; k++) all.push([i, j, k]);
  return all;
}
