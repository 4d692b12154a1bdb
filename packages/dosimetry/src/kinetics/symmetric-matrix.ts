/** Small dense symmetric matrices, by rows: the normal equations of a fit of at most eight parameters. */

/** Lower Cholesky factor of a positive definite n × n matrix, or null when it is not one to working precision. */
export function cholesky(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(factor, i * n + k) * at(factor, j * n + k);
      if (i === j) {
        if (!(sum > 1e-14 * at(matrix, i * n + i))) return null;
        factor[i * n + i] = Math.sqrt(sum);
      } else {
        factor[i * n + j] = sum / at(factor, j * n + j);
      }
    }
  }
  return factor;
}

/** x of L Lᵀ x = b. */
export function solveCholesky(factor: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(factor, i * n + k) * at(x, k);
    x[i] = sum / at(factor, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(factor, k * n + i) * at(x, k);
    x[i] = sum / at(factor, i * n + i);
  }
  return x;
}

/** The inverse of a positive definite matrix, scaled to a unit diagonal first; null when it has none. */
export function invertSymmetric(matrix: Float64Array, n: number): Float64Array | null {
  const scale = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(at(matrix, i * n + i)));
  if (!scale.every(Number.isFinite)) return null;
  const scaled = matrix.map((value, i) => value * at(scale, Math.floor(i / n)) * at(scale, i % n));
  const factor = cholesky(scaled, n);
  if (!factor) return null;
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    const x = solveCholesky(factor, unit);
    for (let row = 0; row < n; row++) {
      inverse[row * n + column] = at(x, row) * at(scale, row) * at(scale, column);
    }
  }
  return inverse;
}

/** gᵀ M g: the variance of a quantity with gradient g over parameters of covariance M. */
export function quadraticForm(gradient: Float64Array, matrix: Float64Array): number {
  const n = gradient.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) sum += at(gradient, i) * at(matrix, i * n + j) * at(gradient, j);
  }
  return sum;
}

/** An element that is there by construction. */
export function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index} of ${values.length}`);
  return value;
}
