-- Links that open the wall board alone, without a person's session; the token itself is stored nowhere.
create table display_link (
  id uuid primary key,
  name text not null,
  token_hash text collate "C" not null unique,
  shows text not null check (shows in ('nothing', 'code', 'initials')),
  made_by uuid not null references user_account (id),
  created_at timestamptz(3) not null,
  ends_at timestamptz(3),
  opened_at timestamptz(3),
  revoked_at timestamptz(3)
);
