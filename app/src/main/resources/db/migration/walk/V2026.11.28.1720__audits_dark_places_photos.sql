-- Walk audits, dark places with their way to closure, photos without what cameras add to them.

create schema walk;
grant usage on schema walk to abhaya_app;

-- Weights of the eight factors of the score, a version for each change; shown wherever a score is.
create table walk.weighting (
  version     int     not null,
  factor      text    not null,
  weight      numeric not null,
  in_force_on date    not null,
  constraint weighting_once   primary key (version, factor),
  constraint weighting_weight check (weight >= 0)
);
insert into walk.weighting
select 1, factor, 1, date '2026-04-01'
  from unnest(array['LIGHTING','OPENNESS','VISIBILITY','PEOPLE','SECURITY','WALK_PATH',
                    'PUBLIC_TRANSPORT','GENDER_USAGE']) as factor;

-- Days by when a dark place should be light again, by cause: an own rule of the programme's offices.
create table walk.due_rule (
  cause text primary key,
  days  int  not null check (days > 0)
);
insert into walk.due_rule values ('LAMP_OUT', 3), ('SWITCHED_OFF', 1), ('CABLE', 7), ('HIDDEN', 7),
  ('NO_LAMP', 30), ('OTHER', 15);

create table walk.audit (
  handle     uuid        primary key default gen_random_uuid(),
  -- Made on the phone before it is sent: the same walk sent twice is one audit.
  key        uuid        not null unique,
  city       text        not null,
  unit_id    int         not null references jurisdiction.unit,
  cell       int         not null,
  lat        float8      not null,
  lon        float8      not null,
  walked_at  timestamptz not null,
  entered_at timestamptz not null,
  -- Nine marks from 0 to 3 in the order of the factors; the last is feeling.
  marks      int[]       not null,
  auditor    text        not null,
  entered_by bigint      not null,
  constraint audit_marks   check (array_length(marks, 1) = 9 and 0 <= all (marks) and 3 >= all (marks)),
  constraint audit_auditor check (auditor in ('TRAINED','OFFICER','RESIDENT')),
  constraint audit_times   check (walked_at <= entered_at)
);
create index audit_city on walk.audit (city, cell, walked_at desc);

create table walk.photo (
  handle  uuid        primary key default gen_random_uuid(),
  city    text        not null,
  unit_id int         not null references jurisdiction.unit,
  sha256  bytea       not null,
  picture bytea       not null,
  kept_at timestamptz not null,
  constraint photo_size check (octet_length(picture) <= 3000000)
);

create table walk.dark_place (
  handle     uuid        primary key default gen_random_uuid(),
  city       text        not null,
  unit_id    int         not null references jurisdiction.unit,
  cell       int,
  lat        float8      not null,
  lon        float8      not null,
  pole       text        not null default '',
  landmark   text        not null default '',
  owner      text        not null,
  cause      text        not null references walk.due_rule,
  found_on   date        not null,
  due_on     date        not null,
  entered_by bigint      not null,
  entered_at timestamptz not null,
  constraint dark_place_owner check (owner in ('MUNICIPAL','ELECTRICITY','ROADS','RAILWAY','PARKS',
                                               'PRIVATE')),
  constraint dark_place_texts check (char_length(pole) <= 40 and char_length(landmark) <= 200),
  constraint dark_place_due   check (due_on >= found_on)
);
create index dark_place_city on walk.dark_place (city, due_on);

-- What happened to it. Within a round every step is another person's: who says that it is mended
-- does not close it.
create table walk.dark_act (
  place     uuid        not null references walk.dark_place,
  number    int         not null,
  round     int         not null,
  unit_id   int         not null references jurisdiction.unit,
  move      text        not null,
  person_id bigint      not null,
  person    text        not null,
  remark    text        not null default '',
  photo     uuid        references walk.photo,
  acted_at  timestamptz not null,
  constraint dark_act_once       primary key (place, number),
  constraint dark_act_other_hand unique (place, round, person_id),
  constraint dark_act_move       check (move in ('OPEN','MENDED','CLOSE','RETURN','REOPEN')),
  constraint dark_act_remark     check (char_length(remark) <= 500
                                        and (move not in ('RETURN','REOPEN') or remark <> ''))
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['audit','photo','dark_place','dark_act'] loop
    execute format('alter table walk.%I enable row level security', guarded);
    execute format('alter table walk.%I force row level security', guarded);
    execute format($policy$
      create policy reader on walk.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on walk.%I using ((select access.is_program()))', guarded);
  end loop;
end $$;

create policy maker on walk.audit for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()));
create policy maker on walk.photo for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
   or unit_id = any (array(select access.units_for('VERIFY_WORKS'))));
create policy maker on walk.dark_place for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()));
create policy actor on walk.dark_act for insert with check (
  person_id = (select sec.uid())
  and case when move in ('CLOSE','RETURN')
           then unit_id = any (array(select access.units_for('VERIFY_WORKS')))
           else unit_id = any (array(select access.units_for('ENTER_WORKS'))) end);

grant select on all tables in schema walk to abhaya_app;
grant insert on walk.audit, walk.photo, walk.dark_place, walk.dark_act to abhaya_app;
