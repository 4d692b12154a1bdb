import type { Role } from '@lutetia/course';
import type { ColumnType, Generated } from 'kysely';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface AccessTables {
  centre: { single: Generated<boolean>; site_id: string; at: string; demo: Generated<boolean> };
  user_account: {
    id: string;
    username: string;
    display_name: string;
    roles: Role[];
    disabled: Generated<boolean>;
    password_hash: string;
    pin_hash: Later<string>;
    second_factor_cipher: Later<Uint8Array>;
    second_factor_at: Later<string>;
    second_factor_step: Generated<number>;
    person_id: Later<string>;
    created_at: string;
  };
  session: {
    id: string;
    token_hash: string;
    user_id: string;
    device_hash: string;
    confirmed: boolean;
    created_at: string;
    seen_at: string;
    expires_at: string;
    locked_at: Later<string>;
    ended_at: Later<string>;
  };
  attempt: { key: string; failures: number; blocked_until: string; at: string };
  course_access: { course_id: string; user_id: string; named_by: string; at: string };
  break_glass: {
    id: string;
    course_id: string;
    user_id: string;
    reason: string;
    at: string;
    until: string;
    reviewed_at: Later<string>;
    reviewed_by: Later<string>;
    verdict: Later<'justified' | 'not-justified'>;
    note: Generated<string>;
  };
  display_link: {
    id: string;
    name: string;
    token_hash: string;
    shows: 'nothing' | 'code' | 'initials';
    made_by: string;
    created_at: string;
    ends_at: Later<string>;
    opened_at: Later<string>;
    revoked_at: Later<string>;
  };
  command_log: {
    command_id: string;
    actor: string;
    stream: string;
    digest: string;
    from_version: number;
    to_version: number;
    at: string;
  };
}
