-- A stage that was reached, a re-plan, a milestone moved or done, something in the way: entered by one person and led over
-- the desks by others. What the ministry has accepted counts from then on, after the rows that were
-- there before; none of those is overwritten.

create table project.change (
  id          bigint      primary key generated always as identity,
  handle      uuid        not null unique default gen_random_uuid(),
  package     uuid        not null references project.package,
  city        text        not null references project.city,
  unit_id     int         not null references jurisdiction.unit,
  kind        text        not null,
  -- The stage, the milestone, or the code of what is in the way; empty for the plan of the whole.
  subject     text        not null,
  -- The day it was reached or done, or is to be.
  on_day      date        not null,
  target      bigint,
  first_month date,
  per_month   bigint[],
  approved_on date,
  approved_in text,
  reason      text        not null,
  entered_by  bigint      not null,
  entered_at  timestamptz not null,
  constraint change_kind   check (kind in ('STAGE','PLAN','DUE','DONE','BLOCKED','CLEARED')),
  constraint change_target check (target >= 0),
  constraint change_replan check (kind not in ('PLAN','DUE')
                                  or (reason <> '' and approved_in <> '' and approved_on is not null)),
  constraint change_plan   check (kind <> 'PLAN'
                                  or (target is not null and first_month is not null
                                      and per_month is not null)),
  constraint change_texts  check (char_length(reason) <= 500 and char_length(approved_in) <= 200
                                  and char_length(subject) <= 40)
);
create index change_package on project.change (package);

-- What was done to it, and by whom: each step of a round is another person's.
create table project.change_act (
  change     bigint      not null references project.change,
  number     int         not null,
  round      int         not null,
  unit_id    int         not null references jurisdiction.unit,
  move       text        not null,
  office     text        not null,
  person_id  bigint      not null,
  person     text        not null,
  remark     text        not null default '',
  acted_at   timestamptz not null,
  constraint change_act_once       primary key (change, number),
  constraint change_act_other_hand unique (change, round, person_id),
  constraint change_act_move       check (move in ('SUBMIT','VERIFY','APPROVE','ACCEPT','RETURN')),
  constraint change_act_remark     check (move <> 'RETURN' or remark <> '')
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['change','change_act'] loop
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

create policy maker on project.change for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid())
  and exists (select from project.package p
               where p.handle = change.package and p.unit_id = change.unit_id));

create policy actor on project.change_act for insert with check (
      person_id = (select sec.uid())
  and exists (select from project.change c
               where c.id = change_act.change and c.unit_id = change_act.unit_id)
  and case move
        when 'SUBMIT'  then unit_id = any (array(select access.units_for('ENTER_WORKS')))
        when 'VERIFY'  then unit_id = any (array(select access.units_for('VERIFY_WORKS')))
        when 'APPROVE' then unit_id = any (array(select access.units_for('APPROVE_WORKS')))
        when 'ACCEPT'  then unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
        else unit_id = any (array(select access.units_for('VERIFY_WORKS')))
          or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
          or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
      end);

grant select, insert on project.change, project.change_act to abhaya_app;
grant usage on all sequences in schema project to abhaya_app;
