import { deflatedFileOf, fileOf, implicitFileOf, petSlice } from './test-dicom.ts';
import type { NewValues } from './write-dicom.ts';

/** Park and Miller's generator: the same files on every run. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  below(most: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return Math.floor((this.#state / 2_147_483_647) * most);
  }
}

const { Units: _, ...image } = petSlice();
const segmentation: NewValues = {
  ...image,
  Modality: 'SEG',
  SegmentationType: 'BINARY',
  BitsAllocated: 1,
  BitsStored: 1,
  HighBit: 0,
  PixelRepresentation: 0,
  NumberOfFrames: 2,
  PixelData: Uint8Array.of(0xff, 0x0f, 0xf0),
  SegmentSequence: [{ SegmentNumber: 1, SegmentLabel: 'made for a test' }],
  PerFrameFunctionalGroupsSequence: [0, 4].map((z) => ({
    PlanePositionSequence: [{ ImagePositionPatient: [0, 0, z] }],
    PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
    PixelMeasuresSequence: [{ PixelSpacing: [5, 6], SliceThickness: 4 }],
    SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }],
  })),
};

/** Pixels of RLE Lossless in a fragment, behind an empty table. */
function encapsulatedFile(): Uint8Array {
  const plain = fileOf({ ...petSlice(), PixelData: null });
  const frame = new Uint8Array(64 + 28);
  const view = new DataView(frame.buffer);
  view.setUint32(0, 2, true);
  view.setUint32(4, 64, true);
  view.setUint32(8, 64 + 14, true);
  frame.set([11, ...new Uint8Array(12)], 64);
  frame.set([11, ...Array.from({ length: 12 }, (_, i) => i)], 78);
  const tail = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
  const item = (length: number): number[] => [0xfe, 0xff, 0x00, 0xe0, length, 0, 0, 0];
  const pixels = [0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff];
  return Uint8Array.from([
    ...Buffer.from(
      Buffer.from(plain.subarray(0, -12))
        .toString('latin1')
        .replace('1.2.840.10008.1.2.1\0', '1.2.840.10008.1.2.5\0'),
      'latin1',
    ),
    ...pixels,
    ...item(0),
    ...item(frame.length),
    ...frame,
    ...tail,
  ]);
}

/** Small valid objects of several kinds and syntaxes. */
export const seeds = (): Uint8Array[] => [
  fileOf(petSlice()),
  implicitFileOf(petSlice()),
  deflatedFileOf(petSlice()),
  fileOf(segmentation),
  implicitFileOf(segmentation),
  fileOf(petSlice()).subarray(132),
  encapsulatedFile(),
];

/** The file, cut, with bits turned, with lengths that lie, with sequences nested deep, or with pieces moved. */
export function mutate(file: Uint8Array, dice: Dice): Uint8Array {
  const kind = dice.below(8);
  const at = dice.below(file.length);
  if (kind === 0) return file.slice(0, at);
  const out = file.slice();
  if (kind === 1) {
    for (let bit = dice.below(8); bit >= 0; bit--) {
      const place = dice.below(out.length);
      out[place] = (out[place] ?? 0) ^ (1 << dice.below(8));
    }
    return out;
  }
  if (kind === 2 || kind === 3) {
    // Four bytes that a length may stand in: behind the preamble mostly.
    const place = kind === 2 ? at : Math.min(out.length - 4, 132 + dice.below(Math.max(1, out.length - 136)));
    const lengths = [0xffffffff, 0xfffffffe, 0x7fffffff, 0x80000000, 0, 1, 0x00010000];
    const view = new DataView(out.buffer);
    if (place + 4 <= out.length) view.setUint32(place, lengths[dice.below(lengths.length)] ?? 0, true);
    return out;
  }
  if (kind === 4) {
    const level = Buffer.from('080040115351 0000 ffffffff feff00e0 ffffffff'.replaceAll(' ', ''), 'hex');
    const start = Math.min(out.length, 150 + dice.below(out.length));
    return Buffer.concat([
      out.subarray(0, start),
      ...Array.from({ length: 1 + dice.below(10_000) }, () => level),
      out.subarray(start),
    ]);
  }
  if (kind === 5) return Buffer.concat([out.subarray(0, at), out.subarray(dice.below(out.length))]);
  if (kind === 6) {
    const inserted = Uint8Array.from({ length: 1 + dice.below(16) }, () => dice.below(256));
    return Buffer.concat([out.subarray(0, at), inserted, out.subarray(at)]);
  }
  // A value of one element gets the bytes of others.
  const length = 1 + dice.below(12);
  out.copyWithin(at, dice.below(out.length), dice.below(out.length) + length);
  return out;
}
