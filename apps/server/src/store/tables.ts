import type { AccessTables } from '../access/tables.ts';
import type { DocumentTables } from '../documents/tables.ts';
import type { LedgerTables } from '../ledger/tables.ts';
import type { PersonTables } from '../person/tables.ts';
import type { ProjectionTables } from '../projections/tables.ts';

/** Every table of the database; each area declares its own and joins here. */
export interface Tables extends LedgerTables, PersonTables, AccessTables, ProjectionTables, DocumentTables {}
