-- People, their postings and accounts, API clients, sessions; and the rights that row-level
-- security asks. The Java class Rights decides; this is the second wall, and a test holds the two
-- equal cell by cell.
--
-- How another module guards a table of its own. Everything in a bracketed select is computed once
-- a statement, never once a row:
--
--   alter table cases.case_file enable row level security;
--   alter table cases.case_file force row level security;
--
--   1. A table that is always asked for by station or key. The first branches spare the program
--      and the nation a long list; the query's own condition finds the index:
--        create policy counts_read on compliance.case_fact for select using (
--             (select access.is_program())
--          or (select access.sees_nation('SEE_COUNTS'))
--          or station_id = any (array(select access.stations_for('SEE_COUNTS'))));
--
--   2. Case rows: an officer's own, a prosecutor's with the prosecution, everybody else's by unit:
--        create policy case_read on cases.case_file for select using (
--             (select access.is_program())
--          or station_id = any (array(select access.stations_for('SEE_CASE_LIST')))
--             and case (select access.tie('SEE_CASE_LIST'))
--                   when 'NONE' then true
--                   when 'OFFICER' then officer_id = (select access.officer_id())
--                   when 'PROSECUTION' then with_prosecution
--                 end);
--
--   3. What an import reads and writes, under the purpose FEED:
--        create policy import_write on cases.case_file for insert with check (
--          station_id = any (array(select access.stations_for('IMPORT'))));
--
--   4. Rows of units of any kind, not of stations:
--        ... unit_id = any (array(select access.units_for('SEE_QUARANTINE')))
--
-- An `or` at the top keeps the planner from an index on the policy's column. Where a query names
-- no unit of its own, leave out the first branch and give the program a policy in a second table
-- or a definer function instead.

create schema access;
grant usage on schema access to abhaya_app;

-- One row of numbers for people and clients, so that an acting number names one of them.
create sequence access.actor_number start 1001;
grant usage on sequence access.actor_number to abhaya_app;

create table access.person (
  id           bigint      primary key default nextval('access.actor_number'),
  handle       text        not null unique,
  display_name text        not null,
  -- The number under which a feed names her as officer of record.
  officer_id   text,
  active       boolean     not null default true,
  entered_at   timestamptz not null default now(),
  constraint person_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint person_name   check (char_length(display_name) between 1 and 120),
  constraint person_officer check (char_length(officer_id) between 1 and 64)
);
create unique index person_officer_once on access.person (officer_id);

create table access.account (
  person_id     bigint      primary key references access.person,
  username      text        not null,
  password_hash text        not null,
  -- AES-256-GCM, bound to this row; the key is a file outside the database.
  totp_sealed   bytea       not null,
  -- The last time step whose code was taken: a code works once.
  totp_step     bigint      not null default -1,
  changed_at    timestamptz not null default now(),
  disabled_at   timestamptz,
  constraint account_username_once unique (username),
  constraint account_username check (username ~ '^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$')
);

create table access.posting (
  id        bigint    not null generated always as identity unique,
  person_id bigint    not null references access.person,
  role      text      not null,
  unit_id   int       not null references jurisdiction.unit,
  valid     daterange not null,
  constraint posting_once  primary key (person_id, role, unit_id, valid without overlaps),
  constraint posting_dated check (not isempty(valid) and lower(valid) is not null),
  constraint posting_role  check (role in ('MINISTRY_ANALYST','STATE_HQ','RANGE','DISTRICT_CHIEF',
                                  'SUBDIVISION','SHO','IO','PROSECUTOR','DATA_ADMIN','AUDITOR'))
);
create index posting_unit on access.posting (unit_id);

create table access.client (
  id           bigint      primary key default nextval('access.actor_number'),
  handle       text        not null unique,
  client_id    text        not null unique,
  secret_hash  text        not null,
  role         text        not null,
  unit_id      int         not null references jurisdiction.unit,
  scopes       text[]      not null,
  entered_at   timestamptz not null default now(),
  disabled_at  timestamptz,
  constraint client_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint client_id     check (client_id ~ '^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$'),
  constraint client_role   check (role in ('FEED_CLIENT','READER_CLIENT','SIGNAL_CLIENT',
                                           'DEVICE_CLIENT')),
  constraint client_scopes check (cardinality(scopes) > 0
                                  and scopes <@ array['feeds','read','signals','devices','units'])
);

-- The browser's reference is not here, only its hash: a copy of the table opens no session.
create table access.session (
  id               bigint      primary key generated always as identity,
  handle           text        not null unique,
  reference_hash   bytea       not null unique,
  person_id        bigint      not null references access.person,
  posting_id       bigint      references access.posting (id),
  created_at       timestamptz not null,
  last_seen_at     timestamptz not null,
  password_at      timestamptz,
  totp_at          timestamptz,
  demonstration_at timestamptz,
  browser          text        not null default '',
  ended_at         timestamptz,
  constraint session_reference check (length(reference_hash) = 32),
  constraint session_browser   check (char_length(browser) <= 120),
  constraint session_order     check (created_at <= last_seen_at)
);
create index session_person on access.session (person_id) where ended_at is null;

