-- Incidents: what happened where, which agencies have a case of it, which signals told of it, and
-- everything that was done, in order. Who called is not here: it stays with the signal.

create schema incident;
grant usage on schema incident to abhaya_app;

create sequence incident.number;
grant usage on sequence incident.number to abhaya_app;

create table incident.incident (
  id              bigint      primary key generated always as identity,
  handle          text        not null unique,
  reference       text        not null unique,
  -- Apart from all that is live: in no figure, on no wall.
  trial           boolean     not null default false,
  centre_id       int         not null references jurisdiction.unit,
  station_id      int         references jurisdiction.unit,
  -- How the station was found; and who else is told.
  station_answer  text        not null,
  neighbours      int[]       not null default '{}',
  type_name       text        not null,
  type_code       text        not null,
  priority        smallint    not null,
  -- What the rule proposed; a person may have decided otherwise.
  suggested       smallint    not null,
  state           text        not null,
  pending_until   timestamptz,
  pending_reason  text,
  lat             double precision,
  lon             double precision,
  radius_metres   double precision,
  place_words     text        not null default '',
  received_at     timestamptz not null,
  happened_at     timestamptz,
  opened_at       timestamptz not null,
  opened_by       text        not null,
  -- The first of each, as it happened.
  dispatched_at   timestamptz,
  acknowledged_at timestamptz,
  en_route_at     timestamptz,
  arrived_at      timestamptz,
  closed_at       timestamptz,
  closed_by       text,
  disposition     text,
  action_words    text,
  action_arrived  boolean,
  caller_reached  boolean,
  same_as         bigint      references incident.incident,
  offered_to      int         references jurisdiction.unit,
  offered_at      timestamptz,
  referred_at     timestamptz,
  reopened        int         not null default 0,
  version         int         not null default 1,
  constraint incident_handle   check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint incident_priority check (priority between 1 and 5 and suggested between 1 and 5),
  constraint incident_state    check (state in ('DRAFT','OPEN','PENDING','ASSIGNED','EN_ROUTE',
    'ON_SCENE','UNDER_CONTROL','AWAITING_REPORT','CLOSED','REOPENED','CANCELLED','DUPLICATE',
    'HANDING_OVER','TRANSFERRED')),
  constraint incident_station  check (station_answer in ('INSIDE','EDGE','OVERLAP','GAP','NO_PLACE',
    'NO_OUTLINE','BY_HAND')),
  constraint incident_place    check ((lat is null) = (lon is null) and lat between -90 and 90
                                      and lon between -180 and 180),
  constraint incident_words    check (char_length(place_words) <= 300
                                      and char_length(action_words) <= 4000
                                      and char_length(pending_reason) <= 200),
  constraint incident_same     check ((state = 'DUPLICATE') = (same_as is not null) and same_as <> id),
  constraint incident_offered  check ((state = 'HANDING_OVER') <= (offered_to is not null)),
  -- Closed without action taken and a code: not in this house.
  constraint incident_closed   check (state <> 'CLOSED' or (disposition is not null
    and closed_at is not null and (action_words is not null or disposition in ('22')))),
  constraint incident_pending  check ((state = 'PENDING') = (pending_until is not null))
);
create index incident_open on incident.incident (priority, received_at)
  where state not in ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED');
create index incident_received on incident.incident (received_at desc);
create index incident_station on incident.incident (station_id, received_at desc);
create index incident_same on incident.incident (same_as) where same_as is not null;

create table incident.agency_case (
  id          bigint      primary key generated always as identity,
  incident_id bigint      not null references incident.incident,
  agency      text        not null,
  state       text        not null default 'OPEN',
  opened_at   timestamptz not null,
  ended_at    timestamptz,
  constraint agency_case_once   unique (incident_id, agency),
  constraint agency_case_agency check (agency in ('POLICE','FIRE','HEALTH','WOMEN_HELPLINE',
    'CHILD_LINE','RAILWAY','CYBER_FRAUD','DISASTER')),
  constraint agency_case_state  check (state in ('OPEN','ASSIGNED','EN_ROUTE','ON_SCENE',
    'AWAITING_REPORT','CLOSED','CANCELLED'))
);

