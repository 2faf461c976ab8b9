-- Plates that cameras read, plates that are looked for, and who looked.
--
-- A read is class P1. Its text is sealed with a key outside the database; what stands open is a
-- keyed hash that answers "is it this plate" and nothing else. Reads leave by dropping the
-- partition of their day: what is dropped is gone from every copy that is made later, and backups
-- end by themselves.

create schema plate;
grant usage on schema plate to abhaya_app;

create table plate.read (
  read_at     timestamptz not null,
  camera_id   bigint      not null,
  -- Keyed hash of what the camera wrote: the same read sent twice is one.
  raw_key     bytea       not null,
  -- Keyed hash of the plain spelling; null where nothing like a plate was read.
  plate_key   bytea,
  sealed      bytea       not null,
  received_at timestamptz not null,
  confidence  smallint,
  lane        text        not null default '',
  flags       int         not null default 0,
  constraint read_once primary key (read_at, camera_id, raw_key),
  constraint read_confidence check (confidence between 0 and 100),
  constraint read_lane check (char_length(lane) <= 20)
) partition by range (read_at);
create index read_plate on plate.read (plate_key, read_at) where plate_key is not null;

-- Makes the partitions of these days; drops those before the first day to keep. Days are India's.
create function plate.keep_days(first_kept date, last_made date) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  day     date;
  name    text;
  dropped int := 0;
