import { ImagingError } from '../errors.ts';
import type { FrameDecoder } from './codecs.ts';
import type { DataSet } from './data-set.ts';
import { tagNumber } from './dictionary.ts';
import type { DicomFile } from './read-dicom.ts';
import { decodeRle } from './rle.ts';

export type PixelFormat = {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly float: boolean;
};

export type PixelValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** 16384 × 16384 pixels of two bytes. */
const largestFrameBytes = 2 ** 29;

/** Errors: `missing-tag`, `malformed-value`, `unsupported`, `too-large`. */
export function pixelFormat(dataSet: DataSet): PixelFormat {
  const float = dataSet.has('FloatPixelData') || dataSet.has('DoubleFloatPixelData');
  const bitsAllocated = dataSet.whole('BitsAllocated', 1, 64);
  const allowed = float ? [32, 64] : [1, 8, 16, 32];
  if (!allowed.includes(bitsAllocated))
    throw new ImagingError('unsupported', `(0028,0100) BitsAllocated is ${bitsAllocated}`);
  const bitsStored = float ? bitsAllocated : dataSet.whole('BitsStored', 1, bitsAllocated);
  const format = {
    rows: dataSet.whole('Rows', 1, 65535),
    columns: dataSet.whole('Columns', 1, 65535),
    frames: dataSet.findWhole('NumberOfFrames', 1, 1_000_000) ?? 1,
    samplesPerPixel: dataSet.findWhole('SamplesPerPixel', 1, 4) ?? 1,
    bitsAllocated,
    bitsStored,
    highBit: float
      ? bitsAllocated - 1
      : (dataSet.findWhole('HighBit', 0, bitsAllocated - 1) ?? bitsStored - 1),
    signed: !float && dataSet.whole('PixelRepresentation', 0, 1) === 1,
    float,
  };
  if (
    format.rows * format.columns * format.samplesPerPixel * Math.ceil(bitsAllocated / 8) >
    largestFrameBytes
  )
    throw new ImagingError('too-large', `a frame has ${format.columns} × ${format.rows} pixels`);
  if (format.highBit < bitsStored - 1)
    throw new ImagingError(
      'malformed-value',
      `(0028,0102) HighBit is ${format.highBit} for ${bitsStored} bits`,
    );
  return format;
}

/**
 * The stored values of one frame (from 0): samples interleaved, sign extended, bits that are not stored cleared.
 * Compressed frames are decoded here, or by `decoder`.
 * Errors: as `pixelFormat`, and `damaged-file`, `undecodable-pixels`, `out-of-range`.
 */
export async function readFrame(file: DicomFile, frame = 0, decoder?: FrameDecoder): Promise<PixelValues> {
  const format = pixelFormat(file.dataSet);
  if (!Number.isInteger(frame) || frame < 0 || frame >= format.frames)
    throw new ImagingError('out-of-range', `there is no frame ${frame}: the object has ${format.frames}`);
  const element = file.dataSet.elements.get(tagNumber('PixelData'));
  if (element !== undefined && 'fragments' in element) {
    const { codec } = file.syntax;
    if (codec === null || codec === 'native')
      throw new ImagingError('unsupported', `pixels in transfer syntax ${file.syntax.uid} are not decoded`);
    const bytes = frameBytes(element.fragments, frame, format, file.dataSet);
    const samples = format.rows * format.columns * format.samplesPerPixel;
    if (codec === 'rle') {
      const width = format.bitsAllocated / 8;
      const out = decodeRle(bytes, format.rows * format.columns, format.samplesPerPixel, width);
      return valuesOf(out, true, format, width, samples);
    }
    const decode = decoder ?? (await import('./codecs.ts')).decodeCompressed;
    const decoded = await decode(codec, bytes, format);
    return valuesOf(decoded.bytes, true, format, decoded.bytesPerSample, samples);
  }
  return nativeFrame(file.dataSet, format, frame);
}

/** Refuses a number of frames for which no pixels are there, before anybody makes a list of them. Errors: `damaged-file`. */
export function checkFrames(dataSet: DataSet, format: PixelFormat): void {
  const element = ['PixelData', 'FloatPixelData', 'DoubleFloatPixelData'] as const;
  const found = element.map((tag) => dataSet.elements.get(tagNumber(tag))).find((one) => one !== undefined);
  if (found === undefined || 'items' in found) return;
  const announced = Math.ceil(
    (format.rows * format.columns * format.samplesPerPixel * format.frames * format.bitsAllocated) / 8,
  );
  const enough =
    'fragments' in found ? found.fragments.length > format.frames : found.bytes.length >= announced;
  if (!enough && format.frames > 1)
    throw new ImagingError(
      'damaged-file',
      `(7FE0,0010) PixelData does not hold the ${format.frames} frames that the header announces`,
    );
}

