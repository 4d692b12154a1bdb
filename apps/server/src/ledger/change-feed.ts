import { EventEmitter, on } from 'node:events';
import type { Logger } from 'pino';
import type { Db, Store, Tx } from '../store/index.ts';

/** What was appended since the last one; `streams` is empty for a beat, which only says that time passes. */
export interface Change {
  readonly position: number;
  readonly streams: readonly string[];
}

/** A board is to be up to date within a second of an event. */
const lookEveryMs = 200;
const beatEveryMs = 15_000;

/**
 * Tells listeners what the ledger has gained, by looking at its tip while anybody listens. It sees the
 * events of every server on the same database.
 */
export class ChangeFeed {
  readonly #store: Store;
  readonly #logger: Logger;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #closed = new AbortController();
  #listeners = 0;
  #looking = false;
  #nudged = false;
  #timer: NodeJS.Timeout | undefined;
  #seen = 0;
  #beatAt = 0;

  constructor(store: Store, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /** Position of the last event. */
  async tip(db: Db | Tx = this.#store.db): Promise<number> {
    const row = await db.selectFrom('ledger_tip').select('position').executeTakeFirstOrThrow();
    return row.position;
  }

  /** Streams that gained events after one position, up to another. */
  async between(after: number, position: number): Promise<string[]> {
    const rows = await this.#store.db
      .selectFrom('ledger')
      .select('stream')
      .distinct()
      .where('position', '>', after)
      .where('position', '<=', position)
      .execute();
    return rows.map(({ stream }) => stream);
  }

  /** Changes from now on, each once, and beats between them; ends when the feed is closed or `signal` says so. */
  async *listen(signal: AbortSignal): AsyncGenerator<Change> {
    const ended = AbortSignal.any([signal, this.#closed.signal]);
    if (ended.aborted) return;
    const changes = on(this.#changes, 'change', { signal: ended });
    try {
      await this.#joined();
      for await (const [change] of changes) yield change as Change;
    } catch (error) {
      if (!ended.aborted) throw error;
    } finally {
      await changes.return?.();
      this.#left();
    }
  }

  /** Something may have been appended here: looks at once, not only in its turn. */
  nudge(): void {
    if (this.#looking) this.#nudged = true;
    else this.#lookIn(0);
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
  }

  async #joined(): Promise<void> {
    this.#listeners += 1;
    if (this.#listeners > 1) return;
    this.#seen = await this.tip();
    this.#beatAt = performance.now() + beatEveryMs;
    this.#lookIn(lookEveryMs);
  }

  #left(): void {
    this.#listeners -= 1;
    if (this.#listeners === 0) clearTimeout(this.#timer);
  }

  #lookIn(ms: number): void {
    if (this.#listeners === 0 || this.#closed.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), ms);
  }

  async #look(): Promise<void> {
    this.#looking = true;
    this.#nudged = false;
    try {
      const position = await this.tip();
      if (position > this.#seen) await this.#tell(position);
      else if (performance.now() >= this.#beatAt) this.#emit({ position, streams: [] });
    } catch (err) {
      // A database that is away comes back; what was missed lies behind `#seen` and is told then.
      this.#logger.warn({ err }, 'the ledger could not be looked at');
    }
    this.#looking = false;
    this.#lookIn(this.#nudged ? 0 : lookEveryMs);
  }

  async #tell(position: number): Promise<void> {
    const streams = await this.between(this.#seen, position);
    this.#seen = position;
    this.#emit({ position, streams });
  }

  #emit(change: Change): void {
    this.#beatAt = performance.now() + beatEveryMs;
    this.#changes.emit('change', change);
  }
}
