import type { Actor } from './given.ts';
import type { SignatureMeaning } from './vocabulary.ts';

/** A fact to be recorded. Its body is JSON; its version is given by the ledger. */
export interface NewEvent {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly signature?: SignatureMeaning;
}

/** A recorded fact, as the ledger gives it back. */
export interface PastEvent {
  readonly version: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor['id'];
  /** When it was recorded, ISO 8601. */
  readonly at: string;
}
