-- Works of the Safe City projects: city, component, package; stages, plans, evidence, reports.

create schema project;
grant usage on schema project to abhaya_app;

create table project.city (
  code    text primary key,
  -- The unit whose people answer for it: a police district, or the State where none is named.
  unit_id int  not null references jurisdiction.unit,
  name_en text not null,
  name_hi text not null,
  constraint city_code check (code ~ '^[A-Z]{3}$'),
  constraint city_name check (char_length(name_en) between 1 and 80
                              and char_length(name_hi) between 1 and 80)
);

create table project.component (
  city         text   not null references project.city,
  kind         text   not null,
  unit_id      int    not null references jurisdiction.unit,
  budget_paise bigint not null,
  constraint component_once   primary key (city, kind),
  constraint component_kind   check (kind ~ '^[A-Z0-9_]{2,40}$'),
  constraint component_budget check (budget_paise >= 0)
);

create table project.package (
  handle     uuid    primary key default gen_random_uuid(),
  city       text    not null,
  component  text    not null,
  unit_id    int     not null references jurisdiction.unit,
  -- In what its things are counted.
  counted_in text    not null,
  agency_en  text    not null,
  agency_hi  text    not null,
  weight     numeric not null,
  constraint package_of     foreign key (city, component) references project.component,
  constraint package_once   unique (city, component, counted_in),
  constraint package_weight check (weight > 0)
);

-- Every stage with its day; the last is where the work stands.
create table project.step (
  package uuid not null references project.package,
  number  int  not null,
  unit_id int  not null references jurisdiction.unit,
  stage   text not null,
  on_day  date not null,
  reason  text not null default '',
  constraint step_once   primary key (package, number),
  constraint step_number check (number > 0)
);

-- The baseline (number 1) and every re-plan after it. None is overwritten.
create table project.plan (
  package     uuid     not null references project.package,
  number      int      not null,
  unit_id     int      not null references jurisdiction.unit,
  due_on      date     not null,
  target      bigint   not null,
  -- Units planned for each month from this one on.
  first_month date     not null,
  per_month   bigint[] not null,
  approved_on date     not null,
  reason      text     not null,
  approved_in text,
  constraint plan_once    primary key (package, number),
  constraint plan_target  check (target >= 0),
  constraint plan_replan  check (number = 1 or (reason <> '' and approved_in <> ''))
);

-- A milestone of a package with its plans: due days only, number 1 is the baseline.
create table project.milestone (
  package     uuid not null references project.package,
  kind        text not null,
  number      int  not null,
  unit_id     int  not null references jurisdiction.unit,
  due_on      date not null,
  approved_on date not null,
  reason      text not null,
  approved_in text,
  done_on     date,
  constraint milestone_once   primary key (package, kind, number),
  constraint milestone_replan check (number = 1 or (reason <> '' and approved_in <> ''))
);

-- At the end of a month, of the things of a package: how many somebody says are there, and how many
-- are accepted, located and photographed. Counted from the things, never typed.
create table project.evidence (
  package          uuid   not null references project.package,
  month            date   not null,
  unit_id          int    not null references jurisdiction.unit,
  installed        bigint not null,
  proven           bigint not null,
  not_accepted     bigint not null,
  not_located      bigint not null,
  not_photographed bigint not null,
  constraint evidence_once   primary key (package, month),
  constraint evidence_month  check (date_trunc('month', month) = month),
  constraint evidence_counts check (proven >= 0 and proven <= installed)
);

create table project.bottleneck (
  package    uuid not null references project.package,
  code       text not null,
  unit_id    int  not null references jurisdiction.unit,
  since_on   date not null,
  cleared_on date,
  remark     text not null,
  constraint bottleneck_once  primary key (package, code, since_on),
  constraint bottleneck_dates check (cleared_on >= since_on)
);

-- A typed figure of one month. A correction is a row more, with its reason.
create table project.report (
  id         bigint      primary key generated always as identity,
  handle     uuid        not null unique default gen_random_uuid(),
  package    uuid        not null references project.package,
  city       text        not null references project.city,
  unit_id    int         not null references jurisdiction.unit,
  month      date        not null,
  version    int         not null,
  quantity   bigint      not null,
  parts      bigint[]    not null default '{}',
  reason     text        not null default '',
  remark     text        not null default '',
  entered_by bigint      not null,
  entered_at timestamptz not null,
  constraint report_once     unique (package, month, version),
  constraint report_month    check (date_trunc('month', month) = month),
  constraint report_quantity check (quantity >= 0),
  constraint report_version  check (version = 1 or reason <> ''),
  constraint report_texts    check (char_length(reason) <= 500 and char_length(remark) <= 500)
);
create index report_city on project.report (city, month);

-- What was done to a report, and by whom: each step of a round is another person's.
create table project.act (
  report     bigint      not null references project.report,
  number     int         not null,
  round      int         not null,
  unit_id    int         not null references jurisdiction.unit,
  move       text        not null,
  office     text        not null,
  person_id  bigint      not null,
  person     text        not null,
  remark     text        not null default '',
  acted_at   timestamptz not null,
  constraint act_once       primary key (report, number),
  constraint act_other_hand unique (report, round, person_id),
  constraint act_move       check (move in ('SUBMIT','VERIFY','APPROVE','ACCEPT','RETURN')),
  constraint act_remark     check (move <> 'RETURN' or remark <> '')
);

-- Read within one's units; written by the program, reports and acts also by whose step it is.
do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['city','component','package','step','plan','milestone','evidence','bottleneck',
          'report','act'] loop
    execute format('alter table project.%I enable row level security', guarded);
    execute format('alter table project.%I force row level security', guarded);
    execute format($policy$
      create policy reader on project.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on project.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

create policy maker on project.report for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()));

create policy actor on project.act for insert with check (
  person_id = (select sec.uid())
  and case move
        when 'SUBMIT'  then unit_id = any (array(select access.units_for('ENTER_WORKS')))
        when 'VERIFY'  then unit_id = any (array(select access.units_for('VERIFY_WORKS')))
        when 'APPROVE' then unit_id = any (array(select access.units_for('APPROVE_WORKS')))
        when 'ACCEPT'  then unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
        else unit_id = any (array(select access.units_for('VERIFY_WORKS')))
          or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
          or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
      end);

grant select, insert on all tables in schema project to abhaya_app;
grant usage on all sequences in schema project to abhaya_app;
