-- Why a unit is late: facts of each counted case as terms, and tallies of terms by unit.

create schema why;
grant usage on schema why to abhaya_app;

-- One thing that can be counted of a case: a measure, a key within it, a bucket within that.
create table why.term (
  id      int      primary key generated always as identity,
  measure smallint not null,
  key     text     not null,
  bucket  int      not null,
  constraint term_once unique (measure, key, bucket),
  constraint term_key  check (char_length(key) <= 200)
);

-- One row a case that carries the two-month clock.
create table why.case_fact (
  case_id     bigint   primary key,
  station_id  int      not null,
  month       date     not null,
  kind        smallint not null,
  due_on      date     not null,
  reported_on date,
  terms       int[]    not null,
  -- What it waited for: pairs of days since 1970 with awaited, holder, institution.
  waits       jsonb    not null,
  constraint fact_month check (extract(day from month) = 1)
);
create index fact_station on why.case_fact (station_id, month);
create index fact_open on why.case_fact (station_id, due_on) where reported_on is null;

-- Terms of all cases under a unit, for districts and the levels above them.
create table why.tally (
  unit_id int      not null,
  measure smallint not null,
  month   date     not null,
  kind    smallint not null,
  term_id int      not null references why.term,
  n       int      not null,
  primary key (unit_id, measure, month, kind, term_id),
  constraint tally_positive check (n > 0)
) with (fillfactor = 80);

-- Which units stand above a station today; the station that answers for it is one of them.
create table why.place (
  station_id int      not null,
  unit_id    int      not null,
  level      smallint not null,
  primary key (station_id, unit_id)
);
create index place_unit on why.place (unit_id, station_id);

-- How much each station has sent, and when last.
create table why.voice (
  station_id int         primary key,
  cases      int         not null,
  first_at   timestamptz not null,
  last_at    timestamptz not null
);

-- One writer, and the day for which places were made.
create table why.writer (
  only_one boolean primary key default true check (only_one),
  day      date    not null default '-infinity'
);
insert into why.writer default values;

-- Officers for investigation that a unit should have and has, as of a day.
create table why.vacancy (
  unit_id     int         not null,
  as_of       date        not null,
  sanctioned  int         not null,
  posted      int         not null,
  source      text        not null,
  imported_at timestamptz not null,
  primary key (unit_id, as_of),
  constraint vacancy_count  check (sanctioned >= 0 and posted >= 0 and sanctioned <= 1000000
                                   and posted <= 1000000),
  constraint vacancy_source check (char_length(source) <= 200)
);

-- A simulation: what was asked, and the answer once it is there.
create table why.run (
  handle     text        primary key check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  unit_id    int         not null,
  seed       bigint      not null,
  officers   int         not null,
  benches    int         not null,
  runs       int         not null,
  world      jsonb       not null,
  state      text        not null,
  done       int         not null default 0,
  effect     jsonb,
  asked_by   bigint      not null,
  asked_at   timestamptz not null,
  constraint run_state check (state in ('WAITING','RUNNING','DONE','FAILED')),
  constraint run_size  check (officers between 0 and 500 and benches between 0 and 500
                              and runs between 1 and 200),
  constraint run_done  check (done between 0 and runs and (state = 'DONE') = (effect is not null))
);
create index run_unit on why.run (unit_id, asked_at desc);

-- What was done about a red unit or case.
create table why.intervention (
  id         bigint      generated always as identity unique,
  handle     text        primary key check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  unit_id    int         not null,
  case_id    bigint,
  what       text        not null,
  note       text        not null,
  done_on    date        not null,
  practice   boolean     not null,
  repeats    text        references why.intervention,
  entered_by bigint      not null,
  entered_at timestamptz not null,
  constraint intervention_what check (what ~ '^[A-Z_]{1,40}$'),
  constraint intervention_note check (char_length(note) between 1 and 500),
  constraint intervention_self check (repeats <> handle)
);
create index intervention_unit on why.intervention (unit_id, done_on desc);
create index intervention_repeats on why.intervention (repeats) where repeats is not null;

