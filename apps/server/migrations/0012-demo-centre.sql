-- A demo centre shows its passwords: it is never opened as a real one, nor a real one as a demo.
alter table centre add column demo boolean not null default false;
