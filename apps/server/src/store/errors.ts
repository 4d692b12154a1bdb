/** The store's errors: a closed catalogue. */
export type StoreErrorCode =
  | 'folder-in-use'
  | 'migration-changed'
  | 'migration-unknown'
  | 'migration-failed'
  | 'database-unreachable'
  | 'database-not-durable'
  | 'nested-transaction'
  | 'keys-mismatch'
  | 'keys-unreadable';

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export type DatabaseFault = 'conflict' | 'retry' | 'append-only' | 'unreachable' | 'not-text' | 'other';

/** Reads a database error by its SQLSTATE (PostgreSQL 18, appendix A), the same on both databases. */
export function classifyDatabaseError(error: unknown): DatabaseFault {
  // The PostgreSQL client gives no code when a connection breaks under a query.
  if (error instanceof Error && error.message.startsWith('Connection terminated')) return 'unreachable';
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'other';
  const code = String(error.code);
  if (code === '23505') return 'conflict'; // unique_violation
  if (code === '40001' || code === '40P01') return 'retry'; // serialization_failure, deadlock_detected
  if (code === 'LT001') return 'append-only'; // raised by forbid_change()
  if (code === '22021') return 'not-text'; // character_not_in_repertoire: NUL, which text cannot hold
  if (code.startsWith('08') || code.startsWith('57P') || /^E[A-Z]+$/.test(code)) return 'unreachable';
  return 'other';
}
