/** Words of 32 bits for the GPU, one after the other. */
export class WordList {
  #words = new Uint32Array(1024);
  #reals = new Float32Array(this.#words.buffer);
  length = 0;

  word(value: number): void {
    this.space(1);
    this.#words[this.length - 1] = value;
  }

  /** In single precision. */
  real(value: number): void {
    this.space(1);
    this.#reals[this.length - 1] = value;
  }

  /** A number from 0 to 1 as a threshold for 32 random bits. */
  fraction(value: number): void {
    this.word(Math.min(Math.round(value * 2 ** 32), 2 ** 32 - 1));
  }

  /** Leaves so many words zero. */
  space(words: number): void {
    this.length += words;
    if (this.length <= this.#words.length) return;
    const longer = new Uint32Array(2 * this.length);
    longer.set(this.#words);
    this.#words = longer;
    this.#reals = new Float32Array(longer.buffer);
  }

  words(): Uint32Array<ArrayBuffer> {
    return this.#words.slice(0, this.length);
  }
}
