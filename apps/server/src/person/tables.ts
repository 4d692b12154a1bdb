import type { ColumnType, Generated } from 'kysely';

export interface PersonTables {
  person: {
    id: string;
    version: number;
    wrapped_key: Uint8Array | null;
    name_index: Generated<number>;
    created_at: string;
    forgotten_at: ColumnType<string | null, string | null | undefined, string | null>;
    forgotten_by: ColumnType<string | null, string | null | undefined, string | null>;
    forgotten_reason: ColumnType<string | null, string | null | undefined, string | null>;
  };
  person_version: {
    person_id: string;
    version: number;
    cipher: Uint8Array;
    at: string;
    actor: string;
    reason: ColumnType<Uint8Array | null, Uint8Array | undefined, never>;
  };
  person_identifier: { token: string; person_id: string; kind: string };
  person_name_token: { token: string; person_id: string };
  read_log: {
    id: Generated<number>;
    at: string;
    actor: string;
    role: string;
    site: string;
    subject: string;
    what: string;
    purpose: string;
    break_glass_id: string | null;
  };
}
