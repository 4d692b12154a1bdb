import { createHash } from 'node:crypto';
import { type Context, isoOf } from '../context.ts';
import { Failure } from '../failure.ts';
import { canonicalJson, type Recorded, readStream } from '../ledger/index.ts';
import { classifyDatabaseError, type Db, type Tx } from '../store/index.ts';

export interface Sent {
  commandId: string;
  actor: string;
  /** What was sent, without the secrets of its signatures. */
  digest: string;
}

export const digestOf = (sent: unknown): string =>
  createHash('sha256').update(canonicalJson(sent)).digest('hex');

export interface Done {
  stream: string;
  version: number;
  events: Recorded[];
}

/**
 * What this sending recorded before, or null when it is new.
 *
 * @throws Failure `conflict` when the id was used for something else.
 */
export async function doneBefore(db: Db | Tx, sent: Sent): Promise<Done | null> {
  const row = await db
    .selectFrom('command_log')
    .selectAll()
    .where('command_id', '=', sent.commandId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.actor !== sent.actor || row.digest !== sent.digest) {
    throw new Failure('conflict', 'This command id was used for something else.');
  }
  const events = await readStream(db as Db, row.stream, row.from_version);
  return {
    stream: row.stream,
    version: row.to_version,
    events: events.filter(({ version }) => version <= row.to_version),
  };
}

/** Takes the id within the transaction that records the events; a second sending at the same moment waits here. */
export async function logCommand(
  context: Context,
  tx: Tx,
  sent: Sent,
  to: { stream: string; before: number; events: number },
): Promise<void> {
  await tx
    .insertInto('command_log')
    .values({
      command_id: sent.commandId,
      actor: sent.actor,
      stream: to.stream,
      digest: sent.digest,
      from_version: to.before + 1,
      to_version: to.before + to.events,
      at: isoOf(context.clock()),
    })
    .execute();
}

/**
 * Runs `work`; when the same sending was recorded meanwhile, gives its answer instead, whatever stopped this
 * one: the id that is taken, or gates and versions that the first has moved.
 */
export async function once<T>(
  context: Context,
  sent: Sent,
  work: () => Promise<T>,
  answer: (done: Done) => Promise<T> | T,
): Promise<T> {
  const before = await doneBefore(context.store.db, sent);
  if (before !== null) return answer(before);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) && classifyDatabaseError(error) !== 'conflict') throw error;
    const meanwhile = await doneBefore(context.store.db, sent);
    if (meanwhile === null) throw error;
    return answer(meanwhile);
  }
}
