import type { Db, Store, Tx } from '../store/index.ts';
import { type Append, append, lockTip } from './append.ts';
import type { Recorded } from './event.ts';
import { readAll } from './read.ts';

/** A view of the ledger: tables written from events alone, and so rebuildable at any time. */
export interface Projection {
  name: string;
  /** The tables that belong to it, for comparison after a rebuild. */
  tables: readonly string[];
  apply(tx: Tx, event: Recorded): Promise<void>;
  /** Empties the tables. */
  reset(tx: Tx): Promise<void>;
}

/** Appends events and brings every projection up to date, in one transaction. */
export function record(store: Store, projections: readonly Projection[], given: Append): Promise<Recorded[]> {
  return store.transaction((tx) => recordIn(tx, projections, given));
}

/** The same within a transaction that the caller holds. */
export async function recordIn(
  tx: Tx,
  projections: readonly Projection[],
  given: Append,
): Promise<Recorded[]> {
  const recorded = await append(tx, given);
  await applyAll(tx, projections, recorded);
  return recorded;
}

/**
 * Rebuilds the projections when their rows were stored in another form than this program's `shape`, and
 * remembers it; servers that start at once take turns. Returns the events replayed, or null when nothing was to do.
 */
export async function rebuildWhenReshaped(
  store: Store,
  projections: readonly Projection[],
  shape: number,
  options: RebuildOptions = {},
): Promise<{ events: number } | null> {
  return store.transaction(async (tx) => {
    const stored = await tx
      .selectFrom('projection_tip')
      .select('shape')
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (stored.shape === shape) return null;
    const replayed = await rebuildIn(tx, projections, options);
    await tx.updateTable('projection_tip').set({ shape }).execute();
    return replayed;
  });
}

export interface RebuildOptions {
  onProgress?: (progress: { done: number; total: number }) => void;
  batchSize?: number;
}

/** Empties every projection and replays the whole ledger, in one transaction; writers wait. */
export function rebuild(
  store: Store,
  projections: readonly Projection[],
  options: RebuildOptions = {},
): Promise<{ events: number }> {
  return store.transaction((tx) => rebuildIn(tx, projections, options));
}

async function rebuildIn(
  tx: Tx,
  projections: readonly Projection[],
  { onProgress, batchSize = 1000 }: RebuildOptions,
): Promise<{ events: number }> {
  const total = await lockTip(tx);
  for (const projection of projections) await projection.reset(tx);
  await tx.updateTable('projection_tip').set({ position: 0 }).execute();
  let done = 0;
  for await (const batch of readAll(tx as Db, 0, batchSize)) {
    await applyAll(tx, projections, batch);
    done += batch.length;
    onProgress?.({ done, total });
  }
  return { events: done };
}

async function applyAll(
  tx: Tx,
  projections: readonly Projection[],
  events: readonly Recorded[],
): Promise<void> {
  for (const event of events) {
    for (const projection of projections) await projection.apply(tx, event);
  }
  const last = events.at(-1);
  if (last !== undefined) await tx.updateTable('projection_tip').set({ position: last.position }).execute();
}