function nativeFrame(dataSet: DataSet, format: PixelFormat, frame: number): PixelValues {
  const { littleEndian } = dataSet;
  const tag = format.float
    ? dataSet.has('FloatPixelData')
      ? 'FloatPixelData'
      : 'DoubleFloatPixelData'
    : 'PixelData';
  const bytes = dataSet.bytes(tag);
  const samples = format.rows * format.columns * format.samplesPerPixel;
  const announced = Math.ceil((samples * format.frames * format.bitsAllocated) / 8);
  if (bytes.length < announced)
    throw new ImagingError(
      'damaged-file',
      `(7FE0,0010) PixelData has ${bytes.length} bytes, the header announces ${announced}`,
    );
  if (format.bitsAllocated === 1) return unpackBits(bytes, frame * samples, samples);
  const width = format.bitsAllocated / 8;
  const part = bytes.subarray(frame * samples * width, (frame + 1) * samples * width);
  const values = valuesOf(part, littleEndian, format, width, samples);
  const planar = format.samplesPerPixel > 1 && dataSet.findNumber('PlanarConfiguration') === 1;
  return planar ? interleaved(values, format.samplesPerPixel) : values;
}

/** Bits fill bytes from the lowest up (PS3.5 §8.1.1), and frames are not aligned to bytes. */
function unpackBits(bytes: Uint8Array, first: number, count: number): Uint8Array {
  const out = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const bit = first + i;
    out[i] = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  return out;
}

function valuesOf(
  bytes: Uint8Array,
  little: boolean,
  format: PixelFormat,
  width: number,
  count: number,
): PixelValues {
  const out = valuesArray(format, width, count);
  if (width === 1) new Uint8Array(out.buffer).set(bytes.subarray(0, count));
  else {
    new Uint8Array(out.buffer).set(bytes.subarray(0, count * width));
    if (!little) swapBytes(new Uint8Array(out.buffer), width);
  }
  const unused = 8 * width - format.bitsStored;
  if (format.float || unused <= 0) return out;
  // Stored bits end at the high bit: shifted to the top and back, with their sign, the others are gone.
  const up = 32 - 1 - Math.min(format.highBit, 8 * width - 1);
  const down = 32 - format.bitsStored;
  for (let i = 0; i < count; i++) {
    const value = out[i] ?? 0;
    out[i] = format.signed ? (value << up) >> down : (value << up) >>> down;
  }
  return out;
}

function valuesArray({ signed, float }: PixelFormat, width: number, count: number): PixelValues {
  if (float) return width === 4 ? new Float32Array(count) : new Float64Array(count);
  if (width === 1) return signed ? new Int8Array(count) : new Uint8Array(count);
  if (width === 2) return signed ? new Int16Array(count) : new Uint16Array(count);
  return signed ? new Int32Array(count) : new Uint32Array(count);
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

function interleaved(values: PixelValues, samples: number): PixelValues {
  const out = values.slice();
  const plane = values.length / samples;
  for (let i = 0; i < plane; i++)
    for (let sample = 0; sample < samples; sample++)
      out[i * samples + sample] = values[sample * plane + i] ?? 0;
  return out;
}

/** The fragments of one frame, joined (PS3.5 A.4): by their number, else by the offset tables. */
function frameBytes(
  fragments: readonly Uint8Array[],
  frame: number,
  { frames }: PixelFormat,
  dataSet: DataSet,
): Uint8Array {
  const [table, ...pieces] = fragments;
  const fail = (why: string): never => {
    throw new ImagingError('undecodable-pixels', `(7FE0,0010) PixelData ${why}`);
  };
  if (table === undefined || pieces.length === 0) return fail('has no fragments');
  if (frames === 1) return joined(pieces);
  if (pieces.length === frames) return pieces[frame] ?? fail('lacks a fragment');
  const offsets = offsetTable(table, dataSet);
  if (offsets.length !== frames)
    return fail(`has ${pieces.length} fragments for ${frames} frames and no table of them`);
  const [from = 0, to = Number.POSITIVE_INFINITY] = offsets.slice(frame, frame + 2);
  const own: Uint8Array[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (at >= from && at < to) own.push(piece);
    at += piece.length + 8;
  }
  return own.length === 0 ? fail(`has no fragment for frame ${frame}`) : joined(own);
}

function offsetTable(table: Uint8Array, dataSet: DataSet): number[] {
  const extended = dataSet.findBytes('ExtendedOffsetTable');
  if (extended !== undefined) {
    const view = new DataView(extended.buffer, extended.byteOffset, extended.length);
    return Array.from({ length: Math.floor(extended.length / 8) }, (_, i) =>
      Number(view.getBigUint64(8 * i, true)),
    );
  }
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  return Array.from({ length: Math.floor(table.length / 4) }, (_, i) => view.getUint32(4 * i, true));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
