-- Cases and what happened in them, as their envelopes say. No column names or describes a victim:
-- she is a token of the sending system, an age band, sex, disability, and a random code of ours.

create schema cases;
grant usage on schema cases to abhaya_app;

create sequence cases.case_number;

-- One row for one registration. A re-registered FIR is a second row of the same chain (root_id);
-- of a chain only the latest registration counts, from the day of the first (clock_on).
create table cases.case_file (
  id               bigint      primary key default nextval('cases.case_number'),
  handle           text        not null,
  source           text        not null,
  key              text        not null,
  version          int         not null,
  station_id       int         not null,
  first_station_id int         not null,
  fir_number       text        not null,
  fir_year         int         not null,
  zero_fir         boolean     not null,
  recorded_at      timestamptz not null,
  recorded_on      date        not null,
  entered_at       timestamptz not null,
  arrived_at       timestamptz not null,
  occurrence_from  date,
  occurrence_to    date,
  information_at   timestamptz,
  diary_number     text,
  diary_at         timestamptz,
  sections_text    text        not null,
  citations        jsonb       not null,
  group_mask       int         not null,
  act_mask         int         not null,
  -- Of the two-month clock: 0 none, 1 statutory, 2 administrative, 3 by analogy.
  basis            smallint    not null,
  regime           text        not null,
  major_head       text,
  victims          jsonb       not null,
  age_mask         int         not null,
  accused          jsonb       not null,
  officer_id       text,
  officer_name     text,
  officer_rank     text,
  reporting_delay  text,
  delay_code       text,
  delay_until      date,
  clock_on         date        not null,
  due_on           date,
  reported_on      date,
  report_kind      text,
  with_prosecution boolean     not null,
  returned_count   int         not null,
  clock_removed_on date,
  last_event_at    timestamptz not null,
  entered_upto     timestamptz not null,
  previous_source  text,
  previous_key     text,
  root_id          bigint      not null,
  counted          boolean     not null,
  -- the chain has registrations of several sources
  across           boolean     not null,
  constraint case_handle_once unique (handle),
  constraint case_key_once    unique (source, key),
  constraint case_handle      check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint case_basis       check (basis between 0 and 3),
  constraint case_due         check ((due_on is not null) = (basis > 0)),
  constraint case_previous    check ((previous_source is null) = (previous_key is null))
);

-- What happened in a case: steps, changes of sections, officers and units, delays, reports, court.
-- Three times for each: when it happened, when the state entered it, when it reached us.
create table cases.happening (
  case_id     bigint      not null,
  kind        text        not null,
  step        text        not null,
  subject     text,
  happened_at timestamptz not null,
  entered_at  timestamptz not null,
  arrived_at  timestamptz not null,
  unit_id     int         not null,
  key         text        not null,
  version     int         not null,
  detail      jsonb,
  -- the station that registered the case: whose import may touch the row
  station_id  int         not null,
  constraint happening_once primary key (case_id, kind, key, version),
  constraint happening_kind check (kind in ('SECTIONS','TRANSFER','OFFICER','STEP','DELAY',
                                            'FINAL_REPORT','COURT'))
);

-- Which FIRs a registration of another source names as its previous one. Keys only: an import that
-- may not see the other state's case must still know that there is one.
create table cases.link_across (
  previous_source text not null,
  previous_key    text not null,
  source          text not null,
  key             text not null,
  constraint link_across_once primary key (previous_source, previous_key, source, key),
  constraint link_across_sources check (previous_source <> source)
);
grant select, insert on cases.link_across to abhaya_app;

create index case_station on cases.case_file (station_id, clock_on);
create index case_root on cases.case_file (root_id);
create index case_officer on cases.case_file (officer_id) where officer_id is not null;
create index case_previous on cases.case_file (previous_source, previous_key)
 where previous_key is not null;
create index case_open on cases.case_file (station_id, due_on)
 where counted and basis > 0 and reported_on is null;

alter table cases.case_file enable row level security;
alter table cases.case_file force row level security;
alter table cases.happening enable row level security;
alter table cases.happening force row level security;

create policy read on cases.case_file for select
  using ((select access.is_program())
         or station_id = any (array(select access.stations_for('SEE_CASE_LIST')))
            and case (select access.tie('SEE_CASE_LIST'))
                  when 'NONE' then true
                  when 'OFFICER' then officer_id = (select access.officer_id())
                  when 'PROSECUTION' then with_prosecution
                end);
create policy import on cases.case_file
  using ((select access.is_program())
         or (select access.sees_nation('IMPORT'))
         or first_station_id = any (array(select access.stations_for('IMPORT'))));

-- A happening is asked for by its case, whose own policy decides.
create policy read on cases.happening for select
  using ((select access.is_program())
         or (select access.may('SEE_CASE'))
            and exists (select from cases.case_file f where f.id = case_id));
create policy import on cases.happening
  using ((select access.is_program())
         or (select access.sees_nation('IMPORT'))
         or station_id = any (array(select access.stations_for('IMPORT'))));

grant select, insert, update, delete on cases.case_file, cases.happening to abhaya_app;
grant usage on sequence cases.case_number to abhaya_app;
