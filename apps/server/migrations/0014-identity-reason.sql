-- Why who a person is was changed; encrypted with the person's key and forgotten with it.
alter table person_version add column reason bytea;
