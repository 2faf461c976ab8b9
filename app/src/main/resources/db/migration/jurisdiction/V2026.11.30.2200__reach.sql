-- What a unit reaches on a day in one row: the stations under it, and the units of every kind. Each
-- policy of each statement asks for it, and working it out for a large state took eight milliseconds
-- each time.
--
-- It follows from the units' own tables, whose every change empties it in the same transaction: it is
-- never other than they are. Where a unit has no row for today it is worked out as it always was.
create table jurisdiction.reach (
  unit_id  int   not null,
  day      date  not null,
  stations int[] not null,
  units    int[] not null,
  primary key (unit_id, day)
);
alter table jurisdiction.reach alter stations set storage external, alter units set storage external;

-- The stations that lie under a unit on a day, ended ones with those who answer for them.
create function jurisdiction.stations_under(here int, on_day date) returns setof int
language plpgsql stable security definer parallel restricted rows 500
set search_path = pg_catalog, pg_temp as $$
begin
  case (select u.kind from jurisdiction.unit u where u.id = here)
    when 'STATION' then return query
      select l.station_id from jurisdiction.lineage l
       where l.held_by = here and l.to_on > on_day and l.from_on <= on_day;
    when 'SUBDIVISION' then return query
      select l.station_id from jurisdiction.lineage l
       where l.subdivision_id = here and l.to_on > on_day and l.from_on <= on_day;
    when 'DISTRICT' then return query
      select l.station_id from jurisdiction.lineage l
       where l.district_id = here and l.to_on > on_day and l.from_on <= on_day;
    when 'RANGE' then return query
      select l.station_id from jurisdiction.lineage l
       where l.range_id = here and l.to_on > on_day and l.from_on <= on_day;
    when 'STATE' then return query
      select l.station_id from jurisdiction.lineage l
       where l.state_id = here and l.to_on > on_day and l.from_on <= on_day;
    when 'NATION' then return query
      select u.id from jurisdiction.unit u where u.kind = 'STATION';
    else null;
  end case;
end $$;

-- The units of every kind under a unit on a day, itself and ended ones included.
create function jurisdiction.units_under(here int, on_day date) returns setof int
language plpgsql stable security definer parallel restricted rows 600
set search_path = pg_catalog, pg_temp as $$
begin
  if here = 1 then
    return query select u.id from jurisdiction.unit u;
    return;
  end if;
  return query
    with recursive office (id) as (
      select u.id from jurisdiction.unit u where u.id = here
       union
      select n.id
        from office o,
             lateral (select p.unit_id as id
                        from jurisdiction.placement p
                       where p.parent_id = o.id and p.level < 5 and p.valid @> on_day
                       union all
                      select s.unit_id
                        from jurisdiction.succession s
                       where s.successor_id = o.id and s.from_on <= on_day) n
    )
    select o.id from office o union select jurisdiction.stations_under(here, on_day);
end $$;

-- The same for the reader's unit today, as lists: station_id = any ((select …)::int[]).
create function jurisdiction.stations_list() returns int[]
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  today date := jurisdiction.today();
  found int[];
begin
  select r.stations into found from jurisdiction.reach r where r.unit_id = here and r.day = today;
  return coalesce(found, array(select jurisdiction.stations_under(here, today)));
end $$;

create function jurisdiction.units_list() returns int[]
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  today date := jurisdiction.today();
  found int[];
begin
  select r.units into found from jurisdiction.reach r where r.unit_id = here and r.day = today;
  return coalesce(found, array(select jurisdiction.units_under(here, today)));
end $$;

create or replace function jurisdiction.stations_in_scope() returns setof int
language plpgsql stable security definer parallel restricted rows 500
set search_path = pg_catalog, pg_temp as $$
begin return query select unnest(jurisdiction.stations_list()); end $$;

create or replace function jurisdiction.units_in_scope() returns setof int
language plpgsql stable security definer parallel restricted rows 600
set search_path = pg_catalog, pg_temp as $$
begin return query select unnest(jurisdiction.units_list()); end $$;

-- A change of units and the working out never overlap: whoever works out holds the table against
-- those who empty it, and reads the units only then. Whoever empties it must see what was committed
-- meanwhile, so units are changed by transactions that read what is committed, and by no others.
create function jurisdiction.forget_reach() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise invalid_transaction_state
      using message = 'units are changed under read committed only';
  end if;
  delete from jurisdiction.reach;
  return null;
end $$;

create trigger reach_follows after insert or update or delete or truncate on jurisdiction.unit
  for each statement execute function jurisdiction.forget_reach();
create trigger reach_follows after insert or update or delete or truncate on jurisdiction.placement
  for each statement execute function jurisdiction.forget_reach();
create trigger reach_follows after insert or update or delete or truncate on jurisdiction.succession
  for each statement execute function jurisdiction.forget_reach();
create trigger reach_follows after insert or update or delete or truncate on jurisdiction.lineage
  for each statement execute function jurisdiction.forget_reach();

-- Works out some of the rows that are missing for today, and drops those of days gone by. Answers how
-- many it wrote: while it is as many as it may there may be more. None while units are being changed.
create function jurisdiction.work_out_reach(at_most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := jurisdiction.today();
  worked int;
begin
  if not coalesce(sec.purpose() = 'SYSTEM', false) then
    raise insufficient_privilege using message = 'the program works out what units reach';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise invalid_transaction_state using message = 'units are read as they are after the lock';
  end if;
  begin
    lock table jurisdiction.reach in share row exclusive mode nowait;
  exception when lock_not_available then
    return 0;
  end;
  delete from jurisdiction.reach r where r.day < today;
  insert into jurisdiction.reach (unit_id, day, stations, units)
  select u.id, today, array(select jurisdiction.stations_under(u.id, today)),
         array(select jurisdiction.units_under(u.id, today))
    from jurisdiction.unit u
   where not exists (select from jurisdiction.reach r where r.unit_id = u.id and r.day = today)
   -- the larger ones first: they take longest to do without
   order by u.level, u.id
   limit at_most;
  get diagnostics worked = row_count;
  return worked;
end $$;
revoke all on function jurisdiction.work_out_reach(int) from public;
grant execute on function jurisdiction.work_out_reach(int) to abhaya_app;
grant select on jurisdiction.reach to abhaya_app;
