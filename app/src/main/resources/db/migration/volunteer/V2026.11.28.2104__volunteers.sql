-- Volunteers of a station, their approvals, the calls they were told of and what came of it. Where
-- volunteers are is nowhere here. The exact place of a call stands here only while the call lives.

create schema volunteer;
grant usage on schema volunteer to abhaya_app;

create table volunteer.volunteer (
  id            bigint      primary key generated always as identity,
  handle        text        not null unique,
  station_id    int         not null references jurisdiction.unit,
  -- One account, one volunteer; one telephone, one volunteer.
  person_id     bigint      unique,
  display_name  text        not null,
  number_mark   text        not null unique,
  woman         boolean     not null,
  proved_on     date        not null,
  paper         text        not null,
  checked_on    date        not null,
  trained_on    date        not null,
  requested_by  bigint      not null,
  requested_at  timestamptz not null,
  round         int         not null default 1,
  state         text        not null default 'REGISTERED',
  term_from     date,
  term_to       date,
  device_hash   text        unique,
  device_at     timestamptz,
  on_duty       boolean     not null default false,
  suspended_at  timestamptz,
  suspended_why text,
  constraint volunteer_handle    check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint volunteer_name      check (char_length(display_name) between 1 and 120),
  constraint volunteer_state     check (state in ('REGISTERED','VERIFIED','SUSPENDED','REMOVED')),
  constraint volunteer_paper     check (paper in ('AADHAAR','PASSPORT','VOTER_CARD','LICENCE')),
  constraint volunteer_term      check ((term_from is null) = (term_to is null)
                                        and term_to <= term_from + interval '12 months'),
  constraint volunteer_verified  check (state <> 'VERIFIED' or term_to is not null),
  constraint volunteer_duty      check (not on_duty or state = 'VERIFIED'),
  constraint volunteer_suspended check ((state = 'SUSPENDED') <= (suspended_at is not null
                                        and suspended_why is not null)),
  constraint volunteer_self      check (person_id is null or person_id <> requested_by)
);
create index volunteer_station on volunteer.volunteer (station_id);

-- Two people, neither of them who proved her.
create table volunteer.approval (
  volunteer_id bigint      not null references volunteer.volunteer,
  round        int         not null,
  approved_by  bigint      not null,
  requested_by bigint      not null,
  approved_at  timestamptz not null,
  constraint approval_once primary key (volunteer_id, round, approved_by),
  constraint approval_not_own check (approved_by <> requested_by)
);

create table volunteer.call_out (
  id            bigint           primary key generated always as identity,
  handle        text             not null unique,
  signal_handle text             not null unique,
  caller_mark   text,
  cell          text             not null,
  cell_lat      double precision not null,
  cell_lon      double precision not null,
  lat           double precision,
  lon           double precision,
  opened_at     timestamptz      not null,
  ended_at      timestamptz,
  ended_why     text,
  says          text             not null,
  answers       text             not null,
  constraint call_out_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint call_out_place  check ((lat is null) = (lon is null)),
  -- Over: the place is gone.
  constraint call_out_over   check (ended_at is null or lat is null)
);
create index call_out_live on volunteer.call_out (opened_at) where ended_at is null;

create table volunteer.alert (
  id           bigint      primary key generated always as identity,
  handle       text        not null unique,
  call_out_id  bigint      not null references volunteer.call_out,
  volunteer_id bigint      not null references volunteer.volunteer,
  state        text        not null default 'ALERTED',
  alerted_at   timestamptz not null,
  answered_at  timestamptz,
  released_at  timestamptz,
  released_by  bigint,
  arrived_at   timestamptz,
  reported_at  timestamptz,
  report       text,
  constraint alert_once   unique (call_out_id, volunteer_id),
  constraint alert_state  check (state in ('ALERTED','ACCEPTED','RELEASED','ARRIVED','REPORTED',
    'DECLINED','NO_ANSWER','WITHDRAWN','STOOD_DOWN')),
  constraint alert_report check (report in ('WITH_HER','HANDED_TO_POLICE','NOBODY_THERE',
    'COULD_NOT_REACH'))
);
create index alert_of_volunteer on volunteer.alert (volunteer_id, alerted_at desc);

create table volunteer.complaint (
  id           bigint      primary key generated always as identity,
  volunteer_id bigint      not null references volunteer.volunteer,
  call_out_id  bigint      references volunteer.call_out,
  reason       text        not null,
  told_by      text        not null,
  told_at      timestamptz not null,
  constraint complaint_reason check (reason ~ '^[A-Z_]{3,40}$')
);

-- When a telephone said places that cannot be; never which.
create table volunteer.oddity (
  volunteer_id bigint      not null references volunteer.volunteer,
  at           timestamptz not null,
  kind         text        not null,
  constraint oddity_once primary key (volunteer_id, at, kind)
);

do $$
declare
  name text;
begin
  foreach name in array array['volunteer','approval','call_out','alert','complaint','oddity'] loop
    execute format('alter table volunteer.%I enable row level security', name);
    execute format('alter table volunteer.%I force row level security', name);
    execute format('create policy program on volunteer.%I using ((select access.is_program()))', name);
  end loop;
end $$;

create policy seen on volunteer.volunteer for select using (
  station_id = any (array(select access.stations_for('SEE_VOLUNTEERS'))));
create policy own on volunteer.volunteer for select using (person_id = (select sec.uid()));
create policy registered on volunteer.volunteer for insert with check (
  station_id = any (array(select access.stations_for('REGISTER_VOLUNTEERS')))
  and requested_by = (select sec.uid()));
create policy kept on volunteer.volunteer for update using (
  station_id = any (array(select access.stations_for('REGISTER_VOLUNTEERS')))
  or station_id = any (array(select access.stations_for('APPROVE_VOLUNTEERS'))));
create policy seen on volunteer.approval for select using (exists (
  select from volunteer.volunteer v where v.id = volunteer_id));
create policy approved on volunteer.approval for insert with check (
  (select access.may('APPROVE_VOLUNTEERS')) and approved_by = (select sec.uid())
  and exists (select from volunteer.volunteer v
               where v.id = volunteer_id and v.requested_by = approval.requested_by
                 and v.person_id is distinct from approval.approved_by));
create policy seen on volunteer.call_out for select using (
  (select access.may('RELEASE_VOLUNTEERS')));
create policy seen on volunteer.alert for select using (
  (select access.may('RELEASE_VOLUNTEERS'))
  or volunteer_id in (select v.id from volunteer.volunteer v));
create policy seen on volunteer.complaint for select using (exists (
  select from volunteer.volunteer v where v.id = volunteer_id));
create policy told on volunteer.complaint for insert with check (
  (select access.may('REGISTER_VOLUNTEERS')));

grant select, insert on volunteer.volunteer, volunteer.approval, volunteer.call_out,
                        volunteer.alert, volunteer.complaint, volunteer.oddity to abhaya_app;
grant update on volunteer.volunteer, volunteer.call_out, volunteer.alert to abhaya_app;
grant delete on volunteer.oddity to abhaya_app;
