import type { DataSet } from '../dicom/data-set.ts';
import { ImagingError } from '../errors.ts';
import { type Grid, toVoxel } from '../volume/volume.ts';
import type { Mask } from './mask.ts';

type Point = readonly [i: number, j: number];
type Contour = { readonly k: number; readonly points: readonly Point[] };

/** RT ROI Interpreted Type (3006,00A4) of what is not to be looked at. */
const organTypes = new Set(['ORGAN', 'AVOIDANCE', 'EXTERNAL', 'SUPPORT', 'FIXATION', 'CAVITY']);

/**
 * The structures of an RT structure set on the voxels of a grid: a voxel belongs to a structure when its centre lies within
 * an odd number of its contours. A contour stands for the slices nearer to it than to the next one.
 * Errors: `mask-mismatch` for another frame of reference, or contours that are not parallel to the slices.
 */
export function structureMasks(dataSet: DataSet, grid: Grid): Mask[] {
  const contoursOf = new Map(
    (dataSet.findItems('ROIContourSequence') ?? []).map((item) => [item.number('ReferencedROINumber'), item]),
  );
  const typeOf = new Map(
    (dataSet.findItems('RTROIObservationsSequence') ?? []).map((item) => [
      item.number('ReferencedROINumber'),
      item.findText('RTROIInterpretedType'),
    ]),
  );
  return dataSet.items('StructureSetROISequence').map((roi) => {
    const number = roi.number('ROINumber');
    const name = roi.findText('ROIName') ?? `structure ${number}`;
    const frame = roi.findText('ReferencedFrameOfReferenceUID');
    if (frame !== undefined && grid.frameOfReference !== null && frame !== grid.frameOfReference)
      throw new ImagingError(
        'mask-mismatch',
        `structure "${name}" lies in another frame of reference than the images`,
      );
    const contours = (contoursOf.get(number)?.findItems('ContourSequence') ?? [])
      .filter((contour) => contour.findText('ContourGeometricType')?.startsWith('CLOSED_PLANAR') !== false)
      .map((contour) => contourOf(contour, grid, name));
    const type = typeOf.get(number);
    return {
      name,
      role: type !== undefined && organTypes.has(type) ? 'organ' : 'region',
      voxels: fill(contours, grid),
    };
  });
}

function contourOf(contour: DataSet, grid: Grid, name: string): Contour {
  const data = contour.numbers('ContourData');
  if (data.length < 9 || data.length % 3 !== 0)
    throw new ImagingError('malformed-value', `(3006,0050) ContourData has ${data.length} values`);
  const points: Point[] = [];
  let [low, high, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let at = 0; at < data.length; at += 3) {
    const [i, j, k] = toVoxel(grid, [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    points.push([i, j]);
    [low, high, sum] = [Math.min(low, k), Math.max(high, k), sum + k];
  }
  if (high - low > 0.5)
    throw new ImagingError('mask-mismatch', `a contour of "${name}" is not parallel to the images`);
  return { k: sum / points.length, points };
}

function fill(contours: readonly Contour[], { dims: [nx, ny, nz] }: Grid): Uint8Array {
  const voxels = new Uint8Array(nx * ny * nz);
  const planes = [...new Set(contours.map(({ k }) => Math.round(k * 100) / 100))].sort((a, b) => a - b);
  const gaps = planes.slice(1).map((plane, i) => plane - (planes[i] ?? 0));
  const gap = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
  const reach = Math.max(0.5, gap / 2) + 0.01;
  for (let k = 0; k < nz; k++) {
    const nearest = planes.reduce(
      (best, plane) => (Math.abs(plane - k) < Math.abs(best - k) ? plane : best),
      Number.POSITIVE_INFINITY,
    );
    if (Math.abs(nearest - k) > reach) continue;
    const slice = voxels.subarray(k * nx * ny, (k + 1) * nx * ny);
    for (const contour of contours)
      if (Math.abs(contour.k - nearest) <= 0.02) toggle(contour.points, slice, nx, ny);
  }
  return voxels;
}

/** Turns the pixels whose centres lie within a polygon, row by row: the even-odd rule. */
function toggle(points: readonly Point[], slice: Uint8Array, nx: number, ny: number): void {
  const heights = points.map(([, j]) => j);
  const last = Math.min(ny - 1, Math.floor(heights.reduce((a, b) => Math.max(a, b))));
  for (let j = Math.max(0, Math.ceil(heights.reduce((a, b) => Math.min(a, b)))); j <= last; j++) {
    const crossings: number[] = [];
    let [pi, pj] = points.at(-1) ?? [0, 0];
    for (const [qi, qj] of points) {
      if (pj <= j !== qj <= j) crossings.push(pi + ((j - pj) / (qj - pj)) * (qi - pi));
      [pi, pj] = [qi, qj];
    }
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const to = Math.min(nx - 1, Math.floor(crossings[pair + 1] ?? 0));
      for (let i = Math.max(0, Math.ceil(crossings[pair] ?? 0)); i <= to; i++)
        slice[j * nx + i] = 1 - (slice[j * nx + i] ?? 0);
    }
  }
}
