/** Sums batches voxel by voxel; each batch is an independent estimate of the same dose. */
export class Accumulator {
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #regions: readonly Region[];
  readonly #density: Float32Array;
  batches = 0;
  escapedKeV = 0;

  constructor(density: Float32Array, labels: ArrayLike<number> | null) {
    this.#density = density;
    this.#sum = new Float64Array(density.length);
    this.#squares = new Float64Array(density.length);
    this.#regions = labels === null ? [] : regionsOf(density, labels);
  }

  add(score: Float32Array, escapedKeV: number): void {
    this.batches++;
    this.escapedKeV += escapedKeV;
    const sum = this.#sum;
    const squares = this.#squares;
    for (let i = 0; i < score.length; i++) {
      const value = score[i] as number;
      if (value === 0) continue;
      sum[i] = (sum[i] as number) + value;
      squares[i] = (squares[i] as number) + value * value;
    }
    for (const region of this.#regions) {
      let energy = 0;
      for (const voxel of region.voxels)
        energy += (score[voxel] as number) * (this.#density[voxel] as number);
      region.sum += energy;
      region.squares += energy * energy;
    }
  }

  /** Mean of the batches in a voxel and its standard error. */
  voxel(index: number): { mean: number; standardError: number } {
    return estimate(this.#sum[index] as number, this.#squares[index] as number, this.batches);
  }

  /**
   * Root mean square of the relative standard error over voxels above 1 % of the largest value, where `certain` is
   * the part of each voxel that carries no statistical error.
   */
  rmsRelativeError(certain: Float64Array): number {
    const sum = this.#sum;
    const count = this.batches;
    let largest = 0;
    for (let i = 0; i < certain.length; i++)
      if ((this.#density[i] as number) > 0)
        largest = Math.max(largest, (certain[i] as number) + (sum[i] as number) / count);
    let [squares, voxels] = [0, 0];
    for (let i = 0; i < certain.length; i++) {
      const value = (certain[i] as number) + (sum[i] as number) / count;
      if (value <= 0.01 * largest || (this.#density[i] as number) === 0) continue;
      squares += (this.voxel(i).standardError / value) ** 2;
      voxels++;
    }
    return Math.sqrt(squares / voxels);
  }

  /** Energy taken up by each region: in sum (keV cm³ g⁻¹ · g cm⁻³) with its standard error, and its voxels. */
  regions(
    certain: Float64Array,
  ): { label: number; voxels: Uint32Array; mean: number; standardError: number }[] {
    return this.#regions.map(({ label, voxels, sum, squares }) => {
      let fixed = 0;
      for (const voxel of voxels) fixed += (certain[voxel] as number) * (this.#density[voxel] as number);
      const { mean, standardError } = estimate(sum, squares, this.batches);
      return { label, voxels, mean: fixed + mean, standardError };
    });
  }
}

type Region = { readonly label: number; readonly voxels: Uint32Array; sum: number; squares: number };

function regionsOf(density: Float32Array, labels: ArrayLike<number>): Region[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < density.length; i++) {
    const label = labels[i] as number;
    if (label !== 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const regions = new Map(
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([label, count]) => [
        label,
        { label, voxels: new Uint32Array(count), sum: 0, squares: 0, filled: 0 },
      ]),
  );
  for (let i = 0; i < density.length; i++) {
    const region = regions.get(labels[i] as number);
    if (region !== undefined) region.voxels[region.filled++] = i;
  }
  return [...regions.values()];
}

function estimate(sum: number, squares: number, batches: number): { mean: number; standardError: number } {
  const mean = sum / batches;
  return {
    mean,
    standardError: Math.sqrt(Math.max(0, squares / batches - mean * mean) / Math.max(1, batches - 1)),
  };
}
