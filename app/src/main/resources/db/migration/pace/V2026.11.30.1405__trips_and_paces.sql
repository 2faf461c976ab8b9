-- What was driven, and how ways go by place and hour. Neither who drove nor to what.

create schema pace;
grant usage on schema pace to abhaya_app;

-- One way of some unit to some place. The square of 0.05 degrees and the hour are all that is kept
-- of where and when; the key is random, so that the order of rows tells nothing.
create table pace.trip (
  id              uuid     primary key default gen_random_uuid(),
  -- The district, or the state where there is none.
  unit_id         int      not null references jurisdiction.unit,
  state_id        int      not null references jurisdiction.unit,
  cell            int      not null,
  driven_on       date     not null,
  hour            smallint not null,
  straight_metres int      not null,
  -- Null: the track has gaps.
  driven_metres   int,
  seconds         int      not null,
  constraint trip_hour     check (hour between 0 and 23),
  constraint trip_cell     check (cell >= 0),
  constraint trip_straight check (straight_metres >= 200),
  constraint trip_driven   check (driven_metres > 0),
  constraint trip_seconds  check (seconds between 20 and 7200)
);
create index trip_of_day on pace.trip (driven_on);

-- The table of paces as last reckoned: a row a square, district or state and band of hours.
create table pace.pace (
  unit_id   int              not null references jurisdiction.unit,
  state_id  int              not null references jurisdiction.unit,
  -- Null: the unit as a whole.
  cell      int,
  from_hour smallint         not null,
  to_hour   smallint         not null,
  detour    double precision not null,
  speed_kmh double precision not null,
  trips     int              not null,
  last_on   date             not null,
  constraint pace_once   unique nulls not distinct (unit_id, cell, from_hour),
  constraint pace_hours  check (from_hour between 0 and 23 and to_hour between 1 and 24),
  constraint pace_detour check (detour between 1 and 4),
  constraint pace_speed  check (speed_kmh between 3 and 120),
  constraint pace_trips  check (trips > 0)
);

-- Trips that ever came, those of the last reckoning, and its day: who finds them equal is done.
create table pace.reckoning (
  id        int    primary key,
  trips     bigint not null default 0,
  reckoned  bigint not null default 0,
  on_day    date,
  constraint reckoning_one check (id = 1)
);
insert into pace.reckoning (id) values (1);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['trip','pace','reckoning'] loop
    execute format('alter table pace.%I enable row level security', guarded);
    execute format('alter table pace.%I force row level security', guarded);
    execute format('create policy program on pace.%I using ((select access.is_program()))', guarded);
  end loop;
end $$;

-- Single trips are for the program alone; a supervisor sees the paces of her units.
create policy seen on pace.pace for select using (
  unit_id = any (array(select access.units_for('SUPERVISE_ROOM'))));

grant select, insert on pace.trip to abhaya_app;
grant select, insert, delete on pace.pace to abhaya_app;
grant select, update on pace.reckoning to abhaya_app;
