import { sql } from 'kysely';
import type { Db } from '../store/index.ts';
import { addEvent, type Checkpoint, digestHeads, digestOf, firstDigest, isSignedBy } from './checkpoint.ts';
import type { Problems } from './problem.ts';
import { checkpointFromRow } from './rows.ts';

const batchSize = 5000;

export interface Extent {
  tip: number;
  lastCheckpoint: number;
}

interface Walk {
  eventsDigest: string;
  streamCount: number;
  position: number;
}

/**
 * Recomputes every checkpoint from the events in order of position, and finds holes among the
 * positions up to `tip`. Returns the number of checkpoints and of positions that are gone.
 */
export async function verifyCheckpoints(
  db: Db,
  { tip, lastCheckpoint }: Extent,
  publicKey: string | undefined,
  problems: Problems,
): Promise<{ checkpoints: number; holes: Hole[] }> {
  const holes: Hole[] = [];
  let walk: Walk = { eventsDigest: firstDigest, streamCount: 0, position: 0 };
  let last: Checkpoint | undefined;
  let checkpoints = 0;
  for await (const checkpoint of readCheckpoints(db, lastCheckpoint)) {
    checkpoints += 1;
    const add = (detail: string): void =>
      problems.add({
        kind: 'checkpoint-mismatch',
        checkpoint: checkpoint.id,
        detail: `checkpoint ${checkpoint.id}: ${detail}`,
      });
    compareWithPrevious(checkpoint, last, add);
    compareSignature(checkpoint, publicKey, add);
    walk = await walkTo(db, walk, Math.min(checkpoint.toPosition, tip), holes);
    if (walk.eventsDigest !== checkpoint.eventsDigest) add('the events are not those that were sealed');
    if (walk.streamCount !== checkpoint.streamCount) {
      add(`${checkpoint.streamCount} streams were sealed, ${walk.streamCount} are there`);
    }
    if (checkpoint.toPosition > tip)
      add(`seals up to position ${checkpoint.toPosition}, the ledger ends at ${tip}`);
    await compareHeads(db, checkpoint, problems, add);
    // Go on from what was sealed, so that a difference is named at its own checkpoint only.
    walk = { ...walk, eventsDigest: checkpoint.eventsDigest, streamCount: checkpoint.streamCount };
    last = checkpoint;
  }
  await walkTo(db, walk, tip, holes);
  return { checkpoints, holes };
}

export interface Hole {
  from: number;
  to: number;
}

function compareWithPrevious(
  checkpoint: Checkpoint,
  last: Checkpoint | undefined,
  add: (detail: string) => void,
): void {
  const { id, fromPosition, toPosition, eventCount, prevDigest } = checkpoint;
  if (id !== (last?.id ?? 0) + 1 || fromPosition !== (last?.toPosition ?? 0) + 1)
    add('a checkpoint before it is gone');
  else if (prevDigest !== (last?.digest ?? firstDigest)) add('does not follow the checkpoint before it');
  const sealed = toPosition - fromPosition + 1;
  if (eventCount !== sealed) add(`was sealed over ${eventCount} events where there were ${sealed}`);
}

function compareSignature(
  checkpoint: Checkpoint,
  publicKey: string | undefined,
  add: (detail: string) => void,
): void {
  if (digestOf(checkpoint) !== checkpoint.digest) add('its digest does not fit its content');
  if (publicKey !== undefined && checkpoint.publicKey !== publicKey)
    add("is signed with a key that is not the site's");
  else if (!isSignedBy(checkpoint, checkpoint.publicKey)) add('its signature is not valid');
}

async function compareHeads(
  db: Db,
  checkpoint: Checkpoint,
  problems: Problems,
  add: (detail: string) => void,
): Promise<void> {
  const heads = await db
    .selectFrom('checkpoint_head as h')
    .leftJoin('ledger as l', (join) =>
      join.onRef('l.stream', '=', 'h.stream').onRef('l.version', '=', 'h.version'),
    )
    .select(['h.stream', 'h.version', 'h.hash', 'l.hash as found'])
    .where('h.checkpoint_id', '=', checkpoint.id)
    .orderBy('h.stream')
    .execute();
  if (digestHeads(heads) !== checkpoint.headsDigest) add('its list of stream heads was changed');
  for (const { stream, version, hash, found } of heads) {
    if (found === hash) continue;
    const sealed = `as sealed by checkpoint ${checkpoint.id}`;
    if (found !== null) {
      problems.add({
        kind: 'checkpoint-mismatch',
        stream,
        version,
        checkpoint: checkpoint.id,
        detail: `is not the event ${sealed}`,
      });
    } else if (!(await hasEvents(db, stream))) {
      problems.add({
        kind: 'missing-stream',
        stream,
        version,
        checkpoint: checkpoint.id,
        detail: `the stream had version ${version} ${sealed} and is gone`,
      });
    } else {
      problems.add({
        kind: 'missing-event',
        stream,
        version,
        checkpoint: checkpoint.id,
        detail: `version ${version}, ${sealed}, is gone`,
      });
    }
  }
}

async function hasEvents(db: Db, stream: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger')
    .select(sql`1`.as('one'))
    .where('stream', '=', stream)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function walkTo(db: Db, start: Walk, to: number, holes: Hole[]): Promise<Walk> {
  let { eventsDigest, streamCount, position } = start;
  while (position < to) {
    const rows = await db
      .selectFrom('ledger')
      .select(['position', 'version', 'hash'])
      .where('position', '>', position)
      .where('position', '<=', to)
      .orderBy('position')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      if (row.position !== position + 1) holes.push({ from: position + 1, to: row.position - 1 });
      eventsDigest = addEvent(eventsDigest, row.hash);
      if (row.version === 1) streamCount += 1;
      position = row.position;
    }
    if (rows.length === 0) {
      holes.push({ from: position + 1, to });
      position = to;
    }
  }
  return { eventsDigest, streamCount, position };
}

async function* readCheckpoints(db: Db, lastId: number): AsyncGenerator<Checkpoint> {
  let id = -(2 ** 31);
  for (;;) {
    const rows = await db
      .selectFrom('checkpoint')
      .selectAll()
      .where('id', '>', id)
      .where('id', '<=', lastId)
      .orderBy('id')
      .limit(500)
      .execute();
    for (const row of rows) yield checkpointFromRow(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    id = last.id;
  }
}
