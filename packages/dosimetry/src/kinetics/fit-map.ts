import { halfLife } from '@lutetia/nuclide';
import { DosimetryError } from '../errors.ts';

export type ActivityMaps = {
  nuclide: string;
  timesH: readonly number[];
  /** One map a time, MBq in each voxel as at that hour; all of one length. */
  activityMBq: readonly Float32Array[];
  /** How a voxel's error grows: with its activity (equal weight of the logarithms) or not at all (weight A²). */
  error: 'relative' | 'absolute';
};

export type IntegratedMap = {
  tiaMBqH: Float32Array;
  /** Of the fit, never below physical decay; 0 where there is no activity. */
  effectiveRatePerH: Float32Array;
  /** One exponential, its rate free. */
  fitted: number;
  /** Falls no faster than the nuclide decays: physical decay through the points. */
  heldToPhysical: number;
  /**
   * Could not be fitted: fewer than two points above 0, or a fall so steep that more than 15/16 had gone before the
   * first of them. Trapezoid with physical decay after the last point.
   */
  notFitted: number;
  /** No activity at any time: the integral is 0. */
  empty: number;
};

/**
 * Time-integrated activity of every voxel: one exponential by weighted least squares of ln A, which has a closed
 * form. Finite everywhere. Errors: too-few-points, malformed-curve, grid-mismatch, not-finite, negative-value,
 * out-of-range.
 */
export function integrateMaps({ nuclide, timesH, activityMBq, error }: ActivityMaps): IntegratedMap {
  const physicalRate = Math.LN2 / halfLife(nuclide).hours;
  const voxels = checkMaps(timesH, activityMBq);
  const times = Float64Array.from(timesH);
  const tiaMBqH = new Float32Array(voxels);
  const effectiveRatePerH = new Float32Array(voxels);
  const counts = { fitted: 0, heldToPhysical: 0, notFitted: 0, empty: 0 };
  const curve = new Float64Array(times.length);
  for (let voxel = 0; voxel < voxels; voxel++) {
    const positive = readVoxel(activityMBq, voxel, curve);
    if (positive === 0) {
      counts.empty++;
      continue;
    }
    const fit = positive > 1 ? fitLogLinear(times, curve, physicalRate, error === 'absolute') : null;
    const integral = fit === null ? Number.NaN : Math.fround(fit.amplitude / fit.rate);
    if (fit === null || !Number.isFinite(integral)) {
      counts.notFitted++;
      tiaMBqH[voxel] = trapezoid(times, curve, physicalRate);
      effectiveRatePerH[voxel] = physicalRate;
      continue;
    }
    if (fit.held) counts.heldToPhysical++;
    else counts.fitted++;
    tiaMBqH[voxel] = integral;
    effectiveRatePerH[voxel] = fit.rate;
  }
  return { tiaMBqH, effectiveRatePerH, ...counts };
}

const mostMBq = 1e7;

function checkMaps(timesH: readonly number[], maps: readonly Float32Array[]): number {
  if (timesH.length < 2) throw new DosimetryError('too-few-points', 'a map is fitted to two times or more');
  if (timesH.length !== maps.length) {
    throw new DosimetryError('malformed-curve', `${timesH.length} times and ${maps.length} maps`);
  }
  let before = -1;
  for (const time of timesH) {
    if (!Number.isFinite(time)) throw new DosimetryError('not-finite', 'a time is not a finite number');
    if (time < 0) throw new DosimetryError('negative-value', 'a time is negative');
    if (time <= before) throw new DosimetryError('malformed-curve', 'times must rise from map to map');
    before = time;
  }
  const voxels = maps[0]?.length ?? 0;
  for (const map of maps) {
    if (map.length !== voxels) throw new DosimetryError('grid-mismatch', 'the maps differ in size');
    for (const activity of map) {
      if (activity >= 0 && activity <= mostMBq) continue;
      if (!Number.isFinite(activity))
        throw new DosimetryError('not-finite', 'a voxel has no finite activity');
      throw activity < 0
        ? new DosimetryError('negative-value', 'a voxel has a negative activity')
        : new DosimetryError('out-of-range', `a voxel has more than ${mostMBq} MBq`);
    }
  }
  return voxels;
}

function readVoxel(maps: readonly Float32Array[], voxel: number, curve: Float64Array): number {
  let positive = 0;
  for (let k = 0; k < curve.length; k++) {
    const activity = maps[k]?.[voxel] ?? 0;
    curve[k] = activity;
    if (activity > 0) positive++;
  }
  return positive;
}

const halfLivesBeforeFirstPoint = 4;

/** Points at 0 have no logarithm and are left out; two or more are above 0. Null where the fall is too steep. */
function fitLogLinear(times: Float64Array, curve: Float64Array, physicalRate: number, byActivity: boolean) {
  let [w, wt, wy, wtt, wty] = [0, 0, 0, 0, 0];
  let first = Number.POSITIVE_INFINITY;
  for (let k = 0; k < times.length; k++) {
    const activity = curve[k] ?? 0;
    if (activity <= 0) continue;
    const time = times[k] ?? 0;
    if (time < first) first = time;
    const weight = byActivity ? activity * activity : 1;
    const y = Math.log(activity);
    w += weight;
    wt += weight * time;
    wy += weight * y;
    wtt += weight * time * time;
    wty += weight * time * y;
  }
  const spread = w * wtt - wt * wt;
  const free = spread > 0 ? (wt * wy - w * wty) / spread : physicalRate;
  if ((free - physicalRate) * first > halfLivesBeforeFirstPoint * Math.LN2) return null;
  const held = !(free > physicalRate);
  const rate = held ? physicalRate : free;
  return { amplitude: Math.exp((wy + rate * wt) / w), rate, held };
}

function trapezoid(times: Float64Array, curve: Float64Array, physicalRate: number): number {
  let sum = ((curve[0] ?? 0) * (times[0] ?? 0)) / 2;
  for (let k = 1; k < times.length; k++) {
    sum += (((curve[k] ?? 0) + (curve[k - 1] ?? 0)) / 2) * ((times[k] ?? 0) - (times[k - 1] ?? 0));
  }
  return sum + (curve[times.length - 1] ?? 0) / physicalRate;
}
