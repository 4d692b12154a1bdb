import { DosimetryError } from '../errors.ts';
import { type DosePointKernel, dosePointKernel } from '../kernels/dose-point-kernel.ts';
import { Accumulator } from './accumulate.ts';
import { joulePerKeV } from './constants.ts';
import type { Batch } from './dose-batch.ts';
import {
  type DoseProblem,
  emittedKeV,
  type KernelRequest,
  kernelRequests,
  type PreparedProblem,
  prepareProblem,
} from './dose-problem.ts';

/** What a run's work is done by: this thread, others, or a GPU. */
export interface BatchExecutor {
  /** Simulates point kernels; without it they are simulated here. */
  pointKernels?(requests: readonly KernelRequest[]): Promise<DosePointKernel[]>;
  /** Computes batches `first` … `first + count − 1`, in any order, and hands them over in theirs. */
  run(
    prepared: PreparedProblem,
    batches: { readonly first: number; readonly count: number; readonly histories: number },
    take: (batch: Batch) => void,
    signal: AbortSignal | undefined,
  ): Promise<void>;
}

export type DoseOptions = {
  /** Root mean square relative standard error wanted over voxels above 1 % of the maximum. */
  readonly precision?: number;
  /** Photon histories, in place of a precision. */
  readonly histories?: number;
  /** Region of each voxel; 0 is none. */
  readonly labels?: ArrayLike<number>;
  readonly executor: BatchExecutor;
  readonly signal?: AbortSignal;
  /** Part of the work done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
};

export type RegionDose = {
  readonly label: number;
  readonly massG: number;
  /** Null where the region has no mass. */
  readonly meanDoseGyPerDecay: number | null;
  readonly relStdError: number | null;
};

export type DoseResult = {
  /** Gy per decay of the whole map, x fastest. */
  readonly doseGyPerDecay: Float32Array;
  /** Standard error of each voxel as a fraction of its dose; 1 where nothing was scored. */
  readonly relativeStandardError: Float32Array;
  readonly histories: number;
  readonly rmsRelStdError: number;
  readonly energyKeVPerDecay: {
    readonly emitted: number;
    readonly deposited: number;
    readonly escaped: number;
  };
  readonly regions: readonly RegionDose[];
};

const firstBatches = 10;

/**
 * Absorbed dose by Monte Carlo to a wanted precision. The number of batches follows from their figures alone, and
 * each batch from its number: a seed gives the same dose on any number of threads.
 * Errors: `no-activity`, `out-of-range`, `cancelled`.
 */
export async function runDose(problem: DoseProblem, options: DoseOptions): Promise<DoseResult> {
  const { precision, histories, executor, signal, onProgress } = options;
  if (precision !== undefined && !(precision > 0 && precision < 1))
    throw new DosimetryError('out-of-range', `a precision of ${precision} is not between 0 and 1`);
  if (histories !== undefined && !(Number.isSafeInteger(histories) && histories >= firstBatches))
    throw new DosimetryError('out-of-range', `${histories} histories: at least ${firstBatches} are needed`);
  // Where histories are counted, the error is not known before: the best kernels are made.
  const wanted = histories === undefined ? (precision ?? 0.02) : 0;
  const prepared = prepareProblem(problem, await kernelsOf(problem, wanted, executor));
  const { density } = problem.grid;
  const accumulator = new Accumulator(density, options.labels ?? null);
  const perBatch =
    histories === undefined
      ? Math.max(3000, Math.ceil(prepared.activeVoxels / 40))
      : Math.ceil(histories / Math.max(firstBatches, Math.min(100, Math.ceil(histories / 20_000))));
  let planned = histories === undefined ? firstBatches : Math.ceil(histories / perBatch);
  let error = 0;
  for (;;) {
    await executor.run(
      prepared,
      { first: accumulator.batches, count: planned - accumulator.batches, histories: perBatch },
      ({ score, escapedKeV }) => {
        accumulator.add(score, escapedKeV);
        onProgress?.(accumulator.batches / planned);
      },
      signal,
    );
    if (signal?.aborted) throw new DosimetryError('cancelled', 'the calculation was cancelled');
    error = accumulator.rmsRelativeError(prepared.certain);
    if (Number.isNaN(error))
      throw new DosimetryError('out-of-range', 'the decays leave no dose that single precision can hold');
    if (histories !== undefined || error <= wanted) break;
    // The error falls as the square root of the batches.
    planned = Math.ceil(accumulator.batches * Math.min(10, 1.02 * (error / wanted) ** 2));
  }
  return result(problem, prepared, accumulator, perBatch, error);
}

/** The problem's point kernels, by material. */
async function kernelsOf(
  problem: DoseProblem,
  precision: number,
  executor: BatchExecutor,
): Promise<(DosePointKernel | null)[]> {
  const requests = kernelRequests(problem, precision);
  const wanted = requests.filter((request) => request !== null);
  const made =
    (await executor.pointKernels?.(wanted)) ?? wanted.map((request) => dosePointKernel(...request));
  let next = 0;
  return requests.map((request) => {
    if (request === null) return null;
    const kernel = made[next++];
    if (kernel === undefined) throw new Error(`the executor made no point kernel of ${request[0].name}`);
    return kernel;
  });
}

function result(
  { grid, emission }: DoseProblem,
  { certain }: PreparedProblem,
  accumulator: Accumulator,
  perBatch: number,
  rmsRelStdError: number,
): DoseResult {
  const { density, spacingMm } = grid;
  const volumeCm3 = (spacingMm[0] * spacingMm[1] * spacingMm[2]) / 1000;
  const grayPerScore = (joulePerKeV * 1000) / volumeCm3;
  const doseGyPerDecay = new Float32Array(density.length);
  const relativeStandardError = new Float32Array(density.length);
  let deposited = 0;
  for (let i = 0; i < density.length; i++) {
    const rho = density[i] as number;
    const { mean, standardError } = accumulator.voxel(i);
    const value = (certain[i] as number) + mean;
    // Without mass there is no absorbed dose.
    if (rho === 0 || value === 0) {
      relativeStandardError[i] = 1;
      continue;
    }
    doseGyPerDecay[i] = value * grayPerScore;
    relativeStandardError[i] = standardError / value;
    deposited += value * rho;
  }
  return {
    doseGyPerDecay,
    relativeStandardError,
    histories: perBatch * accumulator.batches,
    rmsRelStdError,
    energyKeVPerDecay: {
      emitted: emittedKeV(emission),
      deposited,
      escaped: accumulator.escapedKeV / accumulator.batches,
    },
    regions: accumulator.regions(certain).map(({ label, voxels, mean, standardError }) => {
      let massG = 0;
      for (const voxel of voxels) massG += (density[voxel] as number) * volumeCm3;
      const dosed = massG > 0;
      return {
        label,
        massG,
        meanDoseGyPerDecay: dosed ? (mean * joulePerKeV * 1000) / massG : null,
        relStdError: dosed && mean > 0 ? standardError / mean : null,
      };
    }),
  };
}
