import { DosimetryError } from '../errors.ts';
import { joulePerKeV } from '../transport/constants.ts';
import { type DoseProblem, decaysByMaterial, emittedKeV } from '../transport/dose-problem.ts';
import type { Material } from '../transport/materials.ts';
import { partSeed } from '../transport/random.ts';
import type { DoseOptions, DoseResult } from '../transport/run-dose.ts';
import { convolve } from './convolve.ts';
import { meanOf } from './mean-of.ts';
import { averageKernels, type PointKernels, pointKernels, reachCm, voxelKernel } from './voxel-kernel.ts';

/** Parts that a kernel is made in, to know its error. */
const parts = 5;
const electronHistories = 50_000;
const photonHistories = 200_000;
/** Photons that are simulated in one go: between two, others may have their turn, and the run may be cancelled. */
const photonsAtOnce = 100_000;
/** Offsets up to this many voxels are asked for the error of the kernel. */
const judged = 5;

/**
 * Absorbed dose at a glance: voxel S values of one medium, convolved with the activity. The medium is that of most
 * decays, without end, at the mean density of these decays; where a voxel has another density, the energy that its own
 * electrons leave in it is spread over its own mass. Exact in uniform media far from their border; near lung, bone and
 * skin it is not, and Monte Carlo is wanted.
 *
 * `relativeStandardError` is one figure for all voxels: the root mean square of that of the kernel's values within five
 * voxels. That of a voxel near the decays is smaller. `histories` are the photons of the kernel.
 * Errors: `no-activity`, `out-of-range`, `cancelled`.
 */
export async function runKernelDose(
  problem: DoseProblem,
  options: Omit<DoseOptions, 'executor'>,
): Promise<DoseResult> {
  const { grid, activity, emission } = problem;
  const { density, spacingMm, dims } = grid;
  const { material, densityGPerCm3, decays } = mediumOf(problem);
  const medium = grid.materials[material];
  if (medium === undefined)
    throw new DosimetryError('unknown-material', `no material has the code ${material}`);
  const sizeCm = spacingMm.map((size) => size / 10) as [number, number, number];

  // Kernels are half of the bar, the convolution the other.
  const half = (from: number) => (done: number) => options.onProgress?.(from + done / 2);
  const made = await kernelsTo(problem, { ...options, onProgress: half(0) }, medium, densityGPerCm3, sizeCm);
  const range = reachCm(made.kernels, densityGPerCm3);
  const reach = dims.map((count, axis) =>
    Math.min(count - 1, Math.ceil(range / (sizeCm[axis] as number))),
  ) as [number, number, number];
  const kernel = voxelKernel(made.kernels, densityGPerCm3, sizeCm, reach);
  // As a share of the largest: the sums stay within the range of float32 whatever the unit of the map is.
  const largest = activity.reduce((most, value) => Math.max(most, value), 0);
  const shares = activity.map((value) => value / largest);
  const summed = await convolve(shares, dims, kernel.keVPerG, reach, {
    ...options,
    onProgress: half(0.5),
  });

  const doseGyPerDecay = new Float32Array(density.length);
  const relativeStandardError = new Float32Array(density.length).fill(made.error);
  const volumeCm3 = sizeCm[0] * sizeCm[1] * sizeCm[2];
  const regions = new Map<number, { mass: number; energy: number }>();
  let deposited = 0;
  for (let voxel = 0; voxel < density.length; voxel++) {
    const rho = density[voxel] as number;
    const label = options.labels === undefined ? 0 : (options.labels[voxel] as number);
    let region = regions.get(label);
    if (region === undefined) {
      region = { mass: 0, energy: 0 };
      regions.set(label, region);
    }
    if (rho === 0) {
      relativeStandardError[voxel] = 1;
      continue;
    }
    const own = (shares[voxel] as number) * kernel.ownKeVPerG * (densityGPerCm3 / rho - 1);
    // Rounding leaves a far voxel a hair below nothing.
    const keVPerG = Math.max(0, (summed[voxel] as number) + own) * (largest / decays);
    doseGyPerDecay[voxel] = keVPerG * joulePerKeV * 1000;
    if (keVPerG === 0) relativeStandardError[voxel] = 1;
    region.mass += rho * volumeCm3;
    region.energy += keVPerG * rho * volumeCm3;
    deposited += keVPerG * rho * volumeCm3;
  }
  regions.delete(0);
  const emitted = emittedKeV(emission);
  return {
    doseGyPerDecay,
    relativeStandardError,
    histories: made.histories,
    rmsRelStdError: made.error,
    energyKeVPerDecay: { emitted, deposited, escaped: emitted - deposited },
    regions: [...regions]
      .sort(([a], [b]) => a - b)
      .map(([label, { mass, energy }]) => ({
        label,
        massG: mass,
        meanDoseGyPerDecay: mass > 0 ? (energy / mass) * joulePerKeV * 1000 : null,
        relStdError: mass > 0 ? made.error : null,
      })),
  };
}

