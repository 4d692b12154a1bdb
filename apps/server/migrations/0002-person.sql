-- Who a person is, apart from the ledger and encrypted with a key per person:
-- destroying the wrapped key forgets the person while the ledger stays.

create table person (
  id uuid primary key,
  version integer not null,
  wrapped_key bytea,
  created_at timestamptz(3) not null,
  forgotten_at timestamptz(3),
  forgotten_by text,
  forgotten_reason text,
  check ((forgotten_at is null) = (wrapped_key is not null))
);

create table person_version (
  person_id uuid not null references person (id),
  version integer not null,
  cipher bytea not null,
  at timestamptz(3) not null,
  actor text not null,
  primary key (person_id, version)
);

-- Blind indexes: keyed hashes, so that a search needs no decryption and the table tells nothing.
create table person_identifier (
  token text collate "C" not null,
  person_id uuid not null references person (id),
  kind text not null,
  primary key (token, person_id)
);
create index person_identifier_person on person_identifier (person_id);

create table person_name_token (
  token text collate "C" not null,
  person_id uuid not null references person (id),
  primary key (token, person_id)
);
create index person_name_token_person on person_name_token (person_id);

create table read_log (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor text not null,
  role text not null,
  site text not null,
  subject text collate "C" not null,
  what text not null,
  purpose text not null,
  break_glass_id text
);
create index read_log_subject on read_log (subject, at);
create index read_log_actor on read_log (actor, at);

create trigger read_log_append_only before update or delete on read_log
  for each row execute function forbid_change();
create trigger read_log_no_truncate before truncate on read_log
  for each statement execute function forbid_change();
