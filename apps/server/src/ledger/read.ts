import type { Db } from '../store/index.ts';
import type { Recorded } from './event.ts';
import { fromRow } from './rows.ts';

/** The events of one stream in order, from `fromVersion` (inclusive) on. */
export async function readStream(db: Db, stream: string, fromVersion = 1): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('stream', '=', stream)
    .where('version', '>=', fromVersion)
    .orderBy('version')
    .execute();
  return rows.map(fromRow);
}

/** The last events of one stream before a position, newest first. */
export async function readStreamBack(
  db: Db,
  stream: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('stream', '=', stream)
    .$if(before !== undefined, (select) => select.where('position', '<', before ?? 0))
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** All events in order of position after `afterPosition`, in batches, in bounded memory. */
export async function* readAll(db: Db, afterPosition = 0, batchSize = 1000): AsyncGenerator<Recorded[]> {
  let position = afterPosition;
  for (;;) {
    const rows = await db
      .selectFrom('ledger')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(batchSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    position = last.position;
    yield rows.map(fromRow);
  }
}