/** Point kernels with as many histories as were asked for, or as the wanted precision takes. */
async function kernelsTo(
  { emission, seed }: DoseProblem,
  { precision = 0.02, histories, signal, onProgress }: Omit<DoseOptions, 'executor'>,
  medium: Material,
  densityGPerCm3: number,
  sizeCm: readonly [number, number, number],
): Promise<{ kernels: PointKernels; error: number; histories: number }> {
  if (!(precision > 0 && precision < 1))
    throw new DosimetryError('out-of-range', `a precision of ${precision} is not between 0 and 1`);
  let photons = histories ?? photonHistories;
  if (!(Number.isSafeInteger(photons) && photons >= parts))
    throw new DosimetryError('out-of-range', `${photons} histories: at least ${parts} are needed`);
  let before = 0;
  for (;;) {
    const electrons = Math.ceil((electronHistories * photons) / photonHistories / parts);
    const pieces = Math.ceil(photons / parts / photonsAtOnce);
    const inPiece = {
      electrons: Math.ceil(electrons / pieces),
      photons: Math.ceil(photons / parts / pieces),
    };
    const made: PointKernels[] = [];
    for (let part = 0; part < parts; part++) {
      const kernels: PointKernels[] = [];
      for (let piece = 0; piece < pieces; piece++) {
        kernels.push(pointKernels(medium, emission, inPiece, partSeed(seed, part + parts * piece)));
        onProgress?.((before + (photons * (part + (piece + 1) / pieces)) / parts) / (before + photons));
        await new Promise((resolve) => setTimeout(resolve));
        if (signal?.aborted) throw new DosimetryError('cancelled', 'the calculation was cancelled');
      }
      made.push(averageKernels(emission, kernels));
    }
    const octants = made.map((one) => voxelKernel(one, densityGPerCm3, sizeCm, [judged, judged, judged]));
    const squares = Array.from({ length: (judged + 1) ** 3 }, (_, at) => {
      const { mean, standardError } = meanOf(octants.map(({ keVPerG }) => keVPerG[at] as number));
      return mean > 0 ? (standardError / mean) ** 2 : 0;
    });
    const error = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
    if (histories !== undefined || error <= precision)
      return { kernels: averageKernels(emission, made), error, histories: photons };
    before += photons;
    photons = Math.ceil(photons * Math.min(10, 1.1 * (error / precision) ** 2));
  }
}

/** The medium of most decays, and the mean density that they see. */
function mediumOf(problem: DoseProblem): { material: number; densityGPerCm3: number; decays: number } {
  const { decaysIn, decays } = decaysByMaterial(problem);
  const found = decaysIn.indexOf(Math.max(...decaysIn));
  const { density, material } = problem.grid;
  let weighted = 0;
  for (let voxel = 0; voxel < material.length; voxel++)
    if (material[voxel] === found)
      weighted += (problem.activity[voxel] as number) * (density[voxel] as number);
  return { material: found, densityGPerCm3: weighted / (decaysIn[found] as number), decays };
}
