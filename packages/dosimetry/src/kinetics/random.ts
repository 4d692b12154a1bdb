/** xoshiro128** (Blackman & Vigna 2018) seeded by splitmix32: uniform and standard normal deviates of a seed. */
export type RandomStream = { uniform: () => number; normal: () => number };

export function randomStream(seed: number): RandomStream {
  let mixing = seed >>> 0;
  const mix = (): number => {
    mixing = (mixing + 0x9e3779b9) | 0;
    let z = mixing;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6) + 0.5) / 2 ** 53;
  return {
    uniform,
    // Box–Muller; the second deviate is let go, so that a stream has no hidden state.
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
