-- Where and when: counts by cell without identity, runs of a written method, remedies and what came of them.

create schema hotspot;
grant usage on schema hotspot to abhaya_app;

-- The cells of a city. Cell 0 is the south-western one, rows one after another; the plane lies at
-- the middle. `inside` are the cells that hold a street: an empty field is no quiet street.
create table hotspot.ground (
  city        text    primary key,
  unit_id     int     not null references jurisdiction.unit,
  lat         float8  not null,
  lon         float8  not null,
  cell_metres int     not null,
  columns     int     not null,
  rows        int     not null,
  inside      int[]   not null,
  constraint ground_city  check (city ~ '^[A-Z]{3}$'),
  constraint ground_cells check (cell_metres >= 50 and columns between 1 and 400
                                 and rows between 1 and 400)
);

-- Lines of streets for the map, longitude and latitude in turn.
create table hotspot.street (
  city    text     not null references hotspot.ground,
  code    text     not null,
  unit_id int      not null references jurisdiction.unit,
  main    boolean  not null,
  line    float8[] not null,
  constraint street_once primary key (city, code)
);

-- What was heard already, by the hash of its key: an event heard twice counts once.
create table hotspot.heard (
  source text  not null,
  key    bytea not null,
  constraint heard_once primary key (source, key)
);

-- Calls and the like in a public place. A sexual offence has no cell and cannot get one.
create table hotspot.cell_count (
  city    text     not null references hotspot.ground,
  cell    int      not null,
  band    text     not null,
  weekend boolean  not null,
  offence text     not null,
  month   date     not null,
  unit_id int      not null references jurisdiction.unit,
  events  int      not null,
  constraint cell_count_once    primary key (city, month, cell, band, weekend, offence),
  constraint cell_count_band    check (band in ('H00','H06','H10','H17','H20')),
  constraint cell_count_offence check (offence in ('STALKING','HARASSMENT','VIOLENCE','ROBBERY',
                                                   'ABDUCTION','PANIC')),
  constraint cell_count_month   check (date_trunc('month', month) = month),
  constraint cell_count_events  check (events > 0)
);

-- FIRs by the station that holds them, never by place.
create table hotspot.case_fact (
  case_id bigint primary key,
  city    text   not null references hotspot.ground,
  station int    not null references jurisdiction.unit,
  unit_id int    not null references jurisdiction.unit,
  month   date   not null
);
create index case_fact_station on hotspot.case_fact (city, station, month);

-- The written rule by which places are called hotspots. A change is a row more.
create table hotspot.definition (
  version     int     primary key,
  in_force_on date    not null,
  months      int     not null,
  held_months int     not null,
  near_metres int     not null,
  band_metres int     not null,
  false_share float8  not null,
  area_share  float8  not null,
  dealings    int     not null
);
insert into hotspot.definition values (1, date '2026-04-01', 12, 3, 300, 1000, 0.05, 0.02, 39);

create table hotspot.run (
  handle      uuid        primary key default gen_random_uuid(),
  city        text        not null references hotspot.ground,
  unit_id     int         not null references jurisdiction.unit,
  definition  int         not null references hotspot.definition,
  -- What was counted: an offence group, hour band, day type, or ALL of them.
  offence     text        not null,
  band        text        not null,
  day_type    text        not null,
  first_month date        not null,
  held_month  date        not null,
  seed        bigint      not null,
  made_at     timestamptz not null,
  -- Of the facts as they were read: the same facts give the same run.
  input_hash  bytea       not null,
  events      int         not null,
  held_events int         not null,
  cells       int         not null,
  standing    int         not null,
  -- Of the dealings by chance, how many had at least as many standing cells.
  by_chance   int         not null,
  constraint run_day check (day_type in ('ALL','WEEKDAY','WEEKEND'))
);
create index run_latest on hotspot.run (city, offence, band, day_type, made_at desc);

create table hotspot.run_cell (
  run     uuid   not null references hotspot.run,
  rank    int    not null,
  unit_id int    not null references jurisdiction.unit,
  cell    int    not null,
  score   float8 not null,
  chance  float8 not null,
  constraint run_cell_once primary key (run, rank)
);

create table hotspot.run_trial (
  run     uuid   not null references hotspot.run,
  method  text   not null,
  unit_id int    not null references jurisdiction.unit,
  chosen  int    not null,
  hit     int    not null,
  later   int    not null,
  best    int    not null,
  pai     float8,
  pei     float8,
  constraint run_trial_once   primary key (run, method),
  constraint run_trial_method check (method in ('COUNT','DENSITY','GI_STAR'))
);

-- What is done at a place, for which factor, under which works order.
create table hotspot.remedy (
  handle     uuid        primary key default gen_random_uuid(),
  city       text        not null references hotspot.ground,
  unit_id    int         not null references jurisdiction.unit,
  cell       int         not null,
  factor     text        not null,
  kind       text        not null,
  package    uuid,
  ordered_on date        not null,
  done_on    date,
  entered_by bigint      not null,
  entered_at timestamptz not null,
  done_by    bigint,
  constraint remedy_done_by_other check (done_by is null or done_by <> entered_by),
  constraint remedy_done  check ((done_on is null) = (done_by is null)),
  constraint remedy_dates check (done_on is null or done_on >= ordered_on)
);
create index remedy_city on hotspot.remedy (city, ordered_on desc);

do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['ground','street','cell_count','case_fact','run','run_cell','run_trial','remedy'] loop
    execute format('alter table hotspot.%I enable row level security', guarded);
    execute format('alter table hotspot.%I force row level security', guarded);
    execute format($policy$
      create policy reader on hotspot.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on hotspot.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

alter table hotspot.heard enable row level security;
alter table hotspot.heard force row level security;
create policy program on hotspot.heard using ((select access.is_program()));

create policy maker on hotspot.remedy for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()) and done_by is null);
-- Somebody else says that it stands.
create policy checker on hotspot.remedy for update
  using (unit_id = any (array(select access.units_for('VERIFY_WORKS'))))
  with check (unit_id = any (array(select access.units_for('VERIFY_WORKS')))
              and done_by = (select sec.uid()));
create policy runner on hotspot.run for insert with check (
  unit_id = any (array(select access.units_for('VERIFY_WORKS'))));
create policy runner on hotspot.run_cell for insert with check (
  unit_id = any (array(select access.units_for('VERIFY_WORKS'))));
create policy runner on hotspot.run_trial for insert with check (
  unit_id = any (array(select access.units_for('VERIFY_WORKS'))));

grant select on all tables in schema hotspot to abhaya_app;
grant insert on hotspot.ground, hotspot.street, hotspot.heard, hotspot.cell_count,
  hotspot.case_fact, hotspot.run, hotspot.run_cell, hotspot.run_trial, hotspot.remedy to abhaya_app;
grant update (events) on hotspot.cell_count to abhaya_app;
grant update (done_on, done_by) on hotspot.remedy to abhaya_app;
grant delete on hotspot.case_fact to abhaya_app;
