import type { Selectable } from 'kysely';
import type { Recorded, Signature } from './event.ts';
import type { LedgerTables } from './tables.ts';

export function fromRow(row: Selectable<LedgerTables['ledger']>): Recorded {
  const { prev_hash: prevHash, signature, ...rest } = row;
  return { ...rest, signature: signature as Signature | null, prevHash };
}
