-- What citizens report without an account, and what came of it. Nothing of who reports is kept.

create schema report;
grant usage on schema report to abhaya_app;

create table report.report (
  handle      uuid        primary key default gen_random_uuid(),
  -- Chosen at random; whoever holds it may look, open again and rate.
  reference   text        not null unique,
  -- Made by the sender before sending: the same report sent twice is one.
  key         uuid        not null unique,
  service     text        not null,
  city        text        not null,
  unit_id     int         not null references jurisdiction.unit,
  cell        int,
  lat         float8,
  lon         float8,
  pole        text        not null default '',
  place_words text        not null default '',
  description text        not null default '',
  answers     jsonb       not null default '{}',
  photo       uuid,
  -- An earlier report of the same thing, if the sender or a clerk says so.
  same_as     uuid        references report.report,
  dark_place  uuid,
  channel     text        not null,
  -- Came over the limit of its source: kept, and looked at by a person first.
  held        boolean     not null,
  entered_at  timestamptz not null,
  constraint report_texts check (char_length(pole) <= 40 and char_length(place_words) <= 300
                                 and char_length(description) <= 2000),
  constraint report_place check ((lat is null) = (lon is null)
                                 and (lat is not null or pole <> '' or place_words <> '')),
  constraint report_channel check (channel in ('WEB','OPEN311'))
);
create index report_city on report.report (city, entered_at desc);

create table report.act (
  report    uuid        not null references report.report,
  number    int         not null,
  unit_id   int         not null references jurisdiction.unit,
  move      text        not null,
  person_id bigint      not null,
  remark    text        not null default '',
  rating    int,
  acted_at  timestamptz not null,
  constraint act_once   primary key (report, number),
  constraint act_move   check (move in ('RECEIVE','RELEASE','ACCEPT','DONE','REJECT','REOPEN','RATE')),
  constraint act_rating check ((move = 'RATE') = (rating is not null) and rating between 1 and 5),
  constraint act_remark check (char_length(remark) <= 500 and (move <> 'REJECT' or remark <> ''))
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['report','act'] loop
    execute format('alter table report.%I enable row level security', guarded);
    execute format('alter table report.%I force row level security', guarded);
    execute format($policy$
      create policy reader on report.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on report.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

create policy clerk on report.act for insert with check (
      person_id = (select sec.uid()) and move in ('RELEASE','ACCEPT','DONE','REJECT')
  and unit_id = any (array(select access.units_for('ENTER_WORKS'))));
create policy clerk on report.report for update
  using (unit_id = any (array(select access.units_for('ENTER_WORKS'))))
  with check (unit_id = any (array(select access.units_for('ENTER_WORKS'))));

grant select, insert on report.report, report.act to abhaya_app;
grant update (same_as, dark_place, held) on report.report to abhaya_app;
