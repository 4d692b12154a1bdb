import { ImagingError } from '../errors.ts';

/**
 * Decodes a frame of RLE Lossless (PS3.5 annex G): one segment a byte of a sample, the most significant first, into
 * interleaved little-endian samples. Errors: `undecodable-pixels`.
 */
export function decodeRle(
  frame: Uint8Array,
  pixels: number,
  samples: number,
  bytesPerSample: number,
): Uint8Array {
  const fail = (why: string): never => {
    throw new ImagingError('undecodable-pixels', `(7FE0,0010) PixelData cannot be decoded: ${why}`);
  };
  if (frame.length < 64) return fail('a frame is shorter than its RLE header');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const segments = view.getUint32(0, true);
  if (segments !== samples * bytesPerSample)
    return fail(`a frame has ${segments} RLE segments, ${samples * bytesPerSample} are due`);
  const out = new Uint8Array(pixels * segments);
  for (let segment = 0; segment < segments; segment++) {
    let at = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : frame.length;
    if (at < 64 || end > frame.length || at > end) return fail('an RLE segment lies outside its frame');
    const sample = Math.floor(segment / bytesPerSample);
    const byte = bytesPerSample - 1 - (segment % bytesPerSample);
    let to = sample * bytesPerSample + byte;
    let written = 0;
    const put = (value: number): void => {
      out[to] = value;
      to += segments;
      written++;
    };
    while (at < end && written < pixels) {
      const control = frame[at++] ?? 128;
      if (control === 128) continue;
      if (control < 128) {
        const count = Math.min(control + 1, pixels - written, end - at);
        for (let i = 0; i < count; i++) put(frame[at + i] ?? 0);
        at += control + 1;
      } else {
        const value = frame[at++] ?? 0;
        const count = Math.min(257 - control, pixels - written);
        for (let i = 0; i < count; i++) put(value);
      }
    }
    if (written < pixels) return fail(`an RLE segment has ${written} of ${pixels} samples`);
  }
  return out;
}
