-- What is followed up in the Safe City projects: matters in versions, steps on their way, draws.

create schema followup;
grant usage on schema followup to abhaya_app;

-- One version of a matter. A correction is a row more, with its reason.
create table followup.matter (
  handle     uuid        primary key default gen_random_uuid(),
  root       uuid        not null,
  version    int         not null,
  city       text        not null,
  unit_id    int         not null references jurisdiction.unit,
  kind       text        not null,
  -- The meeting or the draw it comes from.
  parent     uuid,
  title      text        not null,
  detail     text        not null,
  owner      text        not null,
  source     text        not null,
  on_day     date        not null,
  due_on     date,
  likelihood int         not null,
  impact     int         not null,
  number     bigint      not null,
  evidence   text        not null,
  reason     text        not null,
  entered_by bigint      not null,
  entered_at timestamptz not null,
  constraint matter_once    unique (root, version),
  constraint matter_city    check (city ~ '^[A-Z]{3}$'),
  constraint matter_kind    check (kind in ('MEETING','ACTION','RISK','OBSERVATION','INSPECTION',
                              'OUTREACH','PRACTICE')),
  constraint matter_version check (version > 0 and (version = 1 or reason <> '')),
  constraint matter_first   check (version > 1 or root = handle),
  constraint matter_owned   check (kind not in ('ACTION','RISK','OBSERVATION')
                              or (owner <> '' and due_on is not null)),
  constraint matter_risk    check (case kind when 'RISK'
                                 then likelihood between 1 and 5 and impact between 1 and 5
                                 else likelihood = 0 and impact = 0 end),
  constraint matter_shown   check (kind not in ('OUTREACH','PRACTICE') or evidence <> ''),
  constraint matter_texts   check (char_length(title) between 1 and 200
                              and char_length(detail) <= 2000 and char_length(owner) <= 120
                              and char_length(source) <= 300 and char_length(evidence) <= 300
                              and char_length(reason) <= 500),
  constraint matter_number  check (number >= 0)
);
create index matter_city on followup.matter (city, kind, on_day);

-- A step on the way of a matter; who says it is done is not who closes it.
create table followup.note (
  root        uuid        not null,
  number      int         not null,
  unit_id     int         not null references jurisdiction.unit,
  practice    boolean     not null,
  step        text        not null,
  city        text        not null,
  words       text        not null,
  evidence    text        not null,
  expected_on date,
  person_id   bigint      not null,
  office      text        not null,
  at          timestamptz not null,
  constraint note_once     primary key (root, number),
  constraint note_step     check (step in ('UPDATE','REPLY','DONE','CLOSE','REOPEN','ADOPT')),
  constraint note_evidence check (step not in ('DONE','ADOPT') or evidence <> ''),
  constraint note_practice check (practice = (step = 'ADOPT')),
  constraint note_texts    check (char_length(words) between 1 and 1000
                             and char_length(evidence) <= 300)
);

create function followup.other_hand() returns trigger language plpgsql as $$
begin
  if exists (select from followup.note n
              where n.root = new.root and n.step = 'DONE' and n.person_id = new.person_id) then
    raise exception 'who says it is done does not close it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger note_other_hand before insert on followup.note
  for each row when (new.step = 'CLOSE') execute function followup.other_hand();

-- One draw a city and month: who does not like what was drawn cannot draw again.
create table followup.draw (
  handle   uuid        primary key default gen_random_uuid(),
  city     text        not null,
  unit_id  int         not null references jurisdiction.unit,
  month    date        not null,
  seed     text        not null,
  source   text        not null,
  pool     text[]      not null,
  many     int         not null,
  drawn_by bigint      not null,
  drawn_at timestamptz not null,
  constraint draw_once  unique (city, month),
  constraint draw_month check (date_trunc('month', month) = month),
  constraint draw_many  check (many between 1 and 500),
  constraint draw_pool  check (cardinality(pool) between 1 and 20000),
  constraint draw_texts check (char_length(seed) between 4 and 200
                          and char_length(source) between 3 and 300)
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['matter','note','draw'] loop
    execute format('alter table followup.%I enable row level security', guarded);
    execute format('alter table followup.%I force row level security', guarded);
    execute format($policy$
      create policy reader on followup.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on followup.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

-- A good practice is for all who see works, in whatever city.
create policy library on followup.matter for select using (
  kind = 'PRACTICE' and (select access.may('SEE_WORKS')));
create policy library on followup.note for select using (
  practice and (select access.may('SEE_WORKS')));

create policy maker on followup.matter for insert with check (
  entered_by = (select sec.uid())
  and (unit_id = any (array(select access.units_for('ENTER_WORKS')))
    or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
    or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))));

create policy hand on followup.note for insert with check (
  person_id = (select sec.uid())
  and case when step in ('CLOSE','REOPEN')
        then unit_id = any (array(select access.units_for('VERIFY_WORKS')))
          or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
          or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
        else unit_id = any (array(select access.units_for('ENTER_WORKS')))
          or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
          or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
      end);

create policy drawer on followup.draw for insert with check (
  drawn_by = (select sec.uid())
  and (unit_id = any (array(select access.units_for('VERIFY_WORKS')))
    or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
    or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))));

grant select, insert on all tables in schema followup to abhaya_app;
