-- One append-only ledger of facts. Positions are gapless and in commit order: writers take turns
-- on the single row of ledger_tip, so a removed event always leaves a hole.

create table ledger_tip (
  single boolean primary key default true check (single),
  position bigint not null
);
insert into ledger_tip (position) values (0);

create table ledger (
  position bigint primary key,
  stream text collate "C" not null,
  version integer not null check (version >= 1),
  type text not null,
  schema smallint not null,
  body jsonb not null,
  actor text not null,
  role text not null,
  site text not null,
  at timestamptz(3) not null,
  signature jsonb,
  prev_hash text not null,
  hash text not null,
  constraint ledger_stream_version unique (stream, version)
);
create index ledger_type on ledger (type, position);

create table stream_head (
  stream text collate "C" primary key,
  version integer not null,
  position bigint not null,
  hash text not null
);

create table checkpoint (
  id integer primary key,
  from_position bigint not null,
  to_position bigint not null,
  event_count integer not null,
  stream_count bigint not null,
  heads_digest text not null,
  events_digest text not null,
  prev_digest text not null,
  digest text not null,
  at timestamptz(3) not null,
  public_key text not null,
  signature text not null
);

-- The head, at the time of the checkpoint, of every stream that the checkpoint touches:
-- names the stream when one is removed with its head.
create table checkpoint_head (
  checkpoint_id integer not null references checkpoint (id),
  stream text collate "C" not null,
  version integer not null,
  hash text not null,
  primary key (checkpoint_id, stream)
);

-- How far the projections have read; above the ledger's tip it betrays a removed tail.
create table projection_tip (
  single boolean primary key default true check (single),
  position bigint not null
);
insert into projection_tip (position) values (0);

-- The keys that this database belongs to; a keys folder that does not match is refused.
create table site_key (
  single boolean primary key default true check (single),
  public_key text not null,
  master_check text not null,
  at timestamptz(3) not null
);

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is forbidden', tg_table_name, lower(tg_op) using errcode = 'LT001';
end
$$;

create trigger ledger_append_only before update or delete on ledger
  for each row execute function forbid_change();
create trigger ledger_no_truncate before truncate on ledger
  for each statement execute function forbid_change();
create trigger checkpoint_append_only before update or delete on checkpoint
  for each row execute function forbid_change();
create trigger checkpoint_no_truncate before truncate on checkpoint
  for each statement execute function forbid_change();
create trigger checkpoint_head_append_only before update or delete on checkpoint_head
  for each row execute function forbid_change();
create trigger checkpoint_head_no_truncate before truncate on checkpoint_head
  for each statement execute function forbid_change();
