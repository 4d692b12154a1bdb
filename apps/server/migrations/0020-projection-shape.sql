-- The form in which the projections' rows are stored: an update that changes it rebuilds them from the ledger.
alter table projection_tip add column shape integer not null default 0;
