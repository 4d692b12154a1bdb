import { type DecayEmission, highestEnergyKeV } from '../transport/dose-problem.ts';
import type { Material } from '../transport/materials.ts';
import { dosePointKernel } from './dose-point-kernel.ts';
import { type EnergyStencil, energyStencil } from './energy-stencil.ts';
import { photonPointKernel } from './photon-point-kernel.ts';
import { energyWithin, type RadialEnergy } from './radial-energy.ts';

/** Histories of the two point kernels. */
export type KernelHistories = { readonly electrons: number; readonly photons: number };

/** Where one decay leaves its energy in a uniform medium without end: what voxel kernels are made of. */
export type PointKernels = {
  readonly electrons: RadialEnergy | null;
  readonly photons: RadialEnergy | null;
  readonly localKeV: number;
};

/**
 * Absorbed dose (keV/g per decay) at voxel offsets (0…rx, 0…ry, 0…rz), x fastest, of decays spread evenly over the
 * voxel at the origin. Other offsets follow by symmetry.
 */
export type VoxelKernel = {
  readonly reach: readonly [number, number, number];
  readonly keVPerG: Float32Array;
  /** What of the first value electrons and alphas leave in their own voxel. */
  readonly ownKeVPerG: number;
};

/** Simulates the point kernels of a decay's emissions. Keeps to `seed`. */
export function pointKernels(
  medium: Material,
  emission: DecayEmission,
  histories: KernelHistories,
  seed: number,
): PointKernels {
  const { electrons, photons, localKeV } = emission;
  const moving =
    electrons.bins.length + electrons.lines.length > 0
      ? dosePointKernel(medium, electrons, histories.electrons, seed)
      : null;
  const radiated = moving?.photons ?? [];
  return {
    electrons: moving,
    photons:
      photons.length + radiated.length > 0
        ? photonPointKernel(medium, photons, radiated, highestEnergyKeV(emission), histories.photons, seed)
        : null,
    localKeV,
  };
}

/** Mean of kernels of the same emissions and medium. */
export function averageKernels({ localKeV }: DecayEmission, kernels: readonly PointKernels[]): PointKernels {
  const mean = (of: 'electrons' | 'photons'): RadialEnergy | null => {
    const all = kernels.flatMap((one) => one[of] ?? []);
    const [first] = all;
    if (first === undefined) return null;
    const within = first.within.map(
      (_, i) => all.reduce((sum, one) => sum + (one.within[i] as number), 0) / all.length,
    );
    return { reachGPerCm2: first.reachGPerCm2, within };
  };
  return {
    electrons: mean('electrons'),
    photons: mean('photons'),
    localKeV,
  };
}

/** Radius (cm) within which all but a ten-thousandth of the energy is left. */
export function reachCm({ electrons, photons }: PointKernels, densityGPerCm3: number): number {
  const radii = [electrons, photons].map((kernel) => {
    if (kernel === null) return 0;
    const bins = kernel.within.length - 1;
    const enough = 0.9999 * (kernel.within[bins] as number);
    return kernel.reachGPerCm2 * (kernel.within.findIndex((energy) => energy >= enough) / bins) ** 2;
  });
  return Math.max(...radii) / densityGPerCm3;
}

/** From this many voxel edges on a photon kernel is taken at its middle, with the next term of its expansion. */
const nearEdges = 3;
/** Photons are straight and reach far: their near part needs finer directions than that of electrons. */
const photonSteps = 48;

