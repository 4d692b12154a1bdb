import { DosimetryError } from '../errors.ts';

/** A NIfTI-1 image of one volume; `data` with x fastest, scaled values where the file scales them. */
export type NiftiImage = {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  readonly data: Uint8Array | Float32Array | Float64Array;
  /** The first 348 bytes, little endian: orientation and names are handed on to what is written. */
  readonly header: Uint8Array;
};

const headerBytes = 348;
/** The header, and the four bytes that say whether it has extensions. */
export const niftiHeaderBytes = headerBytes + 4;
const largestDimension = 4096;

type Read = (view: DataView, at: number, little: boolean) => number;
const types: Readonly<Record<number, { bytes: number; read: Read }>> = {
  2: { bytes: 1, read: (view, at) => view.getUint8(at) },
  4: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  8: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  16: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  64: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  256: { bytes: 1, read: (view, at) => view.getInt8(at) },
  512: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  768: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
};

const mmPerUnit: Readonly<Record<number, number>> = { 0: 1, 1: 1000, 2: 1, 3: 0.001 };

/**
 * Reads an uncompressed NIfTI-1 file (.nii) of either byte order. Units of space that the file leaves open are mm.
 * Errors: `not-nifti`, `unsupported-nifti`, `damaged-file`. Source: NIfTI-1 Data Format (nifti1.h, 2007).
 */
export function parseNifti(file: Uint8Array, name: string): NiftiImage {
  // A view of the plain kind: a subclass may share memory where `slice` must copy.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const { view, little, dims, spacingMm, datatype, type, offset } = readHeader(bytes, name);
  const voxels = dims[0] * dims[1] * dims[2];
  const fail = damaged(name);
  if (offset + voxels * type.bytes > bytes.length)
    return fail(
      `is cut: ${voxels * type.bytes} bytes of image are announced, ${bytes.length - offset} are there`,
    );
  const slope = view.getFloat32(112, little);
  const intercept = view.getFloat32(116, little);
  const scaled = slope !== 0 && !(slope === 1 && intercept === 0);
  if (scaled && !(Number.isFinite(slope) && Number.isFinite(intercept)))
    return fail('has a scale that is no number');
  const header = little ? bytes.slice(0, headerBytes) : swapped(bytes.subarray(0, headerBytes));
  return { dims, spacingMm, data: values(), header };

  function values(): NiftiImage['data'] {
    const { bytes: size, read } = type;
    if (!scaled && datatype === 2) return bytes.slice(offset, offset + voxels);
    if (!scaled && datatype === 16 && little)
      return new Float32Array(bytes.slice(offset, offset + 4 * voxels).buffer);
    const data = size > 2 && datatype !== 16 ? new Float64Array(voxels) : new Float32Array(voxels);
    for (let i = 0; i < voxels; i++) {
      const value = read(view, offset + i * size, little);
      data[i] = scaled ? value * slope + intercept : value;
    }
    return data;
  }
}

/** The bytes of the file whose first `niftiHeaderBytes` these are: its header and its image. Errors: as `parseNifti`. */
export function announcedBytes(start: Uint8Array, name: string): number {
  const { dims, type, offset } = readHeader(start, name);
  return offset + dims[0] * dims[1] * dims[2] * type.bytes;
}

const damaged =
  (name: string) =>
  (why: string): never => {
    throw new DosimetryError('damaged-file', `${name} ${why}`);
  };

