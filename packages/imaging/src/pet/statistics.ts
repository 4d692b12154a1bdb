import type { Volume } from '../volume/volume.ts';

/** Voxels that count: those of a mask, or where there is none those with any uptake, which leaves out the empty surroundings. */
export type Chosen = Uint8Array | undefined;

export type Distribution = {
  readonly voxels: number;
  readonly min: number;
  readonly max: number;
  /** The first voxel, in the order in which they are stored, with the highest value. */
  readonly maxIndex: number;
  readonly median: number;
};

/** Calls with a value and how many voxels have it; the same value may come again. */
type Values = (see: (value: number, count: number) => void) => void;

/** Extremes and median of the chosen voxels; null where there are none. */
export function distribution(volume: Volume, chosen: Chosen): Distribution | null {
  const { stored } = volume;
  const few = stored.BYTES_PER_ELEMENT <= 2;
  const values = few ? countedValues(volume, chosen) : singleValues(volume, chosen);
  let [voxels, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  values((value, count) => {
    voxels += count;
    if (value < min) min = value;
    if (value > max) max = value;
  });
  if (voxels === 0) return null;
  const upper = ranked(values, Math.floor(voxels / 2), { voxels, min, max });
  const lower = voxels % 2 === 1 ? upper : ranked(values, voxels / 2 - 1, { voxels, min, max });
  return { voxels, min, max, maxIndex: indexOf(volume, chosen, max), median: (lower + upper) / 2 };
}

const isChosen = (chosen: Chosen, value: number, index: number): boolean =>
  chosen === undefined ? value > 0 : chosen[index] === 1;

function singleValues({ dims, stored, slopes, intercepts }: Volume, chosen: Chosen): Values {
  const plane = dims[0] * dims[1];
  return (see) => {
    for (let k = 0; k < dims[2]; k++) {
      const [slope, intercept] = [slopes[k] as number, intercepts[k] as number];
      for (let at = k * plane; at < (k + 1) * plane; at++) {
        const value = (stored[at] as number) * slope + intercept;
        if (isChosen(chosen, value, at)) see(value, 1);
      }
    }
  };
}

/** Values of two bytes are counted once, slice by slice; what follows looks at the counts alone. */
function countedValues({ dims, stored, slopes, intercepts }: Volume, chosen: Chosen): Values {
  const plane = dims[0] * dims[1];
  const histogram = new Int32Array(1 << 17);
  const zero = 1 << 16;
  const slices: { values: Float64Array; counts: Float64Array }[] = [];
  for (let k = 0; k < dims[2]; k++) {
    const [slope, intercept] = [slopes[k] as number, intercepts[k] as number];
    let [low, high] = [histogram.length, -1];
    for (let at = k * plane; at < (k + 1) * plane; at++) {
      if (chosen !== undefined && chosen[at] !== 1) continue;
      const bin = (stored[at] as number) + zero;
      histogram[bin] = (histogram[bin] as number) + 1;
      if (bin < low) low = bin;
      if (bin > high) high = bin;
    }
    const values = new Float64Array(Math.max(0, high - low + 1));
    const counts = new Float64Array(values.length);
    let distinct = 0;
    for (let bin = low; bin <= high; bin++) {
      const count = histogram[bin] as number;
      histogram[bin] = 0;
      const value = (bin - zero) * slope + intercept;
      if (count === 0 || (chosen === undefined && !(value > 0))) continue;
      values[distinct] = value;
      counts[distinct++] = count;
    }
    slices.push({ values: values.slice(0, distinct), counts: counts.slice(0, distinct) });
  }
  return (see) => {
    for (const { values, counts } of slices)
      for (let at = 0; at < values.length; at++) see(values[at] as number, counts[at] as number);
  };
}

function indexOf({ dims, stored, slopes, intercepts }: Volume, chosen: Chosen, wanted: number): number {
  const plane = dims[0] * dims[1];
  for (let k = 0; k < dims[2]; k++) {
    const [slope, intercept] = [slopes[k] as number, intercepts[k] as number];
    for (let at = k * plane; at < (k + 1) * plane; at++) {
      if ((stored[at] as number) * slope + intercept !== wanted) continue;
      if (isChosen(chosen, wanted, at)) return at;
    }
  }
  return -1;
}

const bins = 1 << 14;

/** The value of a rank (from 0): the bin that holds it is cut finer until one value is left in it. */
function ranked(values: Values, rank: number, range: Pick<Distribution, 'min' | 'max' | 'voxels'>): number {
  let [low, high, below] = [range.min, range.max, 0];
  while (low < high) {
    const histogram = new Float64Array(bins);
    const [from, to, width] = [low, high, (high - low) / bins];
    if (width === 0) break;
    const binOf = (value: number): number => Math.min(bins - 1, Math.floor((value - from) / width));
    values((value, count) => {
      if (value < from || value > to) return;
      const bin = binOf(value);
      histogram[bin] = (histogram[bin] as number) + count;
    });
    let bin = 0;
    while (bin < bins - 1 && below + (histogram[bin] as number) <= rank) below += histogram[bin++] as number;
    [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    values((value) => {
      if (value < from || value > to || binOf(value) !== bin) return;
      if (value < low) low = value;
      if (value > high) high = value;
    });
    // Neighbouring numbers, which no bin can part.
    if (low === from && high === to) break;
  }
  return low;
}