/** Integrates point kernels over voxels of a size (cm) at a density (g/cm³), out to `reach` voxels. */
export function voxelKernel(
  { electrons, photons, localKeV }: PointKernels,
  densityGPerCm3: number,
  sizeCm: readonly [number, number, number],
  reach: readonly [number, number, number],
): VoxelKernel {
  const [rx, ry, rz] = reach;
  const [ax, ay, az] = sizeCm;
  const size: [number, number, number] = [ax * densityGPerCm3, ay * densityGPerCm3, az * densityGPerCm3];
  const massG = densityGPerCm3 * ax * ay * az;
  const keVPerG = new Float32Array((rx + 1) * (ry + 1) * (rz + 1));
  keVPerG[0] = localKeV / massG;
  if (electrons !== null)
    addStencil(keVPerG, reach, energyStencil(electrons, size, { most: reach }), reach, massG);
  const ownKeVPerG = keVPerG[0] as number;
  if (photons === null) return { reach, keVPerG, ownKeVPerG };

  const farthest = nearEdges * Math.max(...size);
  const near = size.map((edge) => Math.ceil(farthest / edge)) as [number, number, number];
  const around = Math.hypot(...near.map((count, axis) => (count + 1) * (size[axis] as number)));
  const most = near.map((count, axis) => Math.min(count, reach[axis] as number)) as [number, number, number];
  const stencil = energyStencil(inner(photons, around), size, { steps: photonSteps, most });
  addStencil(keVPerG, reach, stencil, most, massG);
  const perRadius = energyPerRadius(photons);
  const [sx, sy, sz] = size;
  // ρ² turns an energy per (g/cm²)³ into one per gram.
  const scale = (densityGPerCm3 * densityGPerCm3) / (4 * Math.PI);
  let at = -1;
  for (let k = 0; k <= rz; k++)
    for (let j = 0; j <= ry; j++)
      for (let i = 0; i <= rx; i++) {
        at++;
        if (i <= near[0] && j <= near[1] && k <= near[2]) continue;
        const [x2, y2, z2] = [(i * sx) ** 2, (j * sy) ** 2, (k * sz) ** 2];
        const r2 = x2 + y2 + z2;
        // Mean over both voxels of 1/r², to second order in their size.
        const spread =
          (8 * (sx * sx * x2 + sy * sy * y2 + sz * sz * z2)) / r2 - 2 * (sx * sx + sy * sy + sz * sz);
        keVPerG[at] =
          (keVPerG[at] as number) + (scale * perRadius(Math.sqrt(r2)) * (1 + spread / (12 * r2))) / r2;
      }
  return { reach, keVPerG, ownKeVPerG };
}

/** Adds a stencil's values at offsets up to `limit` to an octant. */
function addStencil(
  octant: Float32Array,
  [rx, ry, rz]: readonly [number, number, number],
  { reach: [sx, sy, sz], keV }: EnergyStencil,
  limit: readonly [number, number, number],
  massG: number,
): void {
  for (let k = 0; k <= Math.min(rz, sz, limit[2]); k++)
    for (let j = 0; j <= Math.min(ry, sy, limit[1]); j++)
      for (let i = 0; i <= Math.min(rx, sx, limit[0]); i++) {
        const to = i + (rx + 1) * (j + (ry + 1) * k);
        const from = i + sx + (2 * sx + 1) * (j + sy + (2 * sy + 1) * (k + sz));
        octant[to] = (octant[to] as number) + (keV[from] as number) / massG;
      }
}

/** The inner part of a kernel, in bins of its own. */
function inner(kernel: RadialEnergy, radius: number): RadialEnergy {
  const bins = 512;
  return {
    reachGPerCm2: radius,
    within: Float64Array.from({ length: bins + 1 }, (_, i) =>
      i === 0 ? (kernel.within[0] as number) : energyWithin(kernel, radius * (i / bins) ** 2),
    ),
  };
}

/** Energy per radius, keV per g/cm², by radius: linear between the middles of the bins. */
function energyPerRadius({ reachGPerCm2, within }: RadialEnergy): (radius: number) => number {
  const bins = within.length - 1;
  const density = Float64Array.from({ length: bins + 1 }, (_, i) =>
    i === bins
      ? 0
      : ((within[i + 1] as number) - (within[i] as number)) /
        (reachGPerCm2 * (((i + 1) / bins) ** 2 - (i / bins) ** 2)),
  );
  return (radius) => {
    const position = Math.sqrt(radius / reachGPerCm2) * bins - 0.5;
    if (position >= bins - 1) return 0;
    const i = Math.max(Math.floor(position), 0);
    const f = position - i;
    return (density[i] as number) * (1 - f) + (density[i + 1] as number) * f;
  };
}
