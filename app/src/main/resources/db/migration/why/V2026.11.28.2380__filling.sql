-- While an installation is filled for the first time facts are taken in alone, and tallies are made
-- once at the end.
alter table why.writer add column filling boolean not null default false;

-- Every number of a term comes from why.term in the transaction that writes it, and no term is ever
-- removed; to look each one up again for each of millions of tallies buys nothing.
alter table why.tally drop constraint tally_term_id_fkey;

-- A station's terms are added up to its district first and from there to all above it, in the order
-- of the key.
create or replace function why.count_anew() returns void
  language plpgsql set search_path = pg_catalog, pg_temp set work_mem = '256MB'
as $$
begin
  delete from why.tally;
  -- a station without a district stands for itself
  create temporary table base on commit drop as
    select station_id, coalesce(min(unit_id) filter (where level = 3), -station_id) as base
      from why.place group by 1;
  create temporary table cell on commit drop as
    select b.base, t.measure, f.month, f.kind, t.id as term_id, count(*) as n
      from why.case_fact f
      join base b using (station_id)
     cross join lateral unnest(f.terms) as e (term_id)
      join why.term t on t.id = e.term_id
     group by 1, 2, 3, 4, 5;
  analyze base;
  analyze cell;
  insert into why.tally (unit_id, measure, month, kind, term_id, n)
    select p.unit_id, c.measure, c.month, c.kind, c.term_id, sum(c.n)
      from cell c
      join (select distinct b.base, p.unit_id
              from base b
              join why.place p on p.station_id = b.station_id and p.level <= 3) p using (base)
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;
  drop table cell;
  drop table base;
end
$$;
