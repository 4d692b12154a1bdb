import { activityAt, type ExponentialModel } from './exponential-model.ts';
import type { WeightedPoints } from './fit-exponential.ts';
import { normalEquations } from './levenberg-marquardt.ts';
import { type RateLimits, toPoint } from './rate-limits.ts';
import { at, cholesky, solveCholesky } from './symmetric-matrix.ts';

const startsKept = 4;

/**
 * With the rates given, amplitudes are a linear problem: every combination of rates on a logarithmic grid is
 * solved for amplitudes that are not negative, and the few that fit best are where the search begins.
 */
export function startingPoints(
  model: ExponentialModel,
  points: WeightedPoints,
  limits: RateLimits,
): Float64Array[] {
  const rateCount = model.parameterCount - model.phases;
  const tried = rateCount === 1 ? 24 : rateCount === 2 ? 14 : rateCount === 3 ? 11 : 8;
  const slowest = limits.slowestPerH * 1.02;
  const fastest = 0.9 * (model.uptake ? limits.fastestUptakePerH : limits.fastestPerH);
  const grid = Array.from({ length: tried }, (_, i) => slowest * (fastest / slowest) ** (i / (tried - 1)));
  const found: { natural: Float64Array; misfit: number }[] = [];
  for (const rates of ascending(grid, rateCount)) {
    if (at(rates, model.phases - 1) >= limits.fastestPerH) continue;
    const start = withAmplitudes(model, points, rates);
    if (start) found.push(start);
  }
  if (found.length === 0) {
    // Every exponential has died away at the points: no amplitude can be solved for.
    const rates = Array.from({ length: rateCount }, (_, i) => at(grid, i + 1));
    const amplitude = Math.max(...points.activityMBq);
    const natural = [...new Array<number>(model.phases).fill(amplitude), ...rates];
    return [toPoint(model, Float64Array.from(natural), limits)];
  }
  return found
    .sort((a, b) => a.misfit - b.misfit)
    .slice(0, startsKept)
    .map(({ natural }) => toPoint(model, natural, limits));
}

function* ascending(grid: readonly number[], count: number, from = 0): Generator<number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= grid.length - count; i++) {
    for (const rest of ascending(grid, count - 1, i + 1)) yield [at(grid, i), ...rest];
  }
}

function withAmplitudes(model: ExponentialModel, points: WeightedPoints, rates: readonly number[]) {
  const { phases } = model;
  const m = points.timesH.length;
  const design = new Float64Array(m * phases);
  const target = new Float64Array(m);
  const gradient = new Float64Array(model.parameterCount);
  const unit = Float64Array.from([...new Array<number>(phases).fill(1), ...rates]);
  for (let row = 0; row < m; row++) {
    activityAt(model, unit, at(points.timesH, row), gradient);
    for (let j = 0; j < phases; j++) design[row * phases + j] = at(gradient, j) / at(points.sdMBq, row);
    target[row] = -at(points.activityMBq, row) / at(points.sdMBq, row);
  }
  const { normal, gradient: right } = normalEquations(design, target, phases);
  const amplitudes = nonNegative(
    normal,
    right.map((value) => -value),
    phases,
  );
  if (!amplitudes) return null;
  let misfit = 0;
  for (let row = 0; row < m; row++) {
    let sum = at(target, row);
    for (let j = 0; j < phases; j++) sum += at(design, row * phases + j) * at(amplitudes, j);
    misfit += sum * sum;
  }
  const smallest = 1e-3 * Math.max(...amplitudes);
  return {
    natural: Float64Array.from([...amplitudes.map((value) => Math.max(value, smallest)), ...rates]),
    misfit,
  };
}

/** Non-negative least squares of at most three unknowns: the best of all sets of unknowns that may be above zero. */
function nonNegative(normal: Float64Array, right: Float64Array, n: number): Float64Array | null {
  let best: Float64Array | null = null;
  let most = 0;
  for (let set = 1; set < 2 ** n; set++) {
    const members = Array.from({ length: n }, (_, i) => i).filter((i) => set & (1 << i));
    const part = Float64Array.from(members.flatMap((i) => members.map((j) => at(normal, i * n + j))));
    const factor = cholesky(part, members.length);
    if (!factor) continue;
    const goal = Float64Array.from(members.map((i) => at(right, i)));
    const solution = solveCholesky(factor, goal);
    if (solution.some((value) => value < 0)) continue;
    const gain = solution.reduce((sum, value, i) => sum + value * at(goal, i), 0);
    if (gain <= most) continue;
    most = gain;
    best = new Float64Array(n);
    for (const [i, member] of members.entries()) best[member] = at(solution, i);
  }
  return best;
}
