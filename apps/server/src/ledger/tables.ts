import type { ColumnType, Generated } from 'kysely';

/** Written as JSON text, read parsed. */
export type JsonColumn<T = unknown> = ColumnType<T, string, string>;
export type NullableJsonColumn<T = unknown> = ColumnType<T | null, string | null, string | null>;

export interface LedgerTables {
  ledger_tip: { single: ColumnType<boolean, never, never>; position: number };
  ledger: {
    position: number;
    stream: string;
    version: number;
    type: string;
    schema: number;
    body: JsonColumn;
    actor: string;
    role: string;
    site: string;
    at: string;
    signature: NullableJsonColumn;
    prev_hash: string;
    hash: string;
  };
  stream_head: { stream: string; version: number; position: number; hash: string };
  checkpoint: {
    id: number;
    from_position: number;
    to_position: number;
    event_count: number;
    stream_count: number;
    heads_digest: string;
    events_digest: string;
    prev_digest: string;
    digest: string;
    at: string;
    public_key: string;
    signature: string;
  };
  checkpoint_head: { checkpoint_id: number; stream: string; version: number; hash: string };
  projection_tip: { single: ColumnType<boolean, never, never>; position: number; shape: Generated<number> };
  site_key: {
    single: ColumnType<boolean, never, never>;
    public_key: string;
    master_check: string;
    at: string;
  };
}
