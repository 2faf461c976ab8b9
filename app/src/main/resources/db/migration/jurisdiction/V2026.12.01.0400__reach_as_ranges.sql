-- A row is looked for in a list of a thousand stations by going through it, for each row of each
-- statement; in ranges of numbers, of which neighbours make one, by halving. What a unit reaches is
-- kept as both: lists for those who want each unit, ranges for the policies.
create function jurisdiction.ranges(numbers int[]) returns int4multirange
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp as $$
  select coalesce(range_agg(int4range(n, n, '[]')), '{}') from unnest(numbers) n
$$;

alter table jurisdiction.reach
  add column station_ranges int4multirange generated always as (jurisdiction.ranges(stations)) stored,
  add column unit_ranges int4multirange generated always as (jurisdiction.ranges(units)) stored;
alter table jurisdiction.reach
  alter station_ranges set storage external, alter unit_ranges set storage external,
  alter station_ranges set not null, alter unit_ranges set not null;

-- Added to nothing, so that what is handed over is the value and not a place in the table, which
-- would be read anew for each row.
create function jurisdiction.station_ranges() returns int4multirange
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  today date := jurisdiction.today();
  found int4multirange;
begin
  select r.station_ranges + '{}' into found
    from jurisdiction.reach r where r.unit_id = here and r.day = today;
  return coalesce(
    found, jurisdiction.ranges(array(select jurisdiction.stations_under(here, today))));
end $$;

create function jurisdiction.unit_ranges() returns int4multirange
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  today date := jurisdiction.today();
  found int4multirange;
begin
  select r.unit_ranges + '{}' into found
    from jurisdiction.reach r where r.unit_id = here and r.day = today;
  return coalesce(found, jurisdiction.ranges(array(select jurisdiction.units_under(here, today))));
end $$;