-- Wrong attempts by source, or by source and name; both only as a hash.
create table access.wrong_attempt (
  source_hash bytea       primary key,
  failures    int         not null,
  last_at     timestamptz not null,
  open_at     timestamptz not null,
  constraint wrong_attempt_hash     check (length(source_hash) = 32),
  constraint wrong_attempt_failures check (failures > 0)
);
create index wrong_attempt_last on access.wrong_attempt (last_at);

-- One-time links by which a person sets her own password and second factor. Without a person: the
-- link of the first administrator of an empty installation.
create table access.enrolment (
  token_hash bytea       primary key,
  person_id  bigint      references access.person,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint enrolment_hash  check (length(token_hash) = 32),
  constraint enrolment_order check (made_at < expires_at)
);

-- The people of the demonstration who can be signed in by a click, on loopback only.
create table access.demo_card (
  person_id bigint primary key references access.person,
  place     int    not null unique
);

-- The grants of Rights. reach: WITHIN the unit of the posting, or ANYWHERE.
-- tie: what a case row must have besides. purpose: under which the right may be used at all.
create table access.role_right (
  role      text not null,
  operation text not null,
  reach     text not null,
  tie       text not null,
  purpose   text not null,
  constraint role_right_once  primary key (role, operation),
  constraint role_right_reach check (reach in ('WITHIN','ANYWHERE')),
  constraint role_right_tie   check (tie in ('NONE','OFFICER','PROSECUTION'))
);

insert into access.role_right (role, operation, reach, tie, purpose)
select r.role, o.operation, o.reach, o.tie,
       case when o.operation in ('IMPORT','RELEASE_QUARANTINE') then 'FEED' else r.purpose end
  from (values
    ('MINISTRY_ANALYST','STATISTICS'), ('STATE_HQ','SUPERVISE'), ('RANGE','SUPERVISE'),
    ('DISTRICT_CHIEF','SUPERVISE'), ('SUBDIVISION','SUPERVISE'), ('SHO','SUPERVISE'),
    ('IO','INVESTIGATE'), ('PROSECUTOR','PROSECUTE'), ('DATA_ADMIN','ADMIN'),
    ('AUDITOR','AUDIT'), ('FEED_CLIENT','FEED'), ('READER_CLIENT','STATISTICS'),
    ('SIGNAL_CLIENT','DISPATCH'), ('DEVICE_CLIENT','DISPATCH')) as r (role, purpose)
  join (values
    -- everybody but devices and signal sources
    ('{MINISTRY_ANALYST,STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO,IO,PROSECUTOR,DATA_ADMIN,AUDITOR,FEED_CLIENT,READER_CLIENT}'::text[],
      'SEE_LAW', 'ANYWHERE', 'NONE'),
    ('{MINISTRY_ANALYST,STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO,IO,PROSECUTOR,DATA_ADMIN,AUDITOR,FEED_CLIENT,READER_CLIENT}',
      'SEE_UNITS', 'ANYWHERE', 'NONE'),
    -- counts reach everybody whose work is cases or figures
    ('{MINISTRY_ANALYST,STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO,IO,PROSECUTOR,READER_CLIENT}',
      'SEE_COUNTS', 'WITHIN', 'NONE'),
    ('{MINISTRY_ANALYST,STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO,IO,PROSECUTOR,READER_CLIENT}',
      'EXPORT', 'WITHIN', 'NONE'),
    -- lists from the state down, codes from the district down, cases from the sub-division down
    ('{STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO}', 'SEE_CASE_LIST', 'WITHIN', 'NONE'),
    ('{DISTRICT_CHIEF,SUBDIVISION,SHO}', 'SEE_VICTIM_CODE', 'WITHIN', 'NONE'),
    ('{SUBDIVISION,SHO}', 'SEE_CASE', 'WITHIN', 'NONE'),
    ('{SHO}', 'CHANGE_CASE', 'WITHIN', 'NONE'),
    ('{IO}', 'SEE_CASE_LIST', 'WITHIN', 'OFFICER'),
    ('{IO}', 'SEE_VICTIM_CODE', 'WITHIN', 'OFFICER'),
    ('{IO}', 'SEE_CASE', 'WITHIN', 'OFFICER'),
    ('{IO}', 'CHANGE_CASE', 'WITHIN', 'OFFICER'),
    ('{PROSECUTOR}', 'SEE_CASE_LIST', 'WITHIN', 'PROSECUTION'),
    ('{PROSECUTOR}', 'SEE_VICTIM_CODE', 'WITHIN', 'PROSECUTION'),
    ('{PROSECUTOR}', 'SEE_CASE', 'WITHIN', 'PROSECUTION'),
    -- records on their way in
    ('{DATA_ADMIN,FEED_CLIENT}', 'IMPORT', 'WITHIN', 'NONE'),
    ('{STATE_HQ,RANGE,DISTRICT_CHIEF,SUBDIVISION,SHO,DATA_ADMIN,FEED_CLIENT}',
      'SEE_QUARANTINE', 'WITHIN', 'NONE'),
    ('{DISTRICT_CHIEF,SUBDIVISION,SHO,DATA_ADMIN}', 'RELEASE_QUARANTINE', 'WITHIN', 'NONE'),
    -- the house itself
    ('{DATA_ADMIN,FEED_CLIENT}', 'CHANGE_UNITS', 'WITHIN', 'NONE'),
    ('{DATA_ADMIN}', 'ADMIN_PEOPLE', 'WITHIN', 'NONE'),
    ('{AUDITOR}', 'READ_TRAIL', 'WITHIN', 'NONE'),
    ('{SIGNAL_CLIENT}', 'SEND_SIGNALS', 'WITHIN', 'NONE'),
    ('{DEVICE_CLIENT}', 'SEND_READINGS', 'WITHIN', 'NONE')
  ) as o (roles, operation, reach, tie) on r.role = any (o.roles);

