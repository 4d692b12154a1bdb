export type CodestreamSize = { readonly width: number; readonly height: number; readonly components: number };

/**
 * The size that a compressed picture announces, before a decoder reserves memory for it: the SOF segment of JPEG and
 * JPEG-LS (ITU-T T.81 B.2.2, T.87 C.2.2), the SIZ segment of JPEG 2000 and its high-throughput kind (T.800 A.5.1).
 * Null where there is none.
 */
export function codestreamSize(bytes: Uint8Array): CodestreamSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const u16 = (at: number): number => (at + 2 <= bytes.length ? view.getUint16(at) : 0);
  const u32 = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at) : 0);
  if (u32(0) === 0xff4fff51)
    return { width: u32(8) - u32(16), height: u32(12) - u32(20), components: u16(40) };
  if (u16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 <= bytes.length) {
    const marker = u16(at);
    if (marker < 0xffc0) return null;
    // Fill bytes may stand before a marker.
    if (marker === 0xffff) {
      at++;
      continue;
    }
    const frame =
      (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) ||
      marker === 0xfff7;
    if (frame) return { height: u16(at + 5), width: u16(at + 7), components: bytes[at + 9] ?? 0 };
    if (u16(at + 2) < 2) return null;
    at += 2 + u16(at + 2);
  }
  return null;
}
