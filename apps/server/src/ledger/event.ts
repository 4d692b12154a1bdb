import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What a signature stands for. */
export type SignatureMeaning =
  | 'prescribed'
  | 'verified'
  | 'administered'
  | 'released'
  | 'reviewed'
  | 'approved'
  | 'accepted'
  | 'witnessed';

export interface SignedBy {
  by: string;
  /** ISO 8601, UTC. */
  at: string;
  method: 'pin' | 'password';
}

export interface Signature extends SignedBy {
  meaning: SignatureMeaning;
  coSigner?: SignedBy;
}

/** A fact to be recorded. `schema` is the version of the body's shape, 1 when left out. */
export interface NewEvent {
  type: string;
  schema?: number;
  body: unknown;
  signature?: Signature;
}

/** A fact as it stands in the ledger. */
export interface Recorded {
  /** Place in the whole ledger: gapless, in the order of commits. */
  position: number;
  stream: string;
  /** Place in its stream, from 1. */
  version: number;
  type: string;
  schema: number;
  body: unknown;
  actor: string;
  role: string;
  site: string;
  /** When it was recorded: ISO 8601, UTC, milliseconds. */
  at: string;
  signature: Signature | null;
  prevHash: string;
  hash: string;
}

/** The previous hash of a stream's first event. */
export const streamStart = '0'.repeat(64);

export type Unhashed = Omit<Recorded, 'hash'>;

/** SHA-256, in hex, over the canonical JSON of all that the event states and its place. */
export function hashEvent(event: Unhashed): string {
  const { position, stream, version, type, schema, body, actor, role, site, at, signature, prevHash } = event;
  return sha256(
    canonicalJson({
      position,
      stream,
      version,
      type,
      schema,
      body,
      actor,
      role,
      site,
      at,
      signature,
      prevHash,
    }),
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
