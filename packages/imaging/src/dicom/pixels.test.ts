import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { DataSet } from './data-set.ts';
import { type PixelFormat, readFrame } from './pixels.ts';
import type { DicomFile } from './read-dicom.ts';
import { petSlice } from './test-dicom.ts';
import { threadDecoder } from './thread-decoder.node.ts';
import { transferSyntaxOf } from './transfer-syntax.ts';
import { createDataSet, type NewValues } from './write-dicom.ts';

/** An encoder of the same packages: the decoders come without. */
type Encoder = {
  getDecodedBuffer(frame: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  setDecompositions?(levels: number): void;
  encode(): void;
  delete(): void;
};

const silent = () => ({ print: () => undefined, printErr: () => undefined });
const require = createRequire(import.meta.url);

async function encoded(library: string, encoder: string, values: Int16Array | Uint8Array, frame: object) {
  const module = await require(`@cornerstonejs/${library}`)(silent());
  const made: Encoder = new module[encoder]();
  made.getDecodedBuffer(frame).set(new Uint8Array(values.buffer));
  made.setDecompositions?.(2);
  made.encode();
  const bytes = made.getEncodedBuffer().slice();
  made.delete();
  return bytes.length % 2 === 0 ? bytes : Uint8Array.from([...bytes, 0]);
}

const [columns, rows] = [32, 24];
/** A slope with a hot spot, as a scanner would store it. */
const image = Int16Array.from({ length: rows * columns }, (_, at) => {
  const [i, j] = [at % columns, Math.floor(at / columns)];
  return Math.round(50 * i + 10 * j + 9000 * Math.exp(-((i - 20) ** 2 + (j - 9) ** 2) / 12));
});

/** What no codec is quick with. */
const noise = (side: number): Int16Array => {
  let state = 1;
  return Int16Array.from({ length: side * side }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 4096;
  });
};

const fileWith = (syntax: string, fragments: readonly Uint8Array[], changes: NewValues = {}): DicomFile => {
  const values = createDataSet({
    ...petSlice({ Rows: rows, Columns: columns }),
    PixelData: null,
    ...changes,
  });
  const elements = new Map(values.elements);
  elements.set(0x7fe00010, { tag: 0x7fe00010, vr: 'OB', fragments: [new Uint8Array(0), ...fragments] });
  return { meta: new DataSet(new Map()), dataSet: new DataSet(elements), syntax: transferSyntaxOf(syntax) };
};

const frameInfo = {
  width: columns,
  height: rows,
  bitsPerSample: 16,
  componentCount: 1,
  isSigned: true,
  isUsingColorTransform: false,
};

