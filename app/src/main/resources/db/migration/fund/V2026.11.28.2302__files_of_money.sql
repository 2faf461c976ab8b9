-- Money that comes by file: each line once, known by its paper's number.

create table fund.fed (
  city    text not null references fund.account,
  kind    text not null,
  -- Number of the order or voucher.
  paper   text not null,
  unit_id int  not null references jurisdiction.unit,
  entry   uuid not null references fund.entry (handle),
  -- Of all that the row said: the same row again is unchanged, another one is refused.
  hash    text not null,
  constraint fed_once  primary key (city, kind, paper),
  constraint fed_kind  check (kind in ('SANCTION','RELEASE','EXPENDITURE')),
  constraint fed_paper check (char_length(paper) between 1 and 80)
);

alter table fund.fed enable row level security;
alter table fund.fed force row level security;
create policy program on fund.fed using ((select access.is_program()));

-- Who brings files in needs the ledger before him: a rule compares with what stands there.
do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['account','entry','act','books','holding','certificate','transfer','fed'] loop
    execute format($policy$
      create policy file_reader on fund.%I for select using (
           (select access.sees_nation('IMPORT'))
        or unit_id = any (array(select access.units_for('IMPORT')))
        or unit_id = any (array(select access.units_for('ENTER_WORKS'))))
      $policy$, guarded);
  end loop;
end $$;

-- A line from a file begins its way like any other: sent in, and counted after three more desks.
create policy file_maker on fund.entry for insert with check (
      unit_id = any (array(select access.units_for('IMPORT')))
  and entered_by = (select sec.uid()));
create policy file_actor on fund.act for insert with check (
      unit_id = any (array(select access.units_for('IMPORT')))
  and person_id = (select sec.uid())
  and move = 'SUBMIT');
create policy file_kept on fund.fed for insert with check (
     unit_id = any (array(select access.units_for('IMPORT')))
  or unit_id = any (array(select access.units_for('ENTER_WORKS'))));

grant select, insert on fund.fed to abhaya_app;
