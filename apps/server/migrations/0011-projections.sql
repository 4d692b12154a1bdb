-- Views of the ledger, rebuildable from it.

create table site_projection (
  site_id text collate "C" primary key,
  version integer not null,
  state jsonb not null
);

create table course_projection (
  course_id uuid primary key,
  site_id text not null,
  person_id uuid not null,
  referrer_id text not null,
  restricted boolean not null,
  version integer not null,
  status text not null,
  cycle integer not null,
  -- The live directive's planned injection.
  planned_at timestamptz(3),
  -- When somebody should next look: the planned injection, or else the last change.
  attention_at timestamptz(3) not null,
  opened_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  state jsonb not null
);
create index course_attention on course_projection (site_id, status, attention_at, course_id);
create index course_updated on course_projection (site_id, updated_at desc, course_id);
create index course_person on course_projection (person_id);
create index course_referrer on course_projection (referrer_id);

create table dose_projection (
  course_id uuid not null,
  reference text collate "C" not null,
  cycle integer not null,
  site_id text not null,
  status text not null,
  under_way boolean not null,
  planned_at timestamptz(3) not null,
  item jsonb not null,
  primary key (course_id, reference)
);
create index dose_under_way on dose_projection (site_id, planned_at) where under_way;
