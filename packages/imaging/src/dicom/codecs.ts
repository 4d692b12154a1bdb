import { ImagingError } from '../errors.ts';
import { codestreamSize } from './codestream.ts';
import type { PixelFormat } from './pixels.ts';
import type { Codec } from './transfer-syntax.ts';

export type CompressedCodec = Exclude<Codec, 'native' | 'rle'>;

/** Samples of one frame, interleaved, each in `bytesPerSample` bytes, little endian. */
export type DecodedFrame = {
  readonly bytes: Uint8Array;
  readonly bytesPerSample: number;
};

type Load = () => Promise<new () => WasmDecoder>;

// OpenJPEG tells its progress on the standard output, where answers belong.
// A module keeps its options for itself: each loading has its own.
const silent = () => ({ print: () => undefined, printErr: () => undefined });

// The modules are large and start slowly: each is loaded when the first picture needs it.
const loaders: Readonly<Record<Exclude<CompressedCodec, 'jpeg-lossless'>, Load>> = {
  'jpeg-ls': async () =>
    (await (await import('@cornerstonejs/codec-charls/decodewasmjs')).default(silent())).JpegLSDecoder,
  'jpeg-2000': async () =>
    (await (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default(silent())).J2KDecoder,
  htj2k: async () =>
    (await (await import('@cornerstonejs/codec-openjph/wasmjs')).default(silent())).HTJ2KDecoder,
  jpeg: async () =>
    (await (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')).default(silent()))
      .JPEGDecoder,
};

const loaded = new Map<string, Promise<new () => WasmDecoder>>();

/** Decodes a frame: `decodeCompressed` itself, or the same elsewhere. */
export type FrameDecoder = typeof decodeCompressed;

/** Loads what a codec needs, so that the time of a decoding is its own. */
export async function prepareCodec(codec: CompressedCodec): Promise<void> {
  if (codec !== 'jpeg-lossless') await moduleOf(codec);
}

/** Decodes one compressed frame. Errors: `undecodable-pixels`, also where the picture is not of the size announced. */
export async function decodeCompressed(
  codec: CompressedCodec,
  bytes: Uint8Array,
  format: PixelFormat,
): Promise<DecodedFrame> {
  const size = codestreamSize(bytes);
  if (size === null) throw undecodable(`a frame is no ${codec} picture`);
  if (
    size.width !== format.columns ||
    size.height !== format.rows ||
    size.components !== format.samplesPerPixel
  )
    throw undecodable(
      `a frame is ${size.width} × ${size.height} with ${size.components} samples, the header announces ${format.columns} × ${format.rows} with ${format.samplesPerPixel}`,
    );
  const samples = format.rows * format.columns * format.samplesPerPixel;
  const decoded = codec === 'jpeg-lossless' ? await lossless(bytes) : await wasm(codec, bytes);
  const whole = decoded.bytesPerSample === 1 || decoded.bytesPerSample === 2;
  if (!whole || decoded.bytes.length !== samples * decoded.bytesPerSample)
    throw undecodable(`a frame decodes to ${decoded.bytes.length} bytes`);
  return decoded;
}

async function lossless(bytes: Uint8Array): Promise<DecodedFrame> {
  const { Decoder } = await import('jpeg-lossless-decoder-js');
  try {
    const decoder = new Decoder();
    const fresh = Uint8Array.from(bytes);
    const out = new Uint8Array(decoder.decompress(fresh.buffer, 0, fresh.length));
    return { bytes: out, bytesPerSample: decoder.numBytes };
  } catch (error) {
    throw undecodable(String(error));
  }
}

function moduleOf(codec: keyof typeof loaders): Promise<new () => WasmDecoder> {
  let loading = loaded.get(codec);
  if (loading === undefined) {
    loading = loaders[codec]();
    loaded.set(codec, loading);
  }
  return loading;
}

async function wasm(
  codec: Exclude<CompressedCodec, 'jpeg-lossless'>,
  bytes: Uint8Array,
): Promise<DecodedFrame> {
  try {
    const decoder = new (await moduleOf(codec))();
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const { bitsPerSample } = decoder.getFrameInfo();
      // The buffer lies in the memory of the module, which the next frame overwrites.
      return { bytes: decoder.getDecodedBuffer().slice(), bytesPerSample: bitsPerSample > 8 ? 2 : 1 };
    } finally {
      decoder.delete();
    }
  } catch (error) {
    // What a damaged picture left in the module is not to touch the next one.
    loaded.delete(codec);
    throw undecodable(error instanceof Error ? error.message : `the ${codec} decoder gave up`);
  }
}

const undecodable = (why: string): ImagingError =>
  new ImagingError('undecodable-pixels', `(7FE0,0010) PixelData cannot be decoded: ${why}`);
