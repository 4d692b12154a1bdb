import type { Vector } from '../volume/vectors.ts';
import { toPatient, type Volume, voxelMl } from '../volume/volume.ts';
import type { Components } from './components.ts';
import { suvPeaks } from './suv-peak.ts';

export type Lesion = {
  readonly voxels: number;
  readonly volumeMl: number;
  readonly suvMax: number;
  readonly suvMean: number;
  /** Best sphere of 1 mL centred on a voxel of the lesion. */
  readonly suvPeak: number;
  /** Total lesion uptake: volume · mean, mL. */
  readonly tl: number;
  /** Mean of the voxels' centres, LPS. */
  readonly centroidMm: Vector;
};

/** The figures of each component, in the order of their labels. `volume` holds SUV. */
export function measureComponents(volume: Volume, components: Components): Lesion[] {
  const { count, starts, ends, labels } = components;
  const { dims, stored, slopes, intercepts } = volume;
  const [nx, ny] = dims;
  const columns = Array.from({ length: 5 }, () => new Float64Array(count));
  const [voxels, sums, is, js, ks] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const highest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const add = (column: Float64Array, label: number, value: number): void => {
    column[label] = (column[label] as number) + value;
  };
  for (let run = 0; run < starts.length; run++) {
    const [start, end, label] = [starts[run] as number, ends[run] as number, labels[run] as number];
    const row = Math.floor(start / nx);
    const [j, k] = [row % ny, Math.floor(row / ny)];
    const length = end - start;
    const [slope, intercept] = [slopes[k] as number, intercepts[k] as number];
    let sum = 0;
    let best = stored[start] as number;
    for (let at = start; at < end; at++) {
      const value = stored[at] as number;
      sum += value;
      if (slope > 0 ? value > best : value < best) best = value;
    }
    add(voxels, label, length);
    add(sums, label, sum * slope + length * intercept);
    add(is, label, length * (start - row * nx + (length - 1) / 2));
    add(js, label, length * j);
    add(ks, label, length * k);
    highest[label] = Math.max(highest[label] as number, best * slope + intercept);
  }
  const peaks = suvPeaks(volume, components);
  const oneMl = voxelMl(volume);
  return Array.from({ length: count }, (_, label) => {
    const of = (column: Float64Array): number => column[label] as number;
    const n = of(voxels);
    return {
      voxels: n,
      volumeMl: n * oneMl,
      suvMax: of(highest),
      suvMean: of(sums) / n,
      suvPeak: of(peaks),
      tl: of(sums) * oneMl,
      centroidMm: toPatient(volume, [of(is) / n, of(js) / n, of(ks) / n]),
    };
  });
}