begin
  for day in select generate_series(first_kept, last_made, interval '1 day')::date loop
    name := 'read_' || to_char(day, 'YYYYMMDD');
    if to_regclass('plate.' || name) is null then
      execute format(
        'create table plate.%I partition of plate.read for values from (%L) to (%L)', name,
        day::timestamp at time zone 'Asia/Kolkata', (day + 1)::timestamp at time zone 'Asia/Kolkata');
    end if;
  end loop;
  for name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'plate.read'::regclass and c.relname < 'read_' || to_char(first_kept, 'YYYYMMDD')
  loop
    execute format('drop table plate.%I', name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

create table plate.entry (
  id           bigint      primary key generated always as identity,
  handle       uuid        not null unique default gen_random_uuid(),
  unit_id      int         not null references jurisdiction.unit,
  pattern      text        not null,
  reason       text        not null,
  reference    text        not null,
  action       text        not null,
  valid_from   timestamptz not null,
  valid_to     timestamptz not null,
  state        text        not null default 'ASKED',
  asked_by     bigint      not null,
  asked_at     timestamptz not null,
  decided_by   bigint,
  decided_at   timestamptz,
  ended_by     bigint,
  ended_at     timestamptz,
  -- The entry it goes on from.
  renews       bigint      references plate.entry,
  constraint entry_pattern   check (pattern ~ '^[A-Z0-9?*]{1,20}$'),
  constraint entry_reason    check (reason in ('STOLEN','WANTED','MISSING_PERSON','ESCORT','COURT_ORDER')),
  constraint entry_action    check (action in ('STOP','OBSERVE','SILENT')),
  constraint entry_reference check (char_length(reference) between 1 and 80),
  constraint entry_state     check (state in ('ASKED','LISTED','REFUSED','ENDED')),
  constraint entry_length    check (valid_from < valid_to and valid_to - valid_from <= interval '90 days'),
  -- Two names, and never the same.
  constraint entry_names     check ((state = 'ASKED') = (decided_by is null)
                                    and (decided_by is null or decided_by <> asked_by))
);
create index entry_unit on plate.entry (unit_id, state, valid_to);

create table plate.hit (
  id          bigint      primary key generated always as identity,
  handle      uuid        not null unique default gen_random_uuid(),
  entry_id    bigint      not null references plate.entry,
  -- Of the camera; the entry's unit sees the hit too.
  unit_id     int         not null,
  entry_unit  int         not null,
  camera      text        not null,
  camera_id   bigint      not null,
  lane        text        not null default '',
  read_at     timestamptz not null,
  received_at timestamptz not null,
  -- What was read and what is listed; sealed, for they say where a vehicle was.
  sealed      bytea       not null,
  plate_key   bytea       not null,
  kind        text        not null,
  strength    text,
  witness     text,
  state       text        not null default 'NEW',
  result      text        not null default '',
  version     int         not null default 1,
  constraint hit_once     unique (entry_id, camera_id, read_at),
  constraint hit_kind     check (kind in ('HINT','ALARM')),
  constraint hit_state    check (state in ('NEW','ACKNOWLEDGED','VERIFIED','REJECTED','DISPATCHED',
                                           'RESULT','CLOSED')),
  -- Nobody is sent on a hint.
  constraint hit_sent     check (kind = 'ALARM' or state in ('NEW','ACKNOWLEDGED','REJECTED','CLOSED'))
);
create index hit_open on plate.hit (unit_id, read_at desc) where state <> 'CLOSED';
create index hit_camera on plate.hit (camera_id, state);

create table plate.hit_step (
  hit_id    bigint      not null references plate.hit,
  number    int         not null,
  unit_id   int         not null,
  entry_unit int        not null,
  state     text        not null,
  note      text        not null default '',
  by_person bigint      not null,
  at        timestamptz not null,
  constraint hit_step_once primary key (hit_id, number),
  constraint hit_step_note check (char_length(note) <= 200)
);

-- One number seen where one vehicle cannot have been twice.
create table plate.clone (
  id          bigint      primary key generated always as identity,
  handle      uuid        not null unique default gen_random_uuid(),
  unit_id     int         not null,
  sealed      bytea       not null,
  plate_key   bytea       not null,
  first_camera  text      not null,
  first_at    timestamptz not null,
  second_camera text      not null,
  second_at   timestamptz not null,
  metres      int         not null,
  speed_kmh   int         not null,
  constraint clone_once unique (plate_key, first_at, second_at)
);

create table plate.search (
  id         bigint      primary key generated always as identity,
  handle     uuid        not null unique default gen_random_uuid(),
  unit_id    int         not null references jurisdiction.unit,
  case_handle text       not null,
  plate_key  bytea       not null,
  by_person  bigint      not null,
  at         timestamptz not null,
  from_at    timestamptz not null,
  found      int         not null,
  alarms     text[]      not null,
  review_by  timestamptz,
  reviewed_by bigint,
  reviewed_at timestamptz,
  verdict    text,
  constraint search_verdict check (verdict in ('IN_ORDER','TO_BE_CLEARED'))
);
create index search_of on plate.search (by_person, plate_key, at);
create index search_review on plate.search (unit_id, review_by) where reviewed_at is null;

-- Numbers of the vehicles of one's own household: whoever searches for them is conspicuous.
create table plate.household (
  person    bigint      not null,
  plate_key bytea       not null,
  told_at   timestamptz not null default now(),
  constraint household_once primary key (person, plate_key)
);
create index household_plate on plate.household (plate_key);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['read','entry','hit','hit_step','clone','search','household'] loop
    execute format('alter table plate.%I enable row level security', guarded);
    execute format('alter table plate.%I force row level security', guarded);
    execute format('create policy program on plate.%I using ((select access.is_program()))', guarded);
  end loop;
end $$;

create policy asker on plate.entry for select using (
     unit_id = any (array(select access.units_for('LIST_PLATES')))
  or unit_id = any (array(select access.units_for('AGREE_PLATES')))
  or unit_id = any (array(select access.units_for('WATCH_PLATES'))));
create policy ask on plate.entry for insert with check (
  unit_id = any (array(select access.units_for('LIST_PLATES')))
  and asked_by = (select sec.uid()) and state = 'ASKED');
create policy decide on plate.entry for update using (
     unit_id = any (array(select access.units_for('AGREE_PLATES')))
  or unit_id = any (array(select access.units_for('LIST_PLATES'))));
create policy watcher on plate.hit using (
     unit_id = any (array(select access.units_for('WATCH_PLATES')))
  or entry_unit = any (array(select access.units_for('WATCH_PLATES'))));
create policy watcher on plate.hit_step using (
     unit_id = any (array(select access.units_for('WATCH_PLATES')))
  or entry_unit = any (array(select access.units_for('WATCH_PLATES'))));
create policy watcher on plate.clone for select using (
  unit_id = any (array(select access.units_for('WATCH_PLATES'))));
create policy reviewer on plate.search for select using (
     unit_id = any (array(select access.units_for('REVIEW_PLATES')))
  or by_person = (select sec.uid()));
create policy reviewed on plate.search for update using (
  unit_id = any (array(select access.units_for('REVIEW_PLATES')))
  and by_person <> (select sec.uid()));
create policy own on plate.household using (person = (select sec.uid()));

grant select, insert on plate.read, plate.entry, plate.hit, plate.hit_step, plate.clone,
                        plate.search, plate.household to abhaya_app;
grant update on plate.entry, plate.hit, plate.search to abhaya_app;
grant delete on plate.household to abhaya_app;
grant execute on function plate.keep_days(date, date) to abhaya_app;
