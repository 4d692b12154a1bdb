import type { FrameDecoder } from '../dicom/codecs.ts';
import { type PixelValues, pixelFormat, readFrame } from '../dicom/pixels.ts';
import { ImagingError } from '../errors.ts';
import type { Series } from './series.ts';
import type { Volume } from './volume.ts';

/** 512 × 512 × 2048 voxels. */
const mostVoxels = 2 ** 29;

/** What does not keep the planes from making a volume. */
const harmless = new Set(['gantry-tilt', 'same-instance']);

/**
 * The voxels of a series, each slice with its own slope and intercept. Errors: `no-images`, `uneven-slices` (with the
 * reason why the series makes no volume), `unsupported`, `too-large`, and those of `readFrame`.
 */
export async function readVolume(series: Series, decoder?: FrameDecoder): Promise<Volume> {
  const { grid, slices, problems } = series;
  if (slices.length === 0 && problems.length === 0)
    throw new ImagingError('no-images', `series ${series.uid} has no images`);
  if (grid === null || problems.some(({ code }) => !harmless.has(code)))
    throw new ImagingError(
      'uneven-slices',
      `series ${series.uid} makes no volume: ${problems.map(({ text }) => text).join('; ')}`,
    );
  const plane = grid.dims[0] * grid.dims[1];
  if (plane * slices.length > mostVoxels)
    throw new ImagingError('too-large', `series ${series.uid} has ${plane * slices.length} voxels`);
  if (slices.some(({ file }) => pixelFormat(file.dataSet).samplesPerPixel !== 1))
    throw new ImagingError('unsupported', `series ${series.uid} is in colour`);
  let stored: PixelValues | undefined;
  for (const [k, slice] of slices.entries()) {
    const values = await readFrame(slice.file, slice.frame, decoder);
    stored ??= like(values, plane * slices.length);
    // A series whose slices are stored differently is rare: a wider array keeps its values as they are.
    if (stored.constructor !== values.constructor && !(stored instanceof Float64Array))
      stored = Float64Array.from(stored);
    stored.set(values, k * plane);
  }
  return {
    ...grid,
    stored: stored ?? new Int16Array(0),
    slopes: Float64Array.from(slices, ({ slope }) => slope),
    intercepts: Float64Array.from(slices, ({ intercept }) => intercept),
    unit: unitOf(series),
  };
}

function like(values: PixelValues, length: number): PixelValues {
  if (values instanceof Uint8Array) return new Uint8Array(length);
  if (values instanceof Int8Array) return new Int8Array(length);
  if (values instanceof Uint16Array) return new Uint16Array(length);
  if (values instanceof Int16Array) return new Int16Array(length);
  if (values instanceof Uint32Array) return new Uint32Array(length);
  if (values instanceof Int32Array) return new Int32Array(length);
  return values instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}

function unitOf({ files, modality }: Series): string {
  const dataSet = files[0]?.dataSet;
  return (
    dataSet?.findText('Units') ??
    dataSet?.findText('RescaleType') ??
    dataSet?.findText('DoseUnits') ??
    (modality === 'CT' ? 'HU' : 'unknown')
  );
}