-- The signals that tell of an incident. One signal tells of one at a time; a link that is taken away
-- stays on record.
create table incident.report (
  id            bigint           primary key generated always as identity,
  incident_id   bigint           not null references incident.incident,
  signal_handle text             not null,
  -- The same for the same number, told from no number.
  caller_token  text,
  panic         boolean          not null,
  told_at       timestamptz      not null,
  lat           double precision,
  lon           double precision,
  radius_metres double precision not null default 2000,
  linked_at     timestamptz      not null,
  linked_by     text             not null,
  unlinked_at   timestamptz,
  unlinked_by   text
);
create unique index report_once on incident.report (signal_handle) where unlinked_at is null;
create index report_incident on incident.report (incident_id);

create table incident.answer (
  incident_id bigint      not null references incident.incident,
  question    text        not null,
  answer      text        not null,
  answered_at timestamptz not null,
  answered_by text        not null,
  constraint answer_once primary key (incident_id, question, answered_at),
  constraint answer_word check (answer in ('YES','NO','UNKNOWN'))
);

-- All that happened, in order. Words are personal and shown with the open incident only.
create table incident.entry (
  id          bigint      primary key generated always as identity,
  incident_id bigint      not null references incident.incident,
  kind        text        not null,
  happened_at timestamptz not null,
  entered_at  timestamptz not null default clock_timestamp(),
  actor       text        not null,
  detail      jsonb       not null default '{}',
  words       text,
  constraint entry_kind   check (kind ~ '^[A-Z_]{2,40}$'),
  constraint entry_detail check (octet_length(detail::text) <= 2000),
  constraint entry_words  check (char_length(words) <= 4000)
);
create index entry_incident on incident.entry (incident_id, id);

create table incident.feedback (
  id          bigint      primary key generated always as identity,
  incident_id bigint      not null references incident.incident,
  told_at     timestamptz not null,
  rating      smallint    not null,
  wants_more  boolean     not null,
  taken_by    text        not null,
  constraint feedback_rating check (rating between 1 and 5)
);
create index feedback_incident on incident.feedback (incident_id);

create table incident.review (
  incident_id bigint      not null references incident.incident,
  bench       text        not null,
  verdict     text        not null,
  reviewed_by text        not null,
  reviewed_at timestamptz not null,
  constraint review_once    primary key (incident_id, bench, reviewed_at),
  constraint review_bench   check (bench in ('STATION','SAMPLE')),
  constraint review_verdict check (verdict in ('CONFIRMED','RETURNED'))
);

alter table incident.incident enable row level security;
alter table incident.incident force row level security;
create policy program on incident.incident using ((select access.is_program()));
create policy seen on incident.incident for select using (
     station_id = any (array(select access.stations_for('SEE_INCIDENTS')))
  or centre_id = any (array(select access.units_for('SEE_INCIDENTS')))
  or offered_to = any (array(select access.units_for('SEE_INCIDENTS'))));
create policy opened on incident.incident for insert with check (
  centre_id = any (array(select access.units_for('TAKE_INCIDENTS'))));
create policy taken on incident.incident for update using (
     station_id = any (array(select access.stations_for('TAKE_INCIDENTS')))
  or centre_id = any (array(select access.units_for('TAKE_INCIDENTS')))
  or offered_to = any (array(select access.units_for('TAKE_INCIDENTS'))))
  with check (true);
-- A station head confirms or returns a closure of her station, and may have it opened again.
create policy reviewed on incident.incident for update using (
  state in ('CLOSED','REOPENED')
  and station_id = any (array(select access.stations_for('SEE_INCIDENTS'))));

do $$
declare
  name text;
begin
  foreach name in array array['agency_case','report','answer','entry','feedback','review'] loop
    execute format('alter table incident.%I enable row level security', name);
    execute format('alter table incident.%I force row level security', name);
    execute format('create policy program on incident.%I using ((select access.is_program()))', name);
    execute format('create policy seen on incident.%I for select using (exists (
      select from incident.incident i where i.id = incident_id))', name);
    execute format('create policy written on incident.%I for insert with check (exists (
      select from incident.incident i where i.id = incident_id))', name);
  end loop;
end $$;
create policy moved on incident.agency_case for update using (exists (
  select from incident.incident i where i.id = incident_id));
create policy unlinked on incident.report for update using ((select access.may('TAKE_INCIDENTS')));

grant select, insert on incident.incident, incident.agency_case, incident.report, incident.answer,
                        incident.entry, incident.feedback, incident.review to abhaya_app;
grant update on incident.incident to abhaya_app;
grant update (state, ended_at) on incident.agency_case to abhaya_app;
grant update (unlinked_at, unlinked_by) on incident.report to abhaya_app;
