-- The machines that work on this database, by the names of their data folders.
create table platform.node (
  machine    text primary key check (machine ~ '^[0-9a-f]{8}$'),
  started_at timestamptz not null default clock_timestamp(),
  seen_at    timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on platform.node to abhaya_app;
