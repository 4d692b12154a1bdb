/** sfc32 (C. Doty-Humphrey, PractRand), its state filled from a seed and a stream number by splitmix32. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, stream: number) {
    let fill = (Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(stream + 1, 0x27d4eb2f)) | 0;
    const next = (): number => {
      fill = (fill + 0x9e3779b9) | 0;
      let mixed = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    for (let i = 0; i < 12; i++) this.next();
  }

  /** Uniform on [0, 1) in steps of 2⁻³². */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) * 2.3283064365386963e-10;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return (this.next() * count) | 0;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }
}
