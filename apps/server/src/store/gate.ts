import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { StoreError } from './errors.ts';

const turnMs = 10;

/**
 * PGlite has one connection: a transaction must keep everyone else out until it ends.
 * Callers take turns in the order of asking. Waiting for the gate from inside the very
 * transaction that holds it would wait for ever, and is refused instead.
 */
export class Gate {
  #tail: Promise<void> = Promise.resolve();
  #gaveWay = 0;
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();

  async enter(): Promise<() => void> {
    if (this.#inside.getStore()?.open === true) {
      throw new StoreError(
        'nested-transaction',
        'A query on the store was made inside a transaction: use the transaction instead.',
      );
    }
    const before = this.#tail;
    const turn = Promise.withResolvers<void>();
    this.#tail = turn.promise;
    await before;
    return turn.resolve;
  }

  /**
   * PGlite answers within the same turn of the event loop, so that a long run of queries would let
   * no request and no timer through: give way now and then.
   */
  async giveWay(): Promise<void> {
    if (performance.now() - this.#gaveWay < turnMs) return;
    await setImmediate();
    this.#gaveWay = performance.now();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Marks the work, and all it calls, as being inside a transaction. */
  async inside<T>(work: () => Promise<T>): Promise<T> {
    const mark = { open: true };
    try {
      return await this.#inside.run(mark, work);
    } finally {
      mark.open = false;
    }
  }
}