-- Lineage of today: each station with every unit above it.
create view why.place_today with (security_invoker = true) as
  select l.station_id, u.unit_id, u.level
    from jurisdiction.lineage l
   cross join lateral (values (1, 0), (l.state_id, 1), (l.range_id, 2), (l.district_id, 3),
                              (l.subdivision_id, 4), (l.held_by, 5)) u (unit_id, level)
   where u.unit_id is not null
     and l.from_on <= jurisdiction.today() and l.to_on > jurisdiction.today();

-- Brings places in line with the tree of today; says how many changed.
create function why.renew_places() returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare changed int;
begin
  with fresh as materialized (select * from why.place_today),
  gone as (
    delete from why.place p
     where not exists (select from fresh f
                        where f.station_id = p.station_id and f.unit_id = p.unit_id)
    returning 1
  ), come as (
    insert into why.place (station_id, unit_id, level)
    select station_id, unit_id, level from fresh
        on conflict do nothing
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from come) into changed;
  update why.writer set day = jurisdiction.today();
  return changed;
end
$$;

-- Counts every tally anew from the facts.
create function why.count_anew() returns void
  language plpgsql set search_path = pg_catalog, pg_temp set max_parallel_workers_per_gather = 0
as $$
begin
  delete from why.tally;
  create temporary table cell on commit drop as
    select f.station_id, t.measure, f.month, f.kind, t.id as term_id, count(*) as n
      from why.case_fact f
     cross join lateral unnest(f.terms) as e (term_id)
      join why.term t on t.id = e.term_id
     group by 1, 2, 3, 4, 5;
  insert into why.tally (unit_id, measure, month, kind, term_id, n)
    select p.unit_id, c.measure, c.month, c.kind, c.term_id, sum(c.n)
      from cell c
      join why.place p on p.station_id = c.station_id and p.level <= 3
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;
  drop table cell;
end
$$;

do $$
declare guarded text;
begin
  foreach guarded in array array['case_fact','tally','voice','vacancy','run','intervention'] loop
    execute format('alter table why.%I enable row level security', guarded);
    execute format('alter table why.%I force row level security', guarded);
    execute format('create policy program on why.%I using ((select access.is_program()))', guarded);
  end loop;
  foreach guarded in array array['case_fact','voice'] loop
    execute format($policy$
      create policy reader on why.%I for select using (
           (select access.sees_nation('SEE_COUNTS'))
        or station_id = any (array(select access.stations_for('SEE_COUNTS'))))
      $policy$, guarded);
  end loop;
  foreach guarded in array array['tally','vacancy','run','intervention'] loop
    execute format($policy$
      create policy reader on why.%I for select using (
           (select access.sees_nation('SEE_COUNTS'))
        or unit_id = any (array(select access.units_for('SEE_COUNTS'))))
      $policy$, guarded);
  end loop;
end $$;

create policy feed on why.vacancy
  using ((select access.sees_nation('IMPORT'))
         or unit_id = any (array(select access.units_for('IMPORT'))));

create policy asker on why.run for insert with check (
      unit_id = any (array(select access.units_for('SEE_COUNTS')))
  and asked_by = (select sec.uid()));

create policy doer on why.intervention for insert with check (
      unit_id = any (array(select access.units_for('LOG_REMEDY')))
  and entered_by = (select sec.uid()));

-- A good practice is there for everybody who may see counts anywhere: that is what it is for. The
-- note of a case stays with its unit.
create policy practice on why.intervention for select using (
  practice and case_id is null and (select access.may('SEE_COUNTS')));

grant select on all tables in schema why to abhaya_app;
grant insert, update, delete on why.term, why.case_fact, why.tally, why.place, why.voice,
      why.vacancy to abhaya_app;
grant insert, update on why.run to abhaya_app;
grant insert on why.intervention to abhaya_app;
grant update on why.writer to abhaya_app;
grant maintain on why.case_fact, why.tally, why.term, why.place to abhaya_app;
grant usage on all sequences in schema why to abhaya_app;
create index fact_due on why.case_fact (due_on) where reported_on is null;
