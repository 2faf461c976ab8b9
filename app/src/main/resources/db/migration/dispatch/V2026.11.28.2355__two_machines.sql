-- The room belongs to an installation, not to one of its machines: two of the same installation
-- write under one number.
alter table dispatch.room add column holder text not null default '';

-- Who has which incident open, for twenty seconds from the last sign of life. Not logged: it is
-- worth nothing after a crash, and a server that takes over begins without it.
create unlogged table dispatch.presence (
  person   text        primary key,
  incident text        not null,
  name     text        not null,
  seen_at  timestamptz not null
);
create index presence_of_incident on dispatch.presence (incident);
alter table dispatch.presence enable row level security;
alter table dispatch.presence force row level security;
create policy program on dispatch.presence using ((select access.is_program()));
grant select, insert, update, delete on dispatch.presence to abhaya_app;
