import { DosimetryError } from '../errors.ts';
import type { DosePointKernel, dosePointKernel } from '../kernels/dose-point-kernel.ts';
import { type EnergyStencil, energyStencil, stencilReach } from '../kernels/energy-stencil.ts';
import { type ElectronSource, electronEnergyPerDecay } from './electron-source.ts';
import { continuousRange } from './electron-tables.ts';
import { type PhotonTables, photonTables } from './photon-tables.ts';
import { sharedArray } from './shared-array.ts';
import { uniformSurroundings } from './uniform-surroundings.ts';
import type { VoxelGrid } from './voxel-grid.ts';

/** What one decay sends out. Alpha particles and whatever stops within a cell are `localKeV`. */
export type DecayEmission = {
  readonly electrons: ElectronSource;
  readonly photons: readonly { readonly energyKeV: number; readonly perDecay: number }[];
  readonly localKeV: number;
};

/** All that a decay sends out, keV. */
export const emittedKeV = ({ electrons, photons, localKeV }: DecayEmission): number =>
  electronEnergyPerDecay(electrons) +
  photons.reduce((sum, { energyKeV, perDecay }) => sum + energyKeV * perDecay, 0) +
  localKeV;

/** Of electrons and photons, keV. */
export const highestEnergyKeV = ({ electrons, photons }: DecayEmission): number =>
  [
    ...electrons.bins.map(({ toKeV }) => toKeV),
    ...electrons.lines.map(({ energyKeV }) => energyKeV),
    ...photons.map(({ energyKeV }) => energyKeV),
  ].reduce((highest, energy) => Math.max(highest, energy), 0);

export type DoseProblem = {
  readonly grid: VoxelGrid;
  /** Decays by voxel, relative: only their shares count. */
  readonly activity: Float32Array;
  readonly emission: DecayEmission;
  readonly seed: number;
  /** Electrons that a point kernel is made of (a default that follows from the wanted precision). */
  readonly kernelHistories?: number;
};

/** A problem with all that its batches share: tables, point kernels, and the electron dose that needs no chance. */
export type PreparedProblem = {
  readonly problem: DoseProblem;
  /** By material; null where the grid has none of it. */
  readonly photonTables: readonly (PhotonTables | null)[];
  /** By material; null where no decays are in it. */
  readonly kernels: readonly (DosePointKernel | null)[];
  readonly ranges: readonly number[];
  /** Electron dose of voxels whose surroundings are uniform, keV cm³/g per decay of the whole map. */
  readonly certain: Float64Array;
  /** Voxels near a border, whose electrons are cast as rays, and how many rays a batch gives each. */
  readonly borderVoxels: Uint32Array;
  readonly borderRays: Uint16Array;
  readonly decays: number;
  readonly activeVoxels: number;
};

/**
 * Electrons of a point kernel by the precision wanted of a voxel: 12,000 know a voxel's own energy to 0.03 % and that of
 * a face neighbour to 0.3 %, 5,000 to 0.05 % and 0.5 %. A medium of few decays gets fewer.
 */
const kernelElectrons = (precision: number): number =>
  Math.min(12_000, Math.max(5_000, Math.ceil(100 / precision)));
const partInFewDecays = 0.4;
/** Rays of a batch from the border voxel of most decays; others have fewer, but never less than `leastRays`. */
const mostRays = 300;
const leastRays = 3;

type Triple = readonly [number, number, number];

/** A point kernel to be simulated: what `dosePointKernel` is given. */
export type KernelRequest = Parameters<typeof dosePointKernel>;

/** Decays by material, and how many they are. Errors: `no-activity`, `out-of-range` where they lie without mass. */
export function decaysByMaterial({ grid: { density, material, materials }, activity }: DoseProblem): {
  decaysIn: Float64Array;
  decays: number;
} {
  const decaysIn = new Float64Array(materials.length);
  for (let voxel = 0; voxel < material.length; voxel++) {
    if ((activity[voxel] as number) === 0) continue;
    if ((density[voxel] as number) === 0)
      throw new DosimetryError('out-of-range', 'decays lie in a voxel without mass');
    const m = material[voxel] as number;
    decaysIn[m] = (decaysIn[m] as number) + (activity[voxel] as number);
  }
  const decays = decaysIn.reduce((sum, value) => sum + value, 0);
  if (!(decays > 0)) throw new DosimetryError('no-activity', 'no voxel of the activity map holds any decays');
  return { decaysIn, decays };
}

