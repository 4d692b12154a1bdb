import { ImagingError } from '../errors.ts';

/** What unpacks to more would fill the memory. */
const largest = 2 ** 27;

/** Unpacks a deflated data set (PS3.5 §A.5: RFC 1951, without header). Errors: `damaged-file`, `too-large`. */
export async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  // A decoder takes for junk what may follow the stream: a null byte that makes the length even, a trailer of gzip.
  for (const behind of [0, 1, 8]) {
    const found = await unpack(packed.subarray(0, packed.length - behind));
    if (found !== null) return found;
  }
  throw new ImagingError('damaged-file', 'the deflated data set cannot be unpacked: it is cut or damaged');
}

async function unpack(packed: Uint8Array): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const source = new Blob([Uint8Array.from(packed)]);
  const reader = source.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > largest)
        throw new ImagingError('too-large', `the data set unpacks to more than ${largest} bytes`);
    }
  } catch (error) {
    if (!(error instanceof ImagingError)) return null;
    await reader.cancel();
    throw error;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
