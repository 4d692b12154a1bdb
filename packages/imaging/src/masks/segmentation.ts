import type { FrameDecoder } from '../dicom/codecs.ts';
import type { DataSet } from '../dicom/data-set.ts';
import { readFrame } from '../dicom/pixels.ts';
import type { DicomFile } from '../dicom/read-dicom.ts';
import { ImagingError } from '../errors.ts';
import { type Slice, slicesOf } from '../volume/slices.ts';
import { cross, dot, minus } from '../volume/vectors.ts';
import type { Grid } from '../volume/volume.ts';
import type { Mask } from './mask.ts';

/** Segmented Property Category (0062,0003): anatomical structure, in SNOMED CT and its older form. */
const anatomical = new Set(['123037004', 'T-D000A', '91723000']);

/**
 * The segments of a DICOM segmentation on the voxels of a grid: each voxel takes the nearest pixel of the nearest frame, if
 * it lies within half of its size. A share (FRACTIONAL) of at least a half is inside.
 * Errors: `mask-mismatch` for another frame of reference, and those of the pixels.
 */
export async function segmentMasks(file: DicomFile, grid: Grid, decoder?: FrameDecoder): Promise<Mask[]> {
  const { dataSet } = file;
  const frameOfReference = dataSet.findText('FrameOfReferenceUID');
  if (
    frameOfReference !== undefined &&
    grid.frameOfReference !== null &&
    frameOfReference !== grid.frameOfReference
  )
    throw new ImagingError(
      'mask-mismatch',
      'the segmentation lies in another frame of reference than the images',
    );
  const type = dataSet.text('SegmentationType');
  const least = type === 'FRACTIONAL' ? (dataSet.findNumber('MaximumFractionalValue') ?? 255) / 2 : 0.5;
  const slices = slicesOf(file);
  const numbers = slices.map(({ frame }) => (type === 'LABELMAP' ? null : segmentNumber(dataSet, frame)));
  const masks: Mask[] = [];
  for (const segment of dataSet.items('SegmentSequence')) {
    const number = segment.number('SegmentNumber');
    const voxels = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
    const own = slices.filter((_, i) => numbers[i] === null || numbers[i] === number);
    const thickness = frameDistance(own, dataSet);
    for (const slice of own) {
      const stored = await readFrame(file, slice.frame, decoder);
      const inside = (at: number): boolean =>
        type === 'LABELMAP' ? stored[at] === number : (stored[at] ?? 0) >= least;
      paint(slice, thickness, inside, grid, voxels);
    }
    const category = segment.findItem('SegmentedPropertyCategoryCodeSequence')?.findText('CodeValue');
    masks.push({
      name: segment.findText('SegmentLabel') ?? `segment ${number}`,
      role: category !== undefined && anatomical.has(category) ? 'organ' : 'region',
      voxels,
    });
  }
  return masks;
}

function segmentNumber(dataSet: DataSet, frame: number): number {
  const own = dataSet.items('PerFrameFunctionalGroupsSequence')[frame];
  const shared = dataSet.findItem('SharedFunctionalGroupsSequence');
  const identification =
    own?.findItem('SegmentIdentificationSequence') ?? shared?.findItem('SegmentIdentificationSequence');
  return (identification ?? dataSet).number('ReferencedSegmentNumber');
}

/** The least distance between frames, else their thickness, mm. */
function frameDistance(slices: readonly Slice[], dataSet: DataSet): number {
  const [first] = slices;
  if (first === undefined) return 0;
  const normal = cross(first.row, first.column);
  const heights = slices.map(({ position }) => dot(position, normal)).sort((a, b) => a - b);
  const gaps = heights
    .slice(1)
    .map((height, i) => height - (heights[i] ?? 0))
    .filter((gap) => gap > 0.01);
  if (gaps.length > 0) return gaps.reduce((a, b) => Math.min(a, b));
  return (
    dataSet.findItem('SharedFunctionalGroupsSequence')?.findItem('PixelMeasuresSequence') ?? dataSet
  ).number('SliceThickness');
}

function paint(
  slice: Slice,
  thickness: number,
  inside: (at: number) => boolean,
  grid: Grid,
  voxels: Uint8Array,
): void {
  const [nx, ny, nz] = grid.dims;
  const normal = cross(slice.row, slice.column);
  const { columns, rows, spacing } = slice;
  // Where a voxel lies along row, column and normal of the frame is linear in i, j and k.
  const zero = minus(grid.originMm, slice.position);
  const along = (axis: Slice['row'], unit: number) => ({
    base: dot(zero, axis) / unit,
    steps: grid.directions.map((direction, d) => (dot(direction, axis) * (grid.spacingMm[d] ?? 0)) / unit),
  });
  const [u, v, w] = [along(slice.row, spacing[0]), along(slice.column, spacing[1]), along(normal, thickness)];
  const at = ({ base, steps }: typeof u, i: number, j: number, k: number): number =>
    base + i * (steps[0] ?? 0) + j * (steps[1] ?? 0) + k * (steps[2] ?? 0);
  const corners = [0, nx - 1].flatMap((i) => [0, ny - 1].map((j) => [i, j] as const));
  for (let k = 0; k < nz; k++) {
    const heights = corners.map(([i, j]) => at(w, i, j, k));
    if (Math.min(...heights) > 0.5 || Math.max(...heights) < -0.5) continue;
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        // Half a step belongs to the frame above, so that no voxel lies between two frames.
        const height = at(w, i, j, k);
        if (height < -0.5 || height >= 0.5) continue;
        const [column, row] = [Math.round(at(u, i, j, k)), Math.round(at(v, i, j, k))];
        if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
        if (inside(row * columns + column)) voxels[(k * ny + j) * nx + i] = 1;
      }
  }
}
