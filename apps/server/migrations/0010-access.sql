-- The one centre of this database: set up exactly once.
create table centre (
  single boolean primary key default true check (single),
  site_id text not null,
  at timestamptz(3) not null
);

create table user_account (
  id uuid primary key,
  username text collate "C" not null unique,
  display_name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  disabled boolean not null default false,
  password_hash text not null,
  pin_hash text,
  second_factor_cipher bytea,
  second_factor_at timestamptz(3),
  -- Time step of the last accepted one-time code: each code is taken once (RFC 6238 §5.2).
  second_factor_step bigint not null default 0,
  person_id uuid references person (id),
  created_at timestamptz(3) not null
);

create table session (
  id uuid primary key,
  token_hash text collate "C" not null unique,
  user_id uuid not null references user_account (id),
  device_hash text collate "C" not null,
  confirmed boolean not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  locked_at timestamptz(3),
  ended_at timestamptz(3)
);
create index session_device on session (device_hash, expires_at);
create index session_by_user on session (user_id) where ended_at is null;

-- Attempts at a secret since the last success, by account and kind of secret, or by address.
create table attempt (
  key text collate "C" primary key,
  failures integer not null,
  blocked_until timestamptz(3) not null,
  at timestamptz(3) not null
);

-- Who may see a restricted course.
create table course_access (
  course_id uuid not null,
  user_id uuid not null references user_account (id),
  named_by text not null,
  at timestamptz(3) not null,
  primary key (course_id, user_id)
);
create index course_access_user on course_access (user_id);

create table break_glass (
  id uuid primary key,
  course_id uuid not null,
  user_id uuid not null references user_account (id),
  reason text not null,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  reviewed_at timestamptz(3),
  reviewed_by text,
  verdict text check (verdict in ('justified', 'not-justified')),
  note text not null default '',
  check ((reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null)),
  check (reviewed_by is null or reviewed_by <> user_id::text)
);
create index break_glass_open on break_glass (course_id, user_id, until);

-- A repeated sending of the same act gives the same answer and records nothing anew.
create table command_log (
  command_id uuid primary key,
  actor text not null,
  stream text collate "C" not null,
  digest text not null,
  from_version integer not null,
  to_version integer not null,
  at timestamptz(3) not null
);

-- The audit trail goes back in time.
create index ledger_at on ledger (at desc, position desc);
create index read_log_at on read_log (at desc, id desc);
