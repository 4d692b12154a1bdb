-- In which way a person's names are indexed; those indexed in an older way are indexed anew at the next start.
alter table person add column name_index smallint not null default 0;
