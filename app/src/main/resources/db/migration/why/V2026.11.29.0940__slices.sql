-- Tallies that no longer equal the facts, a state and month at a time; the nation is a slice of its
-- own, made of its states. Each is counted anew in a transaction of its own: events are read no
-- further than the oldest transaction that writes, so a long one would keep a distress signal from
-- the board.
create table why.stale (
  state_id int  not null,
  month    date not null,
  constraint stale_once primary key (state_id, month)
);
alter table why.stale enable row level security;
alter table why.stale force row level security;
create policy program on why.stale using ((select access.is_program()));
grant select, insert, delete on why.stale to abhaya_app;

-- A first filling that was cut off before: all of it is still to be counted.
insert into why.stale (state_id, month)
select u.unit_id, m.month
  from (select distinct unit_id from why.place where level <= 1) u
 cross join (select distinct month from why.case_fact) m
 where (select filling from why.writer);

drop function why.count_anew();

-- Follows the tree; tallies of a unit that has no station any more go with it.
create or replace function why.renew_places() returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  changed int;
  left_by int[];
begin
  with fresh as materialized (select * from why.place_today),
  gone as (
    delete from why.place p
     where not exists (select from fresh f
                        where f.station_id = p.station_id and f.unit_id = p.unit_id)
    returning unit_id
  ), come as (
    insert into why.place (station_id, unit_id, level)
    select station_id, unit_id, level from fresh
        on conflict do nothing
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from come),
         (select array_agg(distinct unit_id) from gone)
    into changed, left_by;
  delete from why.tally t
   where t.unit_id = any (left_by)
     and not exists (select from why.place p where p.unit_id = t.unit_id and p.level <= 3);
  update why.writer set day = jurisdiction.today();
  return changed;
end
$$;
