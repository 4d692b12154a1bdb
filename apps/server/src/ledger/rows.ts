import type { Selectable } from 'kysely';
import type { Checkpoint } from './checkpoint.ts';
import type { Recorded, Signature } from './event.ts';
import type { LedgerTables } from './tables.ts';

export function fromRow(row: Selectable<LedgerTables['ledger']>): Recorded {
  const { prev_hash: prevHash, signature, ...rest } = row;
  return { ...rest, signature: signature as Signature | null, prevHash };
}

export function checkpointFromRow(row: Selectable<LedgerTables['checkpoint']>): Checkpoint {
  return {
    id: row.id,
    fromPosition: row.from_position,
    toPosition: row.to_position,
    eventCount: row.event_count,
    streamCount: row.stream_count,
    headsDigest: row.heads_digest,
    eventsDigest: row.events_digest,
    prevDigest: row.prev_digest,
    digest: row.digest,
    at: row.at,
    publicKey: row.public_key,
    signature: row.signature,
  };
}

export function checkpointToRow(checkpoint: Checkpoint): Selectable<LedgerTables['checkpoint']> {
  return {
    id: checkpoint.id,
    from_position: checkpoint.fromPosition,
    to_position: checkpoint.toPosition,
    event_count: checkpoint.eventCount,
    stream_count: checkpoint.streamCount,
    heads_digest: checkpoint.headsDigest,
    events_digest: checkpoint.eventsDigest,
    prev_digest: checkpoint.prevDigest,
    digest: checkpoint.digest,
    at: checkpoint.at,
    public_key: checkpoint.publicKey,
    signature: checkpoint.signature,
  };
}
