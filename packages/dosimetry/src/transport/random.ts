export interface Random {
  /** Uniform on [0, 1) in steps of 2⁻³². */
  next(): number;
}

/** A seed of its own for each part of a computation, so that the parts of two seeds are not the same. */
export const partSeed = (seed: number, part: number): number =>
  (Math.imul(seed ^ 0xc2b2ae35, 0x27d4eb2f) ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0;

/**
 * xoshiro128** (Blackman and Vigna, ACM Trans. Math. Softw. 47 (2021) 36), its state filled by splitmix32 from
 * a seed and a stream number: every batch of a run has a stream of its own, whichever thread computes it.
 */
export function randomStream(seed: number, stream: number): Random {
  const state = new Int32Array(4);
  let fill = (Math.imul(seed ^ 0x85ebca6b, 0xc2b2ae35) ^ Math.imul(stream + 1, 0x27d4eb2f)) | 0;
  for (let i = 0; i < 4; i++) {
    fill = (fill + 0x9e3779b9) | 0;
    let mixed = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[i] = mixed ^ (mixed >>> 15);
  }
  return {
    next() {
      const s1 = state[1] as number;
      const s3 = state[3] as number;
      let result = Math.imul(s1, 5);
      result = Math.imul((result << 7) | (result >>> 25), 9);
      const a = (state[2] as number) ^ (state[0] as number);
      const b = s3 ^ s1;
      state[1] = s1 ^ a;
      state[0] = (state[0] as number) ^ b;
      state[2] = a ^ (s1 << 9);
      state[3] = (b << 11) | (b >>> 21);
      return (result >>> 0) * 2.3283064365386963e-10;
    },
  };
}
