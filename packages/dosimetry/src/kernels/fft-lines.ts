import load from '@echogarden/pffft-wasm/simd';

/** A run of transforms of one length, in place, in a buffer of their own. */
export type FftLines = {
  /** The buffer, `count` lines of `floats` each: real values, or real and imaginary parts in turn. */
  readonly values: () => Float32Array;
  readonly floats: number;
  /** Transforms line `line`; backward is not scaled. A real line's spectrum is [0, n/2, re 1, im 1, re 2, …]. */
  readonly forward: (line: number) => void;
  readonly backward: (line: number) => void;
};

export type Fft = Disposable & {
  /** Room for `count` lines of `length` points. */
  readonly lines: (kind: 'real' | 'complex', length: number, count: number) => FftLines;
};

/** Smallest length from `least` on that lines can have: 32 · 2ᵃ 3ᵇ 5ᶜ. */
export function fftLength(least: number): number {
  for (let length = 32 * Math.ceil(least / 32); ; length += 32) {
    let rest = length;
    for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
    if (rest === 1) return length;
  }
}

/** Fast Fourier transforms by PFFFT (single precision, SIMD). What it holds is given back on disposal. */
export async function openFft(): Promise<Fft> {
  const pffft = await load();
  const setups: number[] = [];
  const buffers: number[] = [];
  const room = (bytes: number): number => {
    const address = pffft._pffft_aligned_malloc(bytes);
    if (address === 0) throw new RangeError(`no memory for ${bytes} bytes of a Fourier transform`);
    buffers.push(address);
    return address;
  };
  return {
    lines(kind, length, count) {
      const setup = pffft._pffft_new_setup(length, kind === 'real' ? 0 : 1);
      if (setup === 0) throw new RangeError(`no Fourier transform of ${length} points`);
      setups.push(setup);
      const floats = kind === 'real' ? length : 2 * length;
      const start = room(4 * floats * count);
      const work = room(4 * floats);
      const transform = (line: number, direction: 0 | 1): void => {
        const address = start + 4 * floats * line;
        pffft._pffft_transform_ordered(setup, address, address, work, direction);
      };
      return {
        values: () => pffft.HEAPF32.subarray(start / 4, start / 4 + floats * count),
        floats,
        forward: (line) => transform(line, 0),
        backward: (line) => transform(line, 1),
      };
    },
    [Symbol.dispose]() {
      for (const setup of setups) pffft._pffft_destroy_setup(setup);
      for (const buffer of buffers) pffft._pffft_aligned_free(buffer);
    },
  };
}
