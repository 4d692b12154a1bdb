import type { DicomFile } from '../dicom/read-dicom.ts';
import { ImagingError } from '../errors.ts';
import { type Slice, slicesOf } from './slices.ts';
import { cross, dot, minus, norm, times, unit, type Vector } from './vectors.ts';
import type { Grid } from './volume.ts';

export type Problem = { readonly code: string; readonly text: string };

/** The objects of one series, its planes in the order in which they lie, and what is wrong with them. */
export type Series = {
  readonly uid: string;
  readonly modality: string | null;
  readonly description: string | null;
  readonly files: readonly DicomFile[];
  readonly slices: readonly Slice[];
  /** Null where the planes make no volume; `problems` says why. */
  readonly grid: Grid | null;
  readonly problems: readonly Problem[];
};

/** Sorts objects into their series, and the planes of each along their common normal. Nothing is left out silently. */
export function groupSeries(files: readonly DicomFile[]): Series[] {
  const groups = Map.groupBy(files, ({ dataSet }) => dataSet.text('SeriesInstanceUID'));
  return [...groups].map(([uid, members]) => seriesOf(uid, members));
}

function seriesOf(uid: string, members: readonly DicomFile[]): Series {
  const problems: Problem[] = [];
  const byInstance = new Map<string, DicomFile>();
  for (const file of members) {
    const instance = file.dataSet.text('SOPInstanceUID');
    if (byInstance.has(instance))
      problems.push({ code: 'same-instance', text: `instance ${instance} is there twice: one copy counts` });
    else byInstance.set(instance, file);
  }
  const slices: Slice[] = [];
  for (const [instance, file] of byInstance)
    try {
      slices.push(...slicesOf(file));
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      problems.push({ code: error.code, text: `instance ${instance}: ${error.message}` });
    }
  const arranged = arrange(slices);
  const first = members[0]?.dataSet;
  return {
    uid,
    modality: first?.findText('Modality') ?? null,
    description: first?.findText('SeriesDescription') ?? null,
    files: [...byInstance.values()],
    ...arranged,
    problems: [...problems, ...arranged.problems],
  };
}

/** Positions may be rounded: a hundredth of a millimetre, or of the step where that is more. */
const tolerance = (step: number): number => Math.max(0.01, 0.01 * step);

type Arranged = Pick<Series, 'slices' | 'grid' | 'problems'>;

const noGrid = (slices: readonly Slice[], code: string, text: string): Arranged => ({
  slices,
  grid: null,
  problems: [{ code, text }],
});

function arrange(slices: readonly Slice[]): Arranged {
  const [first] = slices;
  if (first === undefined) return { slices, grid: null, problems: [] };
  for (const slice of slices) {
    if (slice.rows !== first.rows || slice.columns !== first.columns)
      return noGrid(slices, 'different-sizes', 'its images have different sizes');
    if (slice.spacing.some((size, axis) => Math.abs(size - (first.spacing[axis] ?? 0)) > 1e-3))
      return noGrid(slices, 'different-sizes', 'its images have pixels of different sizes');
    if (norm(minus(slice.row, first.row)) > 1e-3 || norm(minus(slice.column, first.column)) > 1e-3)
      return noGrid(slices, 'different-orientations', 'its images lie in different planes');
  }
  const frames = [...new Set(slices.map(({ file }) => file.dataSet.findText('FrameOfReferenceUID')))];
  if (frames.length > 1)
    return noGrid(slices, 'different-frames', 'its images have different frames of reference');
  const normal = cross(first.row, first.column);
  const placed = slices
    .map((slice) => ({ slice, height: dot(minus(slice.position, first.position), normal) }))
    .sort((a, b) => a.height - b.height);
  return stack(
    placed.map(({ slice }) => slice),
    placed.map(({ height }) => height),
    normal,
    frames[0] ?? null,
  );
}

/** The grid of planes sorted by their heights along the normal, where they are evenly spaced. */
function stack(
  slices: readonly Slice[],
  heights: readonly number[],
  normal: Vector,
  frameOfReference: string | null,
): Arranged {
  const [first, last] = [slices[0], slices.at(-1)];
  if (first === undefined || last === undefined) return { slices, grid: null, problems: [] };
  const steps = heights.slice(1).map((height, i) => height - (heights[i] ?? 0));
  const same = steps.filter((step) => step < 0.01).length;
  if (same > 0)
    return noGrid(
      slices,
      'same-place',
      `${same} of its ${slices.length} images lie where another does: several phases or frames in time`,
    );
  const step = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? thickness(first);
  if (step === null)
    return noGrid(slices, 'unknown-thickness', 'it is one image, and (0018,0050) SliceThickness is missing');
  const uneven = steps.flatMap((size, i) => (Math.abs(size - step) > tolerance(step) ? [{ size, i }] : []));
  const [worst] = uneven;
  if (worst !== undefined) {
    const where = `between image ${worst.i + 1} and ${worst.i + 2}: ${worst.size.toFixed(2)} mm, not ${step.toFixed(2)} mm`;
    const missing = uneven.map(({ size }) => size / step - 1);
    return missing.every((count) => count > 0.5 && Math.abs(count - Math.round(count)) < 0.05)
      ? noGrid(
          slices,
          'missing-slices',
          `${missing.reduce((sum, count) => sum + Math.round(count), 0)} images are missing, first ${where}`,
        )
      : noGrid(slices, 'uneven-slices', `the distance of its images changes, first ${where}`);
  }
  const mean =
    slices.length === 1
      ? times(normal, step)
      : times(minus(last.position, first.position), 1 / (slices.length - 1));
  const up = dot(mean, normal);
  // A tilted gantry moves each image within its plane too: the stack is oblique, and is kept so.
  const shift = norm(minus(mean, times(normal, up)));
  const tilted = shift > tolerance(step);
  const degrees = ((Math.atan2(shift, up) * 180) / Math.PI).toFixed(1);
  return {
    slices,
    grid: {
      dims: [first.columns, first.rows, slices.length],
      spacingMm: [...first.spacing, tilted ? norm(mean) : up],
      originMm: first.position,
      directions: [first.row, first.column, tilted ? unit(mean) : normal],
      frameOfReference,
    },
    problems: tilted
      ? [
          {
            code: 'gantry-tilt',
            text: `its images are stacked obliquely, by ${degrees}° (gantry tilt): they are not straightened`,
          },
        ]
      : [],
  };
}

function thickness({ file }: Slice): number | null {
  const size = file.dataSet.findNumber('SliceThickness');
  return size !== undefined && size > 0 ? size : null;
}
