import type { Role } from '@lutetia/course';
import type { Logger } from 'pino';
import type { SecretKeys } from './access/index.ts';
import type { DayBoard } from './care/index.ts';
import type { ChangeFeed } from './ledger/index.ts';
import type { FileStore, SiteKeys, Store } from './store/index.ts';

/** An invented person of the demo centre. */
export interface DemoAccount {
  username: string;
  displayName: string;
  roles: Role[];
  password: string;
  pin: string;
}

export interface SessionLimits {
  /** Without any use for this long, a session waits for its PIN. */
  idleMinutes: number;
  /** A working day: afterwards the PIN no longer re-enters. */
  hours: number;
}

/** What every part of the centre works with; made by hand in `createCentre`. */
export interface Context {
  readonly store: Store;
  readonly keys: SiteKeys;
  /** Documents, sealed. */
  readonly files: FileStore;
  readonly secrets: SecretKeys;
  readonly clock: () => Temporal.Instant;
  readonly logger: Logger;
  readonly session: SessionLimits;
  readonly demo: boolean;
  /** What the ledger gains, as it gains it. */
  readonly changes: ChangeFeed;
  readonly board: DayBoard;
  /** Set by the demo centre's seed; empty in a real centre. */
  demoAccounts: readonly DemoAccount[];
}

export const isoOf = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
