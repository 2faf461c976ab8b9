-- Assignments of units to incidents, the steps told from the field, and what ran late.

create schema dispatch;
grant usage on schema dispatch to abhaya_app;

-- Who may send units at all. A program takes the token when it starts; who lost it writes no more.
create table dispatch.room (
  id       int         primary key,
  token    bigint      not null,
  taken_at timestamptz not null default now(),
  constraint room_one check (id = 1)
);
insert into dispatch.room (id, token) values (1, 0);

create table dispatch.assignment (
  id              bigint      primary key generated always as identity,
  handle          text        not null unique,
  incident_id     bigint      not null references incident.incident,
  incident_handle text        not null,
  unit_id         int         not null references unit.unit,
  agency          text        not null,
  priority        smallint    not null,
  state           text        not null default 'DISPATCHED',
  token           bigint      not null,
  -- Place in the recommendation; 0: not in it. With the word of who chose another than the first.
  rank            int         not null default 0,
  word            text        not null default '',
  eta_seconds     int,
  straight_metres double precision,
  dispatched_at   timestamptz not null,
  dispatched_by   text        not null,
  acknowledged_at timestamptz,
  en_route_at     timestamptz,
  on_scene_at     timestamptz,
  checked_at      timestamptz,
  ended_at        timestamptz,
  version         int         not null default 1,
  constraint assignment_handle   check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint assignment_priority check (priority between 1 and 5),
  constraint assignment_state    check (state in ('DISPATCHED','ACKNOWLEDGED','EN_ROUTE','ON_SCENE',
    'TRANSPORTING','AT_HOSPITAL','CLEARED','DECLINED','CANCELLED')),
  constraint assignment_ended    check ((state in ('CLEARED','DECLINED','CANCELLED'))
                                        = (ended_at is not null)),
  constraint assignment_word     check (char_length(word) <= 200)
);
-- One unit, one assignment: whatever two desks do at the same moment.
create unique index assignment_unit_once on dispatch.assignment (unit_id) where ended_at is null;
create index assignment_incident on dispatch.assignment (incident_id);
create index assignment_live on dispatch.assignment (dispatched_at) where ended_at is null;

-- Steps as they were told, by device and its running number: told twice is told once.
create table dispatch.step (
  id            bigint      primary key generated always as identity,
  assignment_id bigint      not null references dispatch.assignment,
  device        text        not null,
  number        bigint      not null,
  step          text        not null,
  taken         boolean     not null,
  happened_at   timestamptz not null,
  entered_at    timestamptz not null default clock_timestamp(),
  told_by       text        not null,
  facts         jsonb       not null default '{}',
  constraint step_once  unique (device, number),
  constraint step_facts check (octet_length(facts::text) <= 8000)
);
create index step_assignment on dispatch.step (assignment_id);

create table dispatch.photo (
  id            bigint      primary key generated always as identity,
  assignment_id bigint      not null references dispatch.assignment,
  device        text        not null,
  number        bigint      not null,
  media         text        not null,
  digest        text        not null,
  bytes         bytea       not null,
  happened_at   timestamptz not null,
  entered_at    timestamptz not null default clock_timestamp(),
  told_by       text        not null,
  constraint photo_once  unique (device, number),
  constraint photo_media check (media in ('image/jpeg','image/png','image/webp')),
  constraint photo_size  check (length(bytes) <= 3145728)
);
create index photo_assignment on dispatch.photo (assignment_id);

-- What ran over its time, and the person whose it then is.
create table dispatch.escalation (
  id            bigint      primary key generated always as identity,
  incident_id   bigint      not null references incident.incident,
  assignment_id bigint      references dispatch.assignment,
  watched       text        not null,
  level         int         not null,
  started_at    timestamptz not null,
  raised_at     timestamptz not null,
  named         text        not null default '',
  role          text        not null,
  constraint escalation_once unique nulls not distinct
    (incident_id, assignment_id, watched, level, started_at),
  constraint escalation_level check (level between 1 and 2)
);
create index escalation_incident on dispatch.escalation (incident_id);