describe('compressed pixels are those that were compressed', () => {
  test.each([
    ['JPEG-LS', '1.2.840.10008.1.2.4.80', 'codec-charls/wasmjs', 'JpegLSEncoder'],
    ['JPEG 2000', '1.2.840.10008.1.2.4.90', 'codec-openjpeg/wasmjs', 'J2KEncoder'],
    ['high-throughput JPEG 2000', '1.2.840.10008.1.2.4.201', 'codec-openjph/wasmjs', 'HTJ2KEncoder'],
  ])('%s', async (_, syntax, library, encoder) => {
    const bytes = await encoded(library, encoder, image, frameInfo);
    expect(await readFrame(fileWith(syntax, [bytes]))).toEqual(image);
    // In pieces, of two frames one by one, and cut.
    expect(await readFrame(fileWith(syntax, [bytes.subarray(0, 100), bytes.subarray(100)]))).toEqual(image);
    const two = fileWith(syntax, [bytes.subarray(0, 20), bytes], { NumberOfFrames: 2 });
    expect(await readFrame(two, 1)).toEqual(image);
    await expect(readFrame(two, 0)).rejects.toThrow(expect.objectContaining({ code: 'undecodable-pixels' }));
    const other = fileWith(syntax, [bytes], { Rows: 60_000, Columns: 4000 });
    await expect(readFrame(other)).rejects.toThrow(/a frame is 32 × 24/);
  });

  test('in a thread of its own, which is ended when a picture takes too long', async () => {
    const bytes = await encoded('codec-charls/wasmjs', 'JpegLSEncoder', image, frameInfo);
    const file = fileWith('1.2.840.10008.1.2.4.80', [bytes]);
    await using decoder = threadDecoder();
    expect(await readFrame(file, 0, decoder.decode)).toEqual(image);
    const cut = fileWith('1.2.840.10008.1.2.4.80', [bytes.subarray(0, 40)]);
    await expect(readFrame(cut, 0, decoder.decode)).rejects.toThrow(
      expect.objectContaining({ code: 'undecodable-pixels' }),
    );
    expect(await readFrame(file, 0, decoder.decode)).toEqual(image);
    const side = 1024;
    const large = await encoded('codec-charls/wasmjs', 'JpegLSEncoder', noise(side), {
      ...frameInfo,
      width: side,
      height: side,
    });
    await using hasty = threadDecoder(() => 1);
    const slow = fileWith('1.2.840.10008.1.2.4.80', [large], { Rows: side, Columns: side });
    await expect(readFrame(slow, 0, hasty.decode)).rejects.toThrow(/comes to no end/);
  });

  test('JPEG, of 8 bits, which loses a little', async () => {
    const grey = Uint8Array.from(image, (value) => value / 60);
    const bytes = await encoded('codec-libjpeg-turbo-8bit/wasmjs', 'JPEGEncoder', grey, {
      ...frameInfo,
      bitsPerSample: 8,
      isSigned: false,
    });
    const eight = { BitsAllocated: 8, BitsStored: 8, HighBit: 7, PixelRepresentation: 0 };
    const found = await readFrame(fileWith('1.2.840.10008.1.2.4.50', [bytes], eight));
    expect(found).toBeInstanceOf(Uint8Array);
    const worst = grey.reduce((most, value, at) => Math.max(most, Math.abs(value - (found[at] ?? 0))), 0);
    expect(worst).toBeLessThan(16);
  });

  test('JPEG Lossless, first order: a picture written by hand', async () => {
    // ITU-T T.81 annex H, selection value 1: 2 × 2 pixels of 8 bits, 130 131 / 130 128. Differences to the predictors
    // 128, 130, 130, 130 are 2, 1, 0, −2; Huffman table: category 0 → 0, 1 → 10, 2 → 110.
    // Bits: 110 10 | 10 1 | 0 | 110 01, filled with ones.
    const bytes = Uint8Array.from(
      Buffer.from(
        `ffd8 ffc3000b 08 0002 0002 01 01 11 00 ffc40016 00 01010100000000000000000000000000 00 01 02
         ffda0008 01 01 00 01 00 00 d567 ffd9`.replaceAll(/\s/g, ''),
        'hex',
      ),
    );
    const eight = {
      Rows: 2,
      Columns: 2,
      BitsAllocated: 8,
      BitsStored: 8,
      HighBit: 7,
      PixelRepresentation: 0,
    };
    const found = await readFrame(fileWith('1.2.840.10008.1.2.4.70', [bytes], eight));
    expect([...found]).toEqual([130, 131, 130, 128]);
  });

  test('RLE: literal runs, repeated runs and an end that is missing', async () => {
    // 2 × 3 pixels of 16 bits; high bytes 01 five times and 02, low bytes 10 11 12 12 12 12.
    const segments = [
      [252, 1, 0, 2],
      [1, 0x10, 0x11, 253, 0x12, 128],
    ];
    const frame = new Uint8Array(74);
    const view = new DataView(frame.buffer);
    [2, 64, 68].forEach((value, at) => {
      view.setUint32(4 * at, value, true);
    });
    frame.set(segments.flat(), 64);
    const small = { Rows: 2, Columns: 3 };
    expect([...(await readFrame(fileWith('1.2.840.10008.1.2.5', [frame], small)))]).toEqual([
      0x110, 0x111, 0x112, 0x112, 0x112, 0x212,
    ]);
    await expect(readFrame(fileWith('1.2.840.10008.1.2.5', [frame.subarray(0, 70)], small))).rejects.toThrow(
      /has \d of 6 samples/,
    );
  });

  test('MPEG is read as far as its header, and its pixels are refused', async () =>
    await expect(readFrame(fileWith('1.2.840.10008.1.2.4.100', [new Uint8Array(8)]))).rejects.toThrow(
      /1\.2\.840\.10008\.1\.2\.4\.100 are not decoded/,
    ));
});

describe('native pixels', () => {
  const native = async (values: NewValues, frame = 0) => [
    ...(await readFrame(
      {
        meta: new DataSet(new Map()),
        dataSet: createDataSet({ ...petSlice({ Rows: 1, Columns: 4 }), ...values }),
        syntax: transferSyntaxOf('1.2.840.10008.1.2.1'),
      },
      frame,
    )),
  ];
  test('12 bits of 16, signed: bits above are not taken for the value', () =>
    expect
      .soft(
        native({
          BitsStored: 12,
          HighBit: 11,
          PixelData: Uint8Array.of(0xff, 0xff, 0xff, 0x07, 0x00, 0x98, 1, 0xf0),
        }),
      )
      .resolves.toEqual([-1, 2047, -2048, 1]));
  test('single bits: frames are not aligned to bytes', async () => {
    const bits = {
      BitsAllocated: 1,
      BitsStored: 1,
      HighBit: 0,
      PixelRepresentation: 0,
      NumberOfFrames: 3,
      PixelData: Uint8Array.of(0b0011_0101, 0b1110),
    };
    expect([await native(bits, 0), await native(bits, 1), await native(bits, 2)]).toEqual([
      [1, 0, 1, 0],
      [1, 1, 0, 0],
      [0, 1, 1, 1],
    ]);
    await expect(native(bits, 3)).rejects.toThrow(/no frame 3/);
  });
  test('colour by plane becomes colour by pixel', async () => {
    const format: Partial<PixelFormat> & NewValues = {
      SamplesPerPixel: 3,
      PlanarConfiguration: 1,
      BitsAllocated: 8,
      BitsStored: 8,
      HighBit: 7,
      PixelRepresentation: 0,
      Columns: 2,
      PixelData: Uint8Array.of(1, 2, 3, 4, 5, 6),
    };
    expect(await native(format)).toEqual([1, 3, 5, 2, 4, 6]);
  });
});
