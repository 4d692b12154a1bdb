import { sql } from 'kysely';
import { classifyDatabaseError, type Tx } from '../store/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { correctionOf } from './corrections.ts';
import { hashEvent, type NewEvent, type Recorded, streamStart } from './event.ts';

export interface Append {
  stream: string;
  /** The version of the stream that the decision was made on; 0 for a new stream. */
  expectedVersion: number;
  events: readonly NewEvent[];
  actor: string;
  role: string;
  site: string;
  at: Temporal.Instant;
}

/** Someone else wrote to the stream first: read it again and decide again. */
export class ConflictError extends Error {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly actualVersion: number | undefined;
  constructor(stream: string, expectedVersion: number, actualVersion: number | undefined) {
    super(`${stream} is at version ${actualVersion ?? 'unknown'}, not ${expectedVersion}`);
    this.name = 'ConflictError';
    this.stream = stream;
    this.expectedVersion = expectedVersion;
    this.actualVersion = actualVersion;
  }
}

/**
 * Appends events to one stream. Writers take turns from here to the end of the transaction (the
 * lock on ledger_tip), so that positions are gapless and in the order of commits.
 * Errors: ConflictError; NotCanonicalError for a body that JSON cannot hold unchanged; TypeError
 * for a correction that does not name what it corrects.
 */
export async function append(tx: Tx, given: Append): Promise<Recorded[]> {
  const { stream, expectedVersion, events } = given;
  if (stream === '') throw new TypeError('a stream needs a name');
  for (const event of events) correctionOf(event);
  if (events.length === 0) return [];
  const tip = await lockTip(tx);
  const head = await tx
    .selectFrom('stream_head')
    .select(['version', 'hash'])
    .where('stream', '=', stream)
    .executeTakeFirst();
  const version = head?.version ?? 0;
  if (version !== expectedVersion) throw new ConflictError(stream, expectedVersion, version);
  const recorded = chain(given, tip, version, head?.hash ?? streamStart);
  try {
    await insert(tx, recorded);
  } catch (error) {
    if (classifyDatabaseError(error) === 'conflict')
      throw new ConflictError(stream, expectedVersion, undefined);
    throw error;
  }
  return recorded;
}

/** Waits until no other writer is in flight and returns the position of the last event. */
export async function lockTip(tx: Tx): Promise<number> {
  const { position } = await tx
    .selectFrom('ledger_tip')
    .select('position')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return position;
}

function chain(given: Append, tip: number, version: number, head: string): Recorded[] {
  const { stream, events, actor, role, site } = given;
  const at = given.at.toString({ smallestUnit: 'millisecond' });
  let prevHash = head;
  return events.map((event, index) => {
    const unhashed = {
      position: tip + index + 1,
      stream,
      version: version + index + 1,
      type: event.type,
      schema: event.schema ?? 1,
      body: event.body,
      actor,
      role,
      site,
      at,
      signature: event.signature ?? null,
      prevHash,
    };
    const hash = hashEvent(unhashed);
    prevHash = hash;
    return { ...unhashed, hash };
  });
}

async function insert(tx: Tx, recorded: readonly Recorded[]): Promise<void> {
  const last = recorded.at(-1);
  if (last === undefined) return;
  await tx
    .with('entered', (with_) =>
      with_.insertInto('ledger').values(
        recorded.map(({ prevHash, body, signature, ...event }) => ({
          ...event,
          body: canonicalJson(body),
          signature: signature === null ? null : canonicalJson(signature),
          prev_hash: prevHash,
        })),
      ),
    )
    .with('headed', (with_) =>
      with_
        .insertInto('stream_head')
        .values({ stream: last.stream, version: last.version, position: last.position, hash: last.hash })
        .onConflict((conflict) =>
          conflict.column('stream').doUpdateSet({
            version: sql`excluded.version`,
            position: sql`excluded.position`,
            hash: sql`excluded.hash`,
          }),
        ),
    )
    .updateTable('ledger_tip')
    .set({ position: last.position })
    .execute();
}
