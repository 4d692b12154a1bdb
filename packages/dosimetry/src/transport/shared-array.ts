/** An array of zeros in memory that worker threads can share, where the platform lets them. */
export function sharedArray<T>(
  kind: { new (buffer: ArrayBufferLike): T; readonly BYTES_PER_ELEMENT: number },
  elements: number,
): T {
  const bytes = elements * kind.BYTES_PER_ELEMENT;
  return new kind(
    typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes),
  );
}