-- Who leads the room of a centre.
create table dispatch.lead (
  id            bigint      primary key generated always as identity,
  centre_id     int         not null references jurisdiction.unit,
  person_handle text        not null,
  name          text        not null,
  since         timestamptz not null,
  until         timestamptz
);
create unique index lead_once on dispatch.lead (centre_id) where until is null;

-- Two look-ups in the neighbours' tables, under the reader's own rights.
create function dispatch.call_sign(unit int) returns text language sql stable
as $$ select u.call_sign from unit.unit u where u.id = unit $$;
create function dispatch.incident_id(incident text) returns bigint language sql stable
as $$ select i.id from incident.incident i where i.handle = incident $$;

create function dispatch.incident_handle(incident bigint) returns text language sql stable
as $$ select i.handle from incident.incident i where i.id = incident $$;
create function dispatch.place_of(incident bigint) returns double precision[]
  language sql stable
as $$ select array[i.lat, i.lon] from incident.incident i where i.id = incident and i.lat is not null $$;

do $$
declare
  name text;
begin
  foreach name in array array['assignment','step','photo','escalation','lead'] loop
    execute format('alter table dispatch.%I enable row level security', name);
    execute format('alter table dispatch.%I force row level security', name);
    execute format('create policy program on dispatch.%I using ((select access.is_program()))', name);
  end loop;
end $$;

-- A crew sees the jobs of the unit it is on; the desk those of its incidents. The first policy names
-- no incident, the others do: so neither asks the other in a circle.
create policy own on dispatch.assignment for select using (
  (select access.may('ACT_AS_UNIT'))
  and unit_id in (select c.unit_id from unit.crew c
                   where c.person_id = (select sec.uid()) and c.until is null));
create policy moved on dispatch.assignment for update using (
  (select access.may('ACT_AS_UNIT'))
  and unit_id in (select c.unit_id from unit.crew c
                   where c.person_id = (select sec.uid()) and c.until is null));
create policy seen on dispatch.assignment for select using (
  (select access.may('SEE_INCIDENTS'))
  and unit_id in (select u.id from unit.unit u));
create policy sent on dispatch.assignment for insert with check (
  (select access.may('DISPATCH')) and unit_id in (select u.id from unit.unit u));
create policy amended on dispatch.assignment for update using (
  (select access.may('DISPATCH')) and unit_id in (select u.id from unit.unit u));
create policy seen on dispatch.step for select using (assignment_id in (
  select a.id from dispatch.assignment a));
create policy told on dispatch.step for insert with check (assignment_id in (
  select a.id from dispatch.assignment a));
create policy seen on dispatch.photo for select using (assignment_id in (
  select a.id from dispatch.assignment a));
create policy told on dispatch.photo for insert with check (
  (select access.may('ACT_AS_UNIT')) and assignment_id in (select a.id from dispatch.assignment a));
create policy seen on dispatch.escalation for select using ((select access.may('SEE_INCIDENTS'))
  and exists (select from incident.incident i where i.id = incident_id));
create policy seen on dispatch.lead for select using (
  centre_id = any (array(select access.units_for('SEE_INCIDENTS'))));
create policy taken on dispatch.lead for insert with check (
  centre_id = any (array(select access.units_for('SUPERVISE_ROOM'))));
create policy ended on dispatch.lead for update using (
  centre_id = any (array(select access.units_for('SUPERVISE_ROOM'))));

-- The incident of its job is open to the crew, and follows its steps.
create policy crewed on incident.incident for select using (
  (select access.may('ACT_AS_UNIT'))
  and id in (select a.incident_id from dispatch.assignment a
              where a.ended_at is null or a.ended_at > now() - interval '12 hours'));
create policy followed on incident.incident for update using (
  (select access.may('ACT_AS_UNIT'))
  and id in (select a.incident_id from dispatch.assignment a
              where a.ended_at is null or a.ended_at > now() - interval '12 hours'));

grant execute on all functions in schema dispatch to abhaya_app;
grant select on dispatch.room to abhaya_app;
grant update on dispatch.room to abhaya_app;
grant select, insert on dispatch.assignment, dispatch.step, dispatch.photo, dispatch.escalation,
                        dispatch.lead to abhaya_app;
grant update on dispatch.assignment to abhaya_app;
grant update (until) on dispatch.lead to abhaya_app;
