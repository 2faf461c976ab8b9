-- Alarms of the reminder ladder: what was told, to which posts, and what they answered.

create schema reminder;
grant usage on schema reminder to abhaya_app;

-- One row a case with something to watch; the sweep takes those whose moment has come.
create table reminder.watch (
  case_id    bigint      primary key,
  next_at    timestamptz not null,
  station_id int         not null default 0,
  officer_id text,
  -- by clock and anchor: up to which moment its rungs were passed over without being told
  passed     jsonb       not null default '{}'
);
create index watch_next on reminder.watch (next_at);

create table reminder.alarm (
  id               bigint      primary key generated always as identity,
  handle           text        not null unique,
  case_id          bigint      not null,
  case_handle      text        not null,
  fir_number       text        not null,
  station_id       int         not null,
  officer_id       text,
  with_prosecution boolean     not null,
  clock            text        not null,
  anchor           text        not null,
  name             text        not null,
  level            int         not null,
  kind             text        not null,
  due_at           timestamptz not null,
  raised_at        timestamptz not null,
  -- told after its moment, because the program was down or the record came late
  late             boolean     not null,
  duties           text[]      not null,
  subject          text,
  last_day         date,
  asks_reason      boolean     not null,
  posts            text[]      not null,
  settled_at       timestamptz,
  -- its clock stopped before anybody answered
  ended_at         timestamptz,
  -- each rung exactly once, whatever else goes wrong
  constraint alarm_once   unique (case_id, clock, anchor, name, level),
  constraint alarm_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint alarm_kind   check (kind in ('CHECKLIST','REVIEW','REMINDER','LAST_DAY','BREACH',
                                          'OVERDUE','ADJOURNMENT')),
  constraint alarm_posts  check (cardinality(posts) > 0 and cardinality(duties) > 0)
);
create index alarm_station on reminder.alarm (station_id, due_at desc)
 where settled_at is null and ended_at is null;
create index alarm_settled on reminder.alarm (station_id, settled_at desc)
 where settled_at is not null;

-- Who was told: the post that was reached, its unit, and who held it then; nobody: the post stood
-- empty, and so did all above it.
create table reminder.told (
  alarm_id  bigint  not null references reminder.alarm on delete cascade,
  wanted    text    not null,
  post      text    not null,
  unit_id   int     not null,
  person_id bigint,
  open      boolean not null default true,
  constraint told_once unique nulls not distinct (alarm_id, wanted, post, unit_id, person_id),
  constraint told_post check (post in ('IO','SHO','SDPO','SP','RANGE','STATE_HQ','PROSECUTOR'))
);
create index told_person on reminder.told (person_id) where open;
create index told_post_open on reminder.told (unit_id, post) where open;

-- What a person answered. An answer taken back within the day stays, struck out.
create table reminder.answer (
  id          bigint      primary key generated always as identity,
  alarm_id    bigint      not null references reminder.alarm on delete cascade,
  person_id   bigint      not null,
  person      text        not null,
  action      text        not null,
  remark      text        not null,
  answered_at timestamptz not null,
  undone_at   timestamptz,
  constraint answer_action check (action in ('STEP_RECORDED','REASON_GIVEN','TASK_SET',
                                  'HOLDER_ASKED','REPORT_PROPOSED','HANDED_OVER','NOT_MINE')),
  constraint answer_remark check (char_length(remark) <= 500)
);
create index answer_alarm on reminder.answer (alarm_id);

-- The post as which this reader is told.
create function reminder.post() returns text
  language sql stable parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
  select case sec.role()
           when 'IO' then 'IO' when 'SHO' then 'SHO' when 'SUBDIVISION' then 'SDPO'
           when 'DISTRICT_CHIEF' then 'SP' when 'RANGE' then 'RANGE'
           when 'STATE_HQ' then 'STATE_HQ' when 'PROSECUTOR' then 'PROSECUTOR' end
$$;
grant execute on all functions in schema reminder to abhaya_app;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['watch','alarm','told','answer'] loop
    execute format('alter table reminder.%I enable row level security', guarded);
    execute format('alter table reminder.%I force row level security', guarded);
    execute format('create policy program on reminder.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

-- An officer is told by name, everybody else by post: who follows in a post inherits its alarms.
create policy mine on reminder.told for select
  using ((select access.may('SEE_CASE_LIST'))
         and case (select reminder.post())
               when 'IO' then person_id = (select sec.uid())
               else post = (select reminder.post()) and unit_id = (select sec.unit())
             end);
create policy mine_answered on reminder.told for update
  using ((select access.may('SEE_CASE_LIST'))
         and case (select reminder.post())
               when 'IO' then person_id = (select sec.uid())
               else post = (select reminder.post()) and unit_id = (select sec.unit())
             end);
create policy of_my_units on reminder.told for select
  using (unit_id = any (array(select access.units_for('SEE_CASE_LIST')))
         and (select access.tie('SEE_CASE_LIST')) = 'NONE');

create policy of_my_cases on reminder.alarm for select
  using (station_id = any (array(select access.stations_for('SEE_CASE_LIST')))
         and case (select access.tie('SEE_CASE_LIST'))
               when 'NONE' then true
               when 'OFFICER' then officer_id = (select access.officer_id())
               when 'PROSECUTION' then with_prosecution
             end);
create policy told_me on reminder.alarm for select
  using (exists (select from reminder.told t
                  where t.alarm_id = id
                    and case (select reminder.post())
                          when 'IO' then t.person_id = (select sec.uid())
                          else t.post = (select reminder.post()) and t.unit_id = (select sec.unit())
                        end));
create policy answered on reminder.alarm for update
  using ((select access.may('SEE_CASE_LIST'))
         and exists (select from reminder.told t
                  where t.alarm_id = id
                    and case (select reminder.post())
                          when 'IO' then t.person_id = (select sec.uid())
                          else t.post = (select reminder.post()) and t.unit_id = (select sec.unit())
                        end));

-- An alarm decides whether its answers are seen.
create policy seen on reminder.answer for select
  using (exists (select from reminder.alarm a where a.id = alarm_id));
create policy given on reminder.answer for insert
  with check (person_id = (select sec.uid())
              and exists (select from reminder.told t
                  where t.alarm_id = answer.alarm_id
                    and case (select reminder.post())
                          when 'IO' then t.person_id = (select sec.uid())
                          else t.post = (select reminder.post()) and t.unit_id = (select sec.unit())
                        end));
create policy taken_back on reminder.answer for update
  using (person_id = (select sec.uid()));

grant select, insert, update, delete on reminder.watch, reminder.told to abhaya_app;
grant select, insert on reminder.alarm, reminder.answer to abhaya_app;
grant update (station_id, officer_id, with_prosecution, settled_at, ended_at)
  on reminder.alarm to abhaya_app;
grant update (undone_at) on reminder.answer to abhaya_app;
grant usage on all sequences in schema reminder to abhaya_app;
