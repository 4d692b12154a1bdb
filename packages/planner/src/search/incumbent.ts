import type { Board, Option } from '../board/board.ts';

/**
 * The best plan so far, the best bound so far and the time that has passed, in memory that all threads share: for each movable dose the number of its
 * option, or -1. A writer takes a lock; a reader reads again when a writer came between.
 */
export class Incumbent {
  readonly memory: SharedArrayBuffer;
  readonly #head: Int32Array;
  readonly #figures: Float64Array;
  readonly #choices: Int32Array;

  /** For so many movable doses; or over the memory of another thread's. */
  constructor(from: number | SharedArrayBuffer) {
    this.memory = typeof from === 'number' ? new SharedArrayBuffer(40 + 4 * from) : from;
    this.#head = new Int32Array(this.memory, 0, 4);
    this.#figures = new Float64Array(this.memory, 16, 3);
    this.#choices = new Int32Array(this.memory, 40);
    if (typeof from === 'number') {
      this.#figures.set([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]);
      this.#choices.fill(-1);
    }
  }

  get total(): number {
    return this.#figures[0] ?? Number.POSITIVE_INFINITY;
  }

  /** No plan costs less than this. */
  get bound(): number {
    return this.#figures[1] ?? Number.NEGATIVE_INFINITY;
  }

  /** Milliseconds since the work began, as whoever has the clock last wrote. */
  get elapsedMs(): number {
    return this.#figures[2] ?? 0;
  }

  set elapsedMs(elapsedMs: number) {
    this.#figures[2] = elapsedMs;
  }

  /** Grows with every better plan. */
  get version(): number {
    return Atomics.load(this.#head, 1);
  }

  offer(board: Board, total: number, options: readonly (Option | null)[]): void {
    if (total >= this.total - 1e-7) return;
    this.#lock();
    if (total < this.total - 1e-7) {
      Atomics.add(this.#head, 2, 1);
      board.movable.forEach((dose, i) => {
        const option = options[i];
        this.#choices[i] = option ? dose.options.indexOf(option) : -1;
      });
      this.#figures[0] = total;
      Atomics.add(this.#head, 1, 1);
      Atomics.add(this.#head, 2, 1);
    }
    this.#unlock();
  }

  raiseBound(bound: number): void {
    if (!Number.isFinite(bound)) return;
    this.#lock();
    if (bound > this.bound) this.#figures[1] = bound;
    this.#unlock();
  }

  /** The best plan so far, in options of this thread's board. */
  read(board: Board): { total: number; options: (Option | null)[] } {
    for (;;) {
      const writes = Atomics.load(this.#head, 2);
      if (writes % 2 === 0) {
        const total = this.total;
        const options = board.movable.map((dose, i) => dose.options[this.#choices[i] ?? -1] ?? null);
        if (Atomics.load(this.#head, 2) === writes) return { total, options };
      }
    }
  }

  #lock(): void {
    while (Atomics.compareExchange(this.#head, 0, 0, 1) !== 0) Atomics.wait(this.#head, 0, 1, 1);
  }

  #unlock(): void {
    Atomics.store(this.#head, 0, 0);
    Atomics.notify(this.#head, 0);
  }
}