function readHeader(bytes: Uint8Array, name: string) {
  const fail = (code: 'not-nifti' | 'unsupported-nifti' | 'damaged-file', why: string): never => {
    throw new DosimetryError(code, `${name} ${why}`);
  };
  if (bytes.length < niftiHeaderBytes) return fail('not-nifti', 'is too short for a NIfTI-1 file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getInt32(0, true) === headerBytes;
  if (!little && view.getInt32(0, false) !== headerBytes) return fail('not-nifti', 'is no NIfTI-1 file');
  const magic = String.fromCharCode(...bytes.subarray(344, 347));
  if (magic === 'ni1')
    return fail('unsupported-nifti', 'keeps its image in a file of its own (.hdr/.img): save it as .nii');
  if (magic !== 'n+1') return fail('not-nifti', 'is no NIfTI-1 file');
  const dim = (i: number): number => view.getInt16(40 + 2 * i, little);
  const rank = dim(0);
  if (rank < 3 || rank > 7)
    return fail('unsupported-nifti', `has ${rank} dimensions: one volume of three is needed`);
  for (let i = 4; i <= rank; i++)
    if (dim(i) !== 1) return fail('unsupported-nifti', 'holds more than one volume');
  const dims: [number, number, number] = [dim(1), dim(2), dim(3)];
  if (dims.some((size) => size < 1 || size > largestDimension))
    return fail('unsupported-nifti', `has dimensions ${dims.join(' × ')}`);
  const unit = mmPerUnit[view.getUint8(123) & 7];
  if (unit === undefined) return fail('unsupported-nifti', 'states an unknown unit of space');
  const spacingMm: [number, number, number] = [0, 0, 0];
  for (const axis of [0, 1, 2] as const) {
    const size = Math.abs(view.getFloat32(80 + 4 * axis, little)) * unit;
    if (!(size >= 1e-3 && size <= 1e3)) return fail('damaged-file', `has a voxel size of ${size} mm`);
    spacingMm[axis] = size;
  }
  const datatype = view.getInt16(70, little);
  const type = types[datatype];
  if (type === undefined) return fail('unsupported-nifti', `has values of type ${datatype}`);
  const offset = view.getFloat32(108, little);
  if (!(Number.isInteger(offset) && offset >= headerBytes))
    return fail('damaged-file', 'has no valid offset of its data');
  return { view, little, dims, spacingMm, datatype, type, offset };
}

/** Fields of the header by width, from the start: what a change of byte order turns round. */
const widths: readonly (readonly [number, number, number])[] = [
  [0, 4, 1],
  [32, 4, 1],
  [36, 2, 1],
  [40, 2, 8],
  [56, 4, 3],
  [68, 2, 4],
  [76, 4, 11],
  [120, 2, 1],
  [124, 4, 6],
  [252, 2, 2],
  [256, 4, 18],
];

function swapped(header: Uint8Array): Uint8Array {
  const turned = header.slice();
  for (const [start, width, count] of widths)
    for (let i = 0; i < count; i++) turned.subarray(start + i * width, start + (i + 1) * width).reverse();
  return turned;
}

/**
 * Writes values on the grid of another image: NIfTI-1, little endian, float32, uncompressed. `values` has as many
 * elements as the grid has voxels.
 */
export function formatNifti(like: NiftiImage, values: Float32Array, description: string): Uint8Array {
  const offset = niftiHeaderBytes;
  const bytes = new Uint8Array(offset + 4 * values.length);
  bytes.set(like.header);
  const view = new DataView(bytes.buffer);
  view.setInt16(40, 3, true);
  for (const axis of [0, 1, 2] as const) view.setInt16(42 + 2 * axis, like.dims[axis], true);
  for (let i = 4; i <= 7; i++) view.setInt16(40 + 2 * i, 1, true);
  view.setInt16(70, 16, true);
  view.setInt16(72, 32, true);
  view.setFloat32(108, offset, true);
  view.setFloat32(112, 1, true);
  view.setFloat32(116, 0, true);
  // Display range unset.
  view.setFloat32(124, 0, true);
  view.setFloat32(128, 0, true);
  const text = new TextEncoder().encode(description).subarray(0, 79);
  bytes.fill(0, 148, 228);
  bytes.set(text, 148);
  bytes.set(new TextEncoder().encode('n+1\0'), 344);
  for (let i = 0; i < values.length; i++) view.setFloat32(offset + 4 * i, values[i] as number, true);
  return bytes;
}
