import type { Volume } from '../volume/volume.ts';

/** Voxels that count: those of a mask, or where there is none those with any uptake, which leaves out the empty surroundings. */
export type Chosen = Uint8Array | undefined;

/** Calls with each chosen voxel's value and index. */
function eachValue(volume: Volume, chosen: Chosen, see: (value: number, index: number) => void): void {
  const { dims, stored, slopes, intercepts } = volume;
  const plane = dims[0] * dims[1];
  for (let k = 0; k < dims[2]; k++) {
    const [slope, intercept] = [slopes[k] as number, intercepts[k] as number];
    for (let at = k * plane; at < (k + 1) * plane; at++) {
      const value = (stored[at] as number) * slope + intercept;
      if (chosen === undefined ? value > 0 : chosen[at] === 1) see(value, at);
    }
  }
}

export type Extremes = {
  readonly min: number;
  readonly max: number;
  readonly maxIndex: number;
  readonly voxels: number;
};

/** Lowest and highest value, the first place of the highest, and how many voxels there are; null where there are none. */
export function extremes(volume: Volume, chosen: Chosen): Extremes | null {
  let [min, max, maxIndex, voxels] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0];
  eachValue(volume, chosen, (value, index) => {
    voxels++;
    if (value < min) min = value;
    if (value > max) {
      max = value;
      maxIndex = index;
    }
  });
  return voxels === 0 ? null : { min, max, maxIndex, voxels };
}

const bins = 1 << 16;

/** The value of a rank (from 0) among the chosen voxels: the bin that holds it is cut finer until it can be sorted. */
function ranked(volume: Volume, chosen: Chosen, rank: number, range: Extremes): number {
  let [low, high, below, count] = [range.min, range.max, 0, range.voxels];
  while (low < high && count > 1 << 20) {
    const histogram = new Float64Array(bins);
    const [from, width] = [low, (high - low) / bins];
    const binOf = (value: number): number => Math.min(bins - 1, Math.floor((value - from) / width));
    eachValue(volume, chosen, (value) => {
      if (value >= low && value <= high) histogram[binOf(value)] = (histogram[binOf(value)] as number) + 1;
    });
    let bin = 0;
    while (bin < bins - 1 && below + (histogram[bin] as number) <= rank) below += histogram[bin++] as number;
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    eachValue(volume, chosen, (value) => {
      if (value < low || value > high || binOf(value) !== bin) return;
      least = Math.min(least, value);
      most = Math.max(most, value);
    });
    [low, high, count] = [least, most, histogram[bin] as number];
  }
  if (low === high) return low;
  const values = new Float64Array(count);
  let at = 0;
  eachValue(volume, chosen, (value) => {
    if (value >= low && value <= high) values[at++] = value;
  });
  return values.sort()[rank - below] ?? Number.NaN;
}

/** Median of the chosen voxels; the mean of the two in the middle where their number is even. */
export function median(volume: Volume, chosen: Chosen, range: Extremes): number {
  const upper = ranked(volume, chosen, Math.floor(range.voxels / 2), range);
  return range.voxels % 2 === 1 ? upper : (upper + ranked(volume, chosen, range.voxels / 2 - 1, range)) / 2;
}
