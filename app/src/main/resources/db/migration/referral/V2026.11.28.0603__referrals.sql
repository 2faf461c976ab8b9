-- What the control room refers to a station, and the ties between incidents and FIRs.

create schema referral;
grant usage on schema referral to abhaya_app;

-- One row an incident, for life. Who called, what was said and where exactly stay with the room.
create table referral.referral (
  incident    text        primary key,
  reference   text        not null,
  trial       boolean     not null,
  station_id  int         not null references jurisdiction.unit,
  type_name   text        not null,
  received_at timestamptz not null,
  referred_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text,
  returned_at timestamptz,
  returned_by text,
  return_code text,
  version     int         not null default 1,
  constraint referral_incident check (incident ~ '^[A-Za-z0-9_-]{22}$'),
  constraint referral_accepted check ((accepted_at is null) = (accepted_by is null)),
  constraint referral_returned check ((returned_at is null) = (returned_by is null)
                                      and (returned_at is null) = (return_code is null)),
  constraint referral_code     check (return_code in ('NO_OFFENCE','SAME_AS_OTHER','NOT_REACHED',
                                                      'SENT_BY_MISTAKE'))
);
create index referral_station on referral.referral (station_id, referred_at desc);
create index referral_reference on referral.referral (reference);

-- A FIR that goes back to an incident. Ended, not deleted, and with a reason.
create table referral.tie (
  id          bigint      primary key generated always as identity,
  incident    text        not null references referral.referral,
  case_id     bigint      not null,
  case_handle text        not null,
  fir_number  text        not null,
  station_id  int         not null references jurisdiction.unit,
  recorded_at timestamptz not null,
  how         text        not null,
  reason      text        not null default '',
  made_at     timestamptz not null,
  made_by     text        not null,
  ended_at    timestamptz,
  ended_by    text,
  end_reason  text,
  constraint tie_how    check (how in ('FEED','HAND')),
  constraint tie_reason check (char_length(reason) <= 200 and char_length(end_reason) <= 200
                               and (how = 'FEED' or char_length(reason) >= 3)),
  constraint tie_ended  check ((ended_at is null) = (ended_by is null)
                               and (ended_at is null) = (end_reason is null))
);
create unique index tie_once on referral.tie (incident, case_id) where ended_at is null;
create index tie_case on referral.tie (case_handle);
create index tie_case_id on referral.tie (case_id);
create index tie_incident on referral.tie (incident);

alter table referral.referral enable row level security;
alter table referral.referral force row level security;
alter table referral.tie enable row level security;
alter table referral.tie force row level security;

create policy program on referral.referral using ((select access.is_program()));
create policy seen on referral.referral for select using (
  station_id = any (array(select access.stations_for('SEE_REFERRALS'))));
create policy taken on referral.referral for update using (
  station_id = any (array(select access.stations_for('TAKE_REFERRALS'))));

create policy program on referral.tie using ((select access.is_program()));
create policy seen on referral.tie for select using (
  station_id = any (array(select access.stations_for('SEE_REFERRALS')))
  or exists (select from referral.referral r where r.incident = tie.incident));
create policy tied on referral.tie for insert with check (
  (select access.may('TAKE_REFERRALS'))
  and exists (select from referral.referral r where r.incident = tie.incident));
create policy ended on referral.tie for update using (
  (select access.may('TAKE_REFERRALS'))
  and exists (select from referral.referral r where r.incident = tie.incident));

grant select, insert on referral.referral, referral.tie to abhaya_app;
grant update (station_id, type_name, referred_at, accepted_at, accepted_by, returned_at, returned_by,
              return_code, version) on referral.referral to abhaya_app;
grant update (fir_number, station_id, ended_at, ended_by, end_reason) on referral.tie to abhaya_app;
