import { norm, plus, times } from '../volume/vectors.ts';
import type { Grid, Volume } from '../volume/volume.ts';
import type { Components } from './components.ts';

/** Radius of a sphere of 1 mL, mm. */
export const peakRadiusMm = 10 * Math.cbrt(3 / (4 * Math.PI));

/** Part of a sphere in one row: voxels from i + `from` to i + `to`, in the row dj and dk away. */
type SphereRow = { readonly dj: number; readonly dk: number; readonly from: number; readonly to: number };

/** The voxels whose centres lie within a radius of a voxel's centre, row by row. */
function sphereRows({ spacingMm, directions: [a, b, c] }: Grid, radiusMm: number): SphereRow[] {
  const [si, sj, sk] = spacingMm;
  // Oblique directions need more than radius / spacing steps; three times is more than any gantry tilts.
  const [mi, mj, mk] = [si, sj, sk].map((spacing) => Math.ceil((3 * radiusMm) / spacing));
  const rows: SphereRow[] = [];
  for (let dk = -(mk ?? 0); dk <= (mk ?? 0); dk++)
    for (let dj = -(mj ?? 0); dj <= (mj ?? 0); dj++) {
      const across = plus(times(b, dj * sj), times(c, dk * sk));
      const within = (di: number): boolean => norm(plus(across, times(a, di * si))) <= radiusMm + 1e-9;
      let from = -(mi ?? 0);
      while (from <= (mi ?? 0) && !within(from)) from++;
      if (from > (mi ?? 0)) continue;
      let to = from;
      while (within(to + 1)) to++;
      rows.push({ dj, dk, from, to });
    }
  return rows;
}

/**
 * SUVpeak of each component: the highest mean over a sphere of 1 mL whose centre is any voxel of the component (Wahl et
 * al., PERCIST, J Nucl Med 2009;50(S1):122S). The sphere holds the voxels whose centres lie within 6.2 mm; it may reach
 * beyond the component, and is cut at the border of the volume.
 */
export function suvPeaks(volume: Volume, { count, starts, ends, labels }: Components): Float64Array {
  const { dims, stored, slopes, intercepts } = volume;
  const [nx, ny, nz] = dims;
  const sphere = sphereRows(volume, peakRadiusMm);
  const peaks = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const sums = new Float64Array(nx);
  const counts = new Int32Array(nx);
  for (let run = 0; run < starts.length; run++) {
    const start = starts[run] as number;
    const length = (ends[run] as number) - start;
    const row = Math.floor(start / nx);
    const first = start - row * nx;
    const [j, k] = [row % ny, Math.floor(row / ny)];
    sums.fill(0, 0, length);
    counts.fill(0, 0, length);
    let uncut = 0;
    for (const { dj, dk, from, to } of sphere) {
      const [jj, kk] = [j + dj, k + dk];
      if (jj < 0 || jj >= ny || kk < 0 || kk >= nz) continue;
      const base = (kk * ny + jj) * nx;
      const [slope, intercept] = [slopes[kk] as number, intercepts[kk] as number];
      const [low, high] = [first + from, first + to];
      if (low >= 0 && high + length <= nx) {
        // A window slides along the run: one voxel comes in, one goes.
        const voxels = to - from + 1;
        const rest = voxels * intercept;
        let window = 0;
        for (let i = base + low; i <= base + high; i++) window += stored[i] as number;
        sums[0] = (sums[0] as number) + window * slope + rest;
        for (let at = 1; at < length; at++) {
          window += (stored[base + high + at] as number) - (stored[base + low + at - 1] as number);
          sums[at] = (sums[at] as number) + window * slope + rest;
        }
        uncut += voxels;
        continue;
      }
      for (let at = 0; at < length; at++) {
        const [begin, end] = [Math.max(0, low + at), Math.min(nx - 1, high + at)];
        for (let i = begin; i <= end; i++)
          sums[at] = (sums[at] as number) + (stored[base + i] as number) * slope + intercept;
        counts[at] = (counts[at] as number) + Math.max(0, end - begin + 1);
      }
    }
    const label = labels[run] as number;
    let best = peaks[label] as number;
    for (let at = 0; at < length; at++) {
      const mean = (sums[at] as number) / (uncut + (counts[at] as number));
      if (mean > best) best = mean;
    }
    peaks[label] = best;
  }
  return peaks;
}
