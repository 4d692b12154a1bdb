import { PlannerError } from '../errors.ts';
import type { Instance } from '../instance/instance.ts';
import type { Policy } from './policy.ts';
import { type DrawResult, runDraw } from './run-draw.ts';
import { openService } from './service.ts';

/** Mean over the draws with its 95 % confidence interval, and the distribution over them. */
export type Figure = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
};

export type Simulation = {
  readonly policy: Policy;
  readonly draws: number;
  readonly seed: number;
  /** discarded / (given + discarded); patients unfit, and vials that came too late to be used. */
  readonly discardedFraction: Figure;
  readonly discardedUnfitFraction: Figure;
  readonly discardedLateFraction: Figure;
  /** late cancellations / (given + discarded + late cancellations). */
  readonly lateCancellationFraction: Figure;
  readonly meanIntervalDeviationDays: Figure;
  readonly given: Figure;
  readonly notGiven: Figure;
  readonly lateCancellations: Figure;
  readonly freeCancellations: Figure;
  readonly moved: Figure;
  readonly assumptions: Instance['stochastic'];
};

export type SimulateOptions = {
  /** The draws `seed`, `seed` + 1, … */
  readonly draws: number;
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
};

/**
 * Judges a policy over the horizon of a PLAN instance, in so many draws. It works in steps, so that whoever calls it may do
 * something else or stop between them. Errors: `out-of-range`, `infeasible`.
 */
export function* simulateInSteps(
  instance: Instance,
  policy: Policy,
  { draws, seed }: SimulateOptions,
): Generator<number, Simulation> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new PlannerError('out-of-range', 'the number of draws is a whole number from 1');
  const service = openService(instance);
  const results: DrawResult[] = [];
  for (let i = 0; i < draws; i++) {
    results.push(runDraw(service, policy, seed + i));
    yield (i + 1) / draws;
  }
  const over = (of: (result: DrawResult) => number): Figure => figureOf(results.map(of));
  const used = (r: DrawResult): number => r.given + r.discardedUnfit + r.discardedLate;
  const part = (some: number, all: number): number => (all === 0 ? 0 : some / all);
  return {
    policy,
    draws,
    seed,
    discardedFraction: over((r) => part(r.discardedUnfit + r.discardedLate, used(r))),
    discardedUnfitFraction: over((r) => part(r.discardedUnfit, used(r))),
    discardedLateFraction: over((r) => part(r.discardedLate, used(r))),
    lateCancellationFraction: over((r) => part(r.lateCancellations, used(r) + r.lateCancellations)),
    meanIntervalDeviationDays: over((r) => part(r.deviationDays, r.intervals)),
    given: over((r) => r.given),
    notGiven: over((r) => r.notGiven),
    lateCancellations: over((r) => r.lateCancellations),
    freeCancellations: over((r) => r.freeCancellations),
    moved: over((r) => r.moved),
    assumptions: instance.stochastic,
  };
}

export function simulate(instance: Instance, policy: Policy, options: SimulateOptions): Simulation {
  const steps = simulateInSteps(instance, policy, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    options.onProgress?.(value);
  }
}

/** The interval of the mean is Student's for many draws (1.96 standard errors); percentiles are those of the draws. */
function figureOf(values: readonly number[]): Figure {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  const half = 1.96 * Math.sqrt(variance / count);
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(count - 1, Math.floor(share * count))] ?? Number.NaN;
  return { mean, low: mean - half, high: mean + half, p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}
