import { createPublicKey, sign, verify } from 'node:crypto';
import type { SiteKeys } from '../store/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './event.ts';

/** A signed statement of all that the ledger holds up to a position. */
export interface Checkpoint {
  id: number;
  fromPosition: number;
  toPosition: number;
  eventCount: number;
  /** All streams of the ledger up to `toPosition`. */
  streamCount: number;
  /** Digest over the heads of the streams that this checkpoint touches. */
  headsDigest: string;
  /** Digest over the hash of every event in order of position, chained through all checkpoints. */
  eventsDigest: string;
  /** The digest of the checkpoint before. */
  prevDigest: string;
  digest: string;
  at: string;
  /** Ed25519, DER in base64. */
  publicKey: string;
  /** Ed25519 over the digest, base64. */
  signature: string;
}

export interface Head {
  stream: string;
  version: number;
  hash: string;
}

export const firstDigest = '0'.repeat(64);

/** The running digest with one more event. */
export function addEvent(eventsDigest: string, hash: string): string {
  return sha256(`${eventsDigest}${hash}`);
}

/** Over the heads in the order of their streams' names (bytes of UTF-8). */
export function digestHeads(heads: readonly Head[]): string {
  return sha256(canonicalJson(heads.map(({ stream, version, hash }) => [stream, version, hash])));
}

export type Unsigned = Omit<Checkpoint, 'digest' | 'publicKey' | 'signature'>;

export function signCheckpoint(unsigned: Unsigned, keys: SiteKeys): Checkpoint {
  const digest = digestOf(unsigned);
  const signature = sign(null, Buffer.from(digest, 'hex'), keys.signing).toString('base64');
  return { ...unsigned, digest, publicKey: keys.publicKey, signature };
}

export function digestOf(checkpoint: Unsigned): string {
  const { id, fromPosition, toPosition, eventCount, streamCount, headsDigest, eventsDigest, prevDigest, at } =
    checkpoint;
  return sha256(
    canonicalJson({
      id,
      fromPosition,
      toPosition,
      eventCount,
      streamCount,
      headsDigest,
      eventsDigest,
      prevDigest,
      at,
    }),
  );
}

/** True when `publicKey` signed the checkpoint's digest. */
export function isSignedBy(checkpoint: Checkpoint, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return verify(
      null,
      Buffer.from(checkpoint.digest, 'hex'),
      key,
      Buffer.from(checkpoint.signature, 'base64'),
    );
  } catch {
    return false;
  }
}
