-- Response units: what they are, who is on board, and whether they can be sent. What a unit is doing
-- at an incident is not here: an assignment is a thing of its own.

create schema unit;
grant usage on schema unit to abhaya_app;

create table unit.unit (
  id             int         primary key generated always as identity,
  call_sign      text        not null,
  agency         text        not null,
  kind           text        not null,
  -- The station or district it belongs to.
  home_id        int         not null references jurisdiction.unit,
  capabilities   text[]      not null default '{}',
  device         text,
  base_lat       double precision,
  base_lon       double precision,
  mobilise_seconds int       not null default 60,
  availability   text        not null default 'OFF_DUTY',
  reason         text        not null default '',
  since          timestamptz not null default now(),
  shift_ends_at  timestamptz,
  -- Its crew is in danger: stands above everything else until somebody ends it.
  distress_at    timestamptz,
  load           int         not null default 0,
  version        int         not null default 1,
  retired_on     date,
  constraint unit_call_sign    unique (call_sign),
  constraint unit_device       unique (device),
  constraint unit_sign         check (call_sign ~ '^[A-Za-z0-9][A-Za-z0-9 ./-]{0,31}$'),
  constraint unit_agency       check (agency in ('POLICE','FIRE','HEALTH','WOMEN_HELPLINE',
    'CHILD_LINE','RAILWAY','CYBER_FRAUD','DISASTER')),
  constraint unit_kind         check (kind in ('CAR','TWO_WHEELER','VAN','AMBULANCE','ENGINE','BOAT',
    'FOOT')),
  constraint unit_availability check (availability in ('OFF_DUTY','AVAILABLE','BUSY',
    'OUT_OF_SERVICE')),
  constraint unit_reason       check (char_length(reason) <= 120),
  constraint unit_base         check ((base_lat is null) = (base_lon is null)),
  constraint unit_mobilise     check (mobilise_seconds between 0 and 3600)
);
create index unit_home on unit.unit (home_id);

-- Who is on board. A person is on one unit at a time.
create table unit.crew (
  id            bigint      primary key generated always as identity,
  unit_id       int         not null references unit.unit,
  person_id     bigint      not null,
  person_handle text        not null,
  woman         boolean     not null,
  since         timestamptz not null,
  until         timestamptz,
  constraint crew_order check (until is null or until >= since)
);
create unique index crew_once on unit.crew (person_id) where until is null;
create index crew_unit on unit.crew (unit_id) where until is null;

create table unit.change (
  id         bigint      primary key generated always as identity,
  unit_id    int         not null references unit.unit,
  from_state text        not null,
  to_state   text        not null,
  reason     text        not null,
  changed_at timestamptz not null,
  changed_by text        not null
);
create index change_unit on unit.change (unit_id, id);

alter table unit.unit enable row level security;
alter table unit.unit force row level security;
alter table unit.crew enable row level security;
alter table unit.crew force row level security;
alter table unit.change enable row level security;
alter table unit.change force row level security;

create policy program on unit.unit using ((select access.is_program()));
create policy program on unit.crew using ((select access.is_program()));
create policy program on unit.change using ((select access.is_program()));
create policy seen on unit.unit for select using (
     home_id = any (array(select access.units_for('SEE_INCIDENTS')))
  or home_id = any (array(select access.units_for('ACT_AS_UNIT')))
  or home_id = any (array(select access.units_for('IMPORT'))));
create policy sent on unit.unit for update using (
  home_id = any (array(select access.units_for('DISPATCH'))));
create policy crewed on unit.unit for update using (
  home_id = any (array(select access.units_for('ACT_AS_UNIT'))));
create policy imported on unit.unit for insert with check (
  home_id = any (array(select access.units_for('IMPORT'))));
create policy amended on unit.unit for update using (
  home_id = any (array(select access.units_for('IMPORT'))));
create policy own on unit.crew using (person_id = (select sec.uid()));
create policy seen on unit.crew for select using (exists (
  select from unit.unit u where u.id = unit_id));
create policy ended on unit.crew for update using ((select access.may('DISPATCH')));
create policy seen on unit.change for select using (exists (
  select from unit.unit u where u.id = unit_id));
create policy written on unit.change for insert with check (exists (
  select from unit.unit u where u.id = unit_id));

grant select, insert, update on unit.unit to abhaya_app;
grant select, insert on unit.crew, unit.change to abhaya_app;
grant update (until) on unit.crew to abhaya_app;
