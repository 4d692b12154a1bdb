import type { SiteKeys, Store, Tx } from '../store/index.ts';
import { lockTip } from './append.ts';
import {
  addEvent,
  type Checkpoint,
  digestHeads,
  firstDigest,
  type Head,
  signCheckpoint,
} from './checkpoint.ts';
import { checkpointFromRow, checkpointToRow } from './rows.ts';

const batchSize = 5000;

/**
 * Seals every event since the last checkpoint; undefined when there is none. Writers wait
 * meanwhile, so no event is in flight.
 */
export function seal(store: Store, keys: SiteKeys, at: Temporal.Instant): Promise<Checkpoint | undefined> {
  return store.transaction(async (tx) => {
    const toPosition = await lockTip(tx);
    const last = await lastCheckpoint(tx);
    const sealedTo = last?.toPosition ?? 0;
    if (toPosition <= sealedTo) return undefined;
    const { eventsDigest, eventCount, newStreams } = await digestEvents(
      tx,
      sealedTo,
      toPosition,
      last?.eventsDigest ?? firstDigest,
    );
    const heads = await touchedHeads(tx, sealedTo);
    const checkpoint = signCheckpoint(
      {
        id: (last?.id ?? 0) + 1,
        fromPosition: sealedTo + 1,
        toPosition,
        eventCount,
        streamCount: (last?.streamCount ?? 0) + newStreams,
        headsDigest: digestHeads(heads),
        eventsDigest,
        prevDigest: last?.digest ?? firstDigest,
        at: at.toString({ smallestUnit: 'millisecond' }),
      },
      keys,
    );
    await insert(tx, checkpoint, heads);
    return checkpoint;
  });
}

async function lastCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  const row = await tx.selectFrom('checkpoint').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : checkpointFromRow(row);
}

async function digestEvents(tx: Tx, after: number, to: number, start: string) {
  let [eventsDigest, eventCount, newStreams, position] = [start, 0, 0, after];
  while (position < to) {
    const rows = await tx
      .selectFrom('ledger')
      .select(['position', 'version', 'hash'])
      .where('position', '>', position)
      .orderBy('position')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      eventsDigest = addEvent(eventsDigest, row.hash);
      eventCount += 1;
      if (row.version === 1) newStreams += 1;
    }
    position = rows.at(-1)?.position ?? to;
  }
  return { eventsDigest, eventCount, newStreams };
}

function touchedHeads(tx: Tx, after: number): Promise<Head[]> {
  return tx
    .selectFrom('stream_head')
    .select(['stream', 'version', 'hash'])
    .where('position', '>', after)
    .orderBy('stream')
    .execute();
}

async function insert(tx: Tx, checkpoint: Checkpoint, heads: readonly Head[]): Promise<void> {
  await tx.insertInto('checkpoint').values(checkpointToRow(checkpoint)).execute();
  for (let start = 0; start < heads.length; start += batchSize) {
    const values = heads
      .slice(start, start + batchSize)
      .map((head) => ({ checkpoint_id: checkpoint.id, ...head }));
    await tx.insertInto('checkpoint_head').values(values).execute();
  }
}
