import { ImagingError } from '../errors.ts';
import type { Volume } from '../volume/volume.ts';

export type Connectivity = 6 | 26;

/**
 * Connected voxels as runs along the rows: run r covers the voxels from `starts[r]` to `ends[r]` (without it) and belongs to
 * the component `labels[r]`, numbered from 0 in the order in which a scan along i, then j, then k meets them.
 */
export type Components = {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly labels: Int32Array;
};

/**
 * The components of all voxels at or above a threshold, and inside a mask where one is given (one byte a voxel).
 * Runs of a row are joined with those of the rows before it by union and find: work grows with the runs, not with the voxels.
 * Errors: `out-of-range` for a threshold that is no number.
 */
export function connectedComponents(
  volume: Volume,
  threshold: number,
  connectivity: Connectivity,
  inside?: Uint8Array,
): Components {
  if (!Number.isFinite(threshold)) throw new ImagingError('out-of-range', `${threshold} is no threshold`);
  const runs = findRuns(volume, threshold, inside);
  const parents = new Int32Array(runs.starts.length);
  for (let run = 0; run < parents.length; run++) parents[run] = run;
  joinRuns(volume.dims, runs, parents, connectivity);
  return { ...labelRoots(parents), starts: runs.starts, ends: runs.ends };
}

type Runs = {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** First run of each row, and the number of runs at the end. */
  readonly rows: Int32Array;
};

/** Array that doubles when it is full. */
class Growing {
  array = new Int32Array(1 << 16);
  length = 0;
  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = new Int32Array(2 * this.length);
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }
  trimmed(): Int32Array {
    return this.array.subarray(0, this.length);
  }
}

function findRuns(
  { dims, stored, slopes, intercepts }: Volume,
  threshold: number,
  inside?: Uint8Array,
): Runs {
  const [nx, ny, nz] = dims;
  const rows = new Int32Array(ny * nz + 1);
  const [starts, ends] = [new Growing(), new Growing()];
  const whole = !(stored instanceof Float32Array || stored instanceof Float64Array);
  for (let k = 0; k < nz; k++) {
    const slope = slopes[k] ?? Number.NaN;
    const intercept = intercepts[k] ?? Number.NaN;
    // Whole numbers are compared as they are stored; the least that counts gives exactly what its value would.
    const least = whole && slope > 0 ? leastStored(slope, intercept, threshold) : null;
    for (let j = 0; j < ny; j++) {
      const row = k * ny + j;
      rows[row] = starts.length;
      const begin = row * nx;
      const end = begin + nx;
      let open = -1;
      for (let at = begin; at < end; at++) {
        const value = stored[at] as number;
        const above = least === null ? value * slope + intercept >= threshold : value >= least;
        if (above && (inside === undefined || inside[at] === 1)) {
          if (open < 0) open = at;
        } else if (open >= 0) {
          starts.push(open);
          ends.push(at);
          open = -1;
        }
      }
      if (open >= 0) {
        starts.push(open);
        ends.push(end);
      }
    }
  }
  rows[ny * nz] = starts.length;
  return { starts: starts.trimmed(), ends: ends.trimmed(), rows };
}

/** The least whole number whose value reaches the threshold, with the same rounding as the value itself. */
function leastStored(slope: number, intercept: number, threshold: number): number {
  let least = Math.ceil((threshold - intercept) / slope);
  if (!Number.isSafeInteger(least)) return least;
  while ((least - 1) * slope + intercept >= threshold) least--;
  while (least * slope + intercept < threshold) least++;
  return least;
}

function joinRuns(
  [nx, ny, nz]: Volume['dims'],
  { starts, ends, rows }: Runs,
  parents: Int32Array,
  connectivity: Connectivity,
): void {
  // Diagonal neighbours touch where one run ends right before the other begins.
  const reach = connectivity === 26 ? 1 : 0;
  const join = (row: number, other: number): void => {
    let a = rows[row] as number;
    let b = rows[other] as number;
    const aEnd = rows[row + 1] as number;
    const bEnd = rows[other + 1] as number;
    const shift = (row - other) * nx;
    while (a < aEnd && b < bEnd) {
      const [aFrom, aTo] = [(starts[a] as number) - shift, (ends[a] as number) - shift];
      const [bFrom, bTo] = [starts[b] as number, ends[b] as number];
      if (aFrom < bTo + reach && bFrom < aTo + reach) unite(parents, a, b);
      if (aTo < bTo) a++;
      else b++;
    }
  };
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = k * ny + j;
      if (rows[row] === rows[row + 1]) continue;
      if (j > 0) join(row, row - 1);
      if (k === 0) continue;
      join(row, row - ny);
      if (connectivity === 6) continue;
      if (j > 0) join(row, row - ny - 1);
      if (j < ny - 1) join(row, row - ny + 1);
    }
}

function rootOf(parents: Int32Array, run: number): number {
  let at = run;
  for (;;) {
    const parent = parents[at] as number;
    if (parent === at) return at;
    const above = parents[parent] as number;
    parents[at] = above;
    at = above;
  }
}

/** The root is the first run of its component. */
function unite(parents: Int32Array, a: number, b: number): void {
  const [rootA, rootB] = [rootOf(parents, a), rootOf(parents, b)];
  if (rootA < rootB) parents[rootB] = rootA;
  else parents[rootA] = rootB;
}

function labelRoots(parents: Int32Array): { count: number; labels: Int32Array } {
  const labels = new Int32Array(parents.length);
  let count = 0;
  for (let run = 0; run < parents.length; run++) {
    const root = rootOf(parents, run);
    labels[run] = root === run ? count++ : (labels[root] as number);
  }
  return { count, labels };
}

/** Component of each voxel, from 1; 0 outside. */
export function labelImage({ dims }: Volume, { starts, ends, labels }: Components): Int32Array {
  const image = new Int32Array(dims[0] * dims[1] * dims[2]);
  for (let run = 0; run < starts.length; run++)
    image.fill((labels[run] as number) + 1, starts[run], ends[run]);
  return image;
}