grant select on access.role_right to abhaya_app;

-- The program at its own work. The signature of the context is what makes this true.
create function access.is_program() returns boolean
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$ begin return coalesce(sec.purpose() = 'SYSTEM', false); end $$;

-- The tie that a case row must have for this reader and operation; null: she may not at all.
create function access.tie(op text) returns text
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
declare
  context text[] := sec.ctx();
begin
  return (select r.tie from access.role_right r
           where r.role = context[3] and r.operation = op and r.purpose = context[4]);
end $$;

create function access.may(op text) returns boolean
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$ begin return access.tie(op) is not null; end $$;

create function access.sees_nation(op text) returns boolean
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$ begin return coalesce(sec.unit() = 1, false) and access.may(op); end $$;

-- The stations in whose rows this reader may use the operation today.
create function access.stations_for(op text) returns setof int
  language plpgsql stable security definer parallel restricted rows 500
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then
    return query select jurisdiction.stations_in_scope();
  end if;
end $$;

-- The same for units of every kind.
create function access.units_for(op text) returns setof int
  language plpgsql stable security definer parallel restricted rows 600
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then
    return query select jurisdiction.units_in_scope();
  end if;
end $$;

alter table access.person enable row level security;
alter table access.person force row level security;
alter table access.account enable row level security;
alter table access.account force row level security;
alter table access.posting enable row level security;
alter table access.posting force row level security;
alter table access.client enable row level security;
alter table access.client force row level security;
alter table access.session enable row level security;
alter table access.session force row level security;
alter table access.wrong_attempt enable row level security;
alter table access.wrong_attempt force row level security;
alter table access.enrolment enable row level security;
alter table access.enrolment force row level security;
alter table access.demo_card enable row level security;
alter table access.demo_card force row level security;

create policy program on access.person using ((select access.is_program()));
create policy program on access.account using ((select access.is_program()));
create policy program on access.posting using ((select access.is_program()));
create policy program on access.client using ((select access.is_program()));
create policy program on access.session using ((select access.is_program()));
create policy program on access.wrong_attempt using ((select access.is_program()));
create policy program on access.enrolment using ((select access.is_program()));
create policy program on access.demo_card using ((select access.is_program()));

-- Everybody sees her own entry and postings; a data administrator those of her units.
create policy own on access.person for select using (id = (select sec.uid()));
create policy own on access.posting for select using (person_id = (select sec.uid()));
create policy of_my_units on access.posting
  using (unit_id = any (array(select access.units_for('ADMIN_PEOPLE'))));

create function access.people_in_scope() returns setof bigint
  language plpgsql stable security definer parallel restricted rows 500
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may('ADMIN_PEOPLE') then
    return query
      select p.person_id from access.posting p
       where p.unit_id = any (array(select jurisdiction.units_in_scope()));
  end if;
end $$;

create policy of_my_units on access.person for select
  using (id = any (array(select access.people_in_scope())));
create policy newcomer on access.person for insert
  with check ((select access.may('ADMIN_PEOPLE')));
-- A data administrator makes the link; the person behind it makes the account.
create policy newcomer on access.enrolment for insert
  with check (person_id = any (array(select access.people_in_scope())));

-- Under which number the feeds name the reader as officer of record.
create function access.officer_id() returns text
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  return (select p.officer_id from access.person p where p.id = sec.uid());
end $$;

grant execute on all functions in schema access to abhaya_app;
grant select, insert, update on access.person, access.account, access.posting, access.client,
                                access.session, access.enrolment to abhaya_app;
grant select, insert on access.demo_card to abhaya_app;
grant select, insert, update, delete on access.wrong_attempt to abhaya_app;
