-- Documents kept as files. The bytes lie outside the database, sealed with the person's key, under their own hash.
create table document_file (
  course_id uuid not null,
  address text not null check (address ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person (id),
  -- Sealed too: a file's name often tells whose it is.
  name bytea not null,
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  received_at timestamptz not null,
  received_by uuid not null,
  primary key (course_id, address)
);
create index document_file_person on document_file (person_id);
