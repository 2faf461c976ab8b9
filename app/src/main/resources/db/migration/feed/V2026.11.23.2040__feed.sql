-- What came from outside, kept as it came, once each; what waits for a person; what was refused.

create schema feed;
grant usage on schema feed to abhaya_app;

-- One import: a file or a request. Its file name is not kept, since people write names into it.
create table feed.batch (
  id           bigint      primary key generated always as identity,
  handle       text        not null unique,
  feed         text        not null,
  door         text        not null,
  sender       text        not null,
  unit_id      int         not null references jurisdiction.unit,
  format       text        not null,
  columns      text[],
  bytes_total  bigint      not null,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  state        text        not null default 'RUNNING',
  received     bigint      not null default 0,
  accepted     bigint      not null default 0,
  unchanged    bigint      not null default 0,
  quarantined  bigint      not null default 0,
  refused      bigint      not null default 0,
  root         text,
  constraint batch_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint batch_door   check (door in ('FILE','PAGE','API','DEMO')),
  constraint batch_format check (format in ('CSV','NDJSON')),
  constraint batch_state  check (state in ('RUNNING','DONE','STOPPED')),
  constraint batch_sum    check (state <> 'DONE'
                                 or received = accepted + unchanged + quarantined + refused)
);
create index batch_unit on feed.batch (unit_id, started_at);

-- Each record that was understood, with every version of it. A case is what its envelopes say,
-- whatever the order in which they came.
-- subject: key of the record it belongs to, its own for a first record.
-- excepted: a person let it count although a rule of order speaks against it.
create table feed.envelope (
  source      text        not null,
  type        text        not null,
  key         text        not null,
  version     int         not null,
  subject     text        not null,
  hash        uuid        not null,
  unit_id     int         not null,
  happened_at timestamptz not null,
  entered_at  timestamptz not null,
  received_at timestamptz not null,
  batch_id    bigint      not null,
  row_no      int         not null,
  excepted    boolean     not null default false,
  withdrawn   boolean     not null default false,
  body        text        not null,
  constraint envelope_once primary key (source, type, key, version)
);
create index envelope_subject on feed.envelope (source, subject);

-- Understood, but out of order or not readable in a part: kept, counted only after release.
-- One row for one envelope; a record that passes by itself later is RELEASED without a name.
create table feed.quarantine (
  id         bigint      primary key generated always as identity,
  handle     text        not null unique,
  batch_id   bigint      not null,
  row_no     int         not null,
  unit_id    int         not null,
  source     text        not null,
  type       text        not null,
  key        text        not null,
  version    int         not null,
  subject    text        not null,
  code       text        not null,
  args       text[]      not null default '{}',
  state      text        not null default 'WAITING',
  since      timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason     text,
  constraint quarantine_once   unique (source, type, key, version),
  constraint quarantine_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint quarantine_state  check (state in ('WAITING','RELEASED','WITHDRAWN','REPLACED')),
  -- a code: a sentence of somebody's own could name a victim
  constraint quarantine_reason check (decided_by is null or reason ~ '^[A-Z][A-Z_]{2,39}$')
);
create index quarantine_unit on feed.quarantine (unit_id, since) where state = 'WAITING';
create index quarantine_subject on feed.quarantine (source, subject);

-- Refused rows as they came, to be corrected and sent again. Sealed by the program, since a row
-- with a column that does not belong here may hold anything; kept for a limited time.
create table feed.refused (
  batch_id bigint not null references feed.batch,
  row_no   bigint not null,
  unit_id  int    not null,
  code     text   not null,
  field    text,
  key      text,
  body     bytea  not null,
  constraint refused_once primary key (batch_id, row_no)
);

-- Up to when the data of a station reach, and how often it usually sends.
create table feed.reach (
  unit_id          int         primary key references jurisdiction.unit,
  first_entered_at timestamptz not null,
  last_entered_at  timestamptz not null,
  last_arrived_at  timestamptz not null,
  records          bigint      not null
);

alter table feed.batch enable row level security;
alter table feed.batch force row level security;
alter table feed.envelope enable row level security;
alter table feed.envelope force row level security;
alter table feed.quarantine enable row level security;
alter table feed.quarantine force row level security;
alter table feed.refused enable row level security;
alter table feed.refused force row level security;

create policy program on feed.batch using ((select access.is_program()));
create policy of_my_units on feed.batch
  using ((select access.sees_nation('IMPORT'))
         or unit_id = any (array(select access.units_for('IMPORT'))));
create policy of_my_units_read on feed.batch for select
  using (unit_id = any (array(select access.units_for('SEE_QUARANTINE'))));

-- No reader but the import itself sees what an envelope holds.
create policy import on feed.envelope
  using ((select access.is_program())
         or (select access.sees_nation('IMPORT'))
         or unit_id = any (array(select access.units_for('IMPORT'))));

create policy import on feed.quarantine
  using ((select access.is_program())
         or (select access.sees_nation('IMPORT'))
         or unit_id = any (array(select access.units_for('IMPORT'))));
create policy work_list on feed.quarantine for select
  using (unit_id = any (array(select access.units_for('SEE_QUARANTINE'))));

create policy import on feed.refused
  using ((select access.is_program())
         or (select access.sees_nation('IMPORT'))
         or unit_id = any (array(select access.units_for('IMPORT'))));

-- Only dates and counts stand here: everybody who sees a figure sees how far it reaches.
grant select, insert, update on feed.reach, feed.batch, feed.envelope, feed.quarantine
   to abhaya_app;
grant select, insert, delete on feed.refused to abhaya_app;
grant usage on all sequences in schema feed to abhaya_app;