/**
 * The point kernels that a problem needs, by material; null where it needs none. `precision`: relative standard error
 * wanted of a voxel. Errors: as `decaysByMaterial`.
 */
export function kernelRequests(problem: DoseProblem, precision: number): (KernelRequest | null)[] {
  const { decaysIn, decays } = decaysByMaterial(problem);
  const { materials } = problem.grid;
  const { electrons } = problem.emission;
  if (electrons.bins.length + electrons.lines.length === 0) return materials.map(() => null);
  return materials.map((medium, m) => {
    const share = (decaysIn[m] as number) / decays;
    const part = share > 0.1 ? 1 : partInFewDecays;
    const histories = problem.kernelHistories ?? Math.ceil(part * kernelElectrons(precision));
    return share > 0 ? [medium, electrons, histories, problem.seed] : null;
  });
}

/** Prepares a problem with its point kernels, as `kernelRequests` asked for them. */
export function prepareProblem(
  problem: DoseProblem,
  kernels: readonly (DosePointKernel | null)[],
): PreparedProblem {
  const { grid, activity, emission } = problem;
  const { density, material, materials } = grid;
  const decays = activity.reduce((sum, value) => sum + value, 0);
  const present = new Uint8Array(materials.length);
  let activeVoxels = 0;
  for (let voxel = 0; voxel < material.length; voxel++) {
    present[material[voxel] as number] = 1;
    if ((activity[voxel] as number) > 0) activeVoxels++;
  }
  const { localKeV } = emission;
  const highest = highestEnergyKeV(emission);
  const ranges = materials.map((medium, m) => (present[m] === 1 ? continuousRange(medium, highest) : 1));
  const tables = materials.map((medium, m) => (present[m] === 1 ? photonTables(medium, highest) : null));

  const certain = sharedArray(Float64Array, density.length);
  const border: number[] = [];
  const rays: number[] = [];
  const isUniform = uniformSurroundings(grid);
  const stencils = new Map<number, { size: Triple; reach: Triple; made: EnergyStencil | null }>();
  const sizeAt = (rho: number): Triple =>
    grid.spacingMm.map((size) => (size / 10) * rho) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  const most = activity.reduce((value, next) => Math.max(value, next), 0);
  let voxel = -1;
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++)
      for (let x = 0; x < nx; x++) {
        voxel++;
        const share = (activity[voxel] as number) / decays;
        if (share === 0) continue;
        const rho = density[voxel] as number;
        if (localKeV > 0) certain[voxel] = (certain[voxel] as number) + (share * localKeV) / rho;
        const kernel = kernels[material[voxel] as number];
        if (kernel === undefined || kernel === null) continue;
        // Stencils are made for densities half a percent apart.
        const key = Math.round(Math.log(rho) * 200) * 256 + (material[voxel] as number);
        let stencil = stencils.get(key);
        if (stencil === undefined) {
          const size = sizeAt(rho);
          stencil = { size, reach: stencilReach(kernel, size), made: null };
          stencils.set(key, stencil);
        }
        if (!isUniform(x, y, z, stencil.reach)) {
          border.push(voxel);
          rays.push(leastRays + Math.floor((mostRays * (activity[voxel] as number)) / most));
          continue;
        }
        // Made when first needed: in thin air it reaches beyond any grid.
        stencil.made ??= energyStencil(kernel, stencil.size);
        const { keV } = stencil.made;
        const [rx, ry, rz] = stencil.reach;
        let at = 0;
        for (let k = -rz; k <= rz; k++)
          for (let j = -ry; j <= ry; j++) {
            let to = voxel - rx + nx * (j + ny * k);
            for (let i = -rx; i <= rx; i++, at++, to++)
              certain[to] = (certain[to] as number) + (share * (keV[at] as number)) / (density[to] as number);
          }
      }
  return {
    problem,
    photonTables: tables,
    kernels,
    ranges,
    certain,
    borderVoxels: Uint32Array.from(border),
    borderRays: Uint16Array.from(rays),
    decays,
    activeVoxels,
  };
}
