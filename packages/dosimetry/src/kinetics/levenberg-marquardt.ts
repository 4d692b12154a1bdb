import { at, cholesky, solveCholesky } from './symmetric-matrix.ts';

/** Fills residuals (length m) and their derivatives (m × n by rows) at a point. */
export type LeastSquares = {
  residualCount: number;
  evaluate: (point: Float64Array, residuals: Float64Array, jacobian: Float64Array) => void;
};

export type Minimum = {
  point: Float64Array;
  sumOfSquares: number;
  iterations: number;
  converged: boolean;
};

const mostIterations = 500;

/**
 * Levenberg–Marquardt with Marquardt's scaling and Nielsen's damping
 * (Madsen, Nielsen & Tingleff, Methods for non-linear least squares problems, 2004, algorithm 3.16).
 * A step to where the sum of squares is not finite is a step refused.
 */
export function minimise({ residualCount, evaluate }: LeastSquares, start: Float64Array): Minimum {
  const n = start.length;
  let point = Float64Array.from(start);
  let residuals = new Float64Array(residualCount);
  let jacobian = new Float64Array(residualCount * n);
  let trialResiduals = new Float64Array(residualCount);
  let trialJacobian = new Float64Array(residualCount * n);
  evaluate(point, residuals, jacobian);
  let sumOfSquares = squared(residuals);
  let damping = 1e-3;
  let growth = 2;
  const scale = new Float64Array(n);
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const { normal, gradient } = normalEquations(jacobian, residuals, n);
    for (let i = 0; i < n; i++) scale[i] = Math.max(at(normal, i * n + i), at(scale, i) * 0.01, 1e-30);
    let accepted = false;
    while (!accepted) {
      const damped = Float64Array.from(normal);
      for (let i = 0; i < n; i++) damped[i * n + i] = at(normal, i * n + i) + damping * at(scale, i);
      const factor = cholesky(damped, n);
      if (factor) {
        const step = solveCholesky(
          factor,
          gradient.map((value) => -value),
        );
        const trial = point.map((value, i) => value + at(step, i));
        evaluate(trial, trialResiduals, trialJacobian);
        const trialSum = squared(trialResiduals);
        let foreseen = 0;
        for (let i = 0; i < n; i++)
          foreseen += at(step, i) * (damping * at(scale, i) * at(step, i) - at(gradient, i));
        const gain = (sumOfSquares - trialSum) / foreseen;
        if (gain > 0 && Number.isFinite(trialSum)) {
          const still = foreseen <= 1e-13 * sumOfSquares + 1e-26;
          point = trial;
          sumOfSquares = trialSum;
          [residuals, trialResiduals] = [trialResiduals, residuals];
          [jacobian, trialJacobian] = [trialJacobian, jacobian];
          damping *= Math.max(1 / 3, 1 - (2 * gain - 1) ** 3);
          growth = 2;
          accepted = true;
          if (still) return { point, sumOfSquares, iterations: iteration, converged: true };
          continue;
        }
        if (foreseen <= 1e-13 * sumOfSquares + 1e-26) {
          return { point, sumOfSquares, iterations: iteration, converged: true };
        }
      }
      damping *= growth;
      growth *= 2;
      if (!Number.isFinite(damping) || damping > 1e20) {
        return { point, sumOfSquares, iterations: iteration, converged: false };
      }
    }
  }
  return { point, sumOfSquares, iterations: mostIterations, converged: false };
}

export function normalEquations(jacobian: Float64Array, residuals: Float64Array, n: number) {
  const normal = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  for (let row = 0; row < residuals.length; row++) {
    for (let i = 0; i < n; i++) {
      const slope = at(jacobian, row * n + i);
      gradient[i] = at(gradient, i) + slope * at(residuals, row);
      for (let j = 0; j <= i; j++)
        normal[i * n + j] = at(normal, i * n + j) + slope * at(jacobian, row * n + j);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) normal[j * n + i] = at(normal, i * n + j);
  }
  return { normal, gradient };
}

function squared(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
