-- What contracts promise, faults and their repair, planned care, rosters and visits.

-- Terms of a class; of one contract where a row names it. Usual values of tenders; the operator's
-- own contracts replace them by rows of their own.
create table asset.terms (
  contract       text    not null default '',
  kind           text    not null references asset.kind,
  valid_from     date    not null,
  target_percent numeric not null,
  -- Hours of a day in which it has to work; the end may be 24:00.
  open_from      time    not null default '00:00',
  open_to        time    not null default '24:00',
  forgiven       text[]  not null default '{}',
  -- Limits and what they take off the payment, in hundredths: {{98,2},{95,5}}.
  slabs          numeric[][] not null default '{}',
  fix_hours      int     not null,
  silent_minutes int     not null default 5,
  source         text    not null,
  constraint terms_once   primary key (contract, kind, valid_from),
  constraint terms_target check (target_percent between 0 and 100),
  constraint terms_hours  check (open_from < open_to)
);

create table asset.ticket (
  id            bigint      primary key generated always as identity,
  handle        uuid        not null unique default gen_random_uuid(),
  asset_id      bigint      not null references asset.asset,
  unit_id       int         not null,
  opened_at     timestamptz not null,
  -- SILENT: found by the watch. REPORTED: by a person. AUDIT: found in the street.
  origin        text        not null,
  state         text        not null default 'OPEN',
  -- Why, once somebody knows.
  cause         text        not null default 'UNKNOWN',
  -- Evidence of an outer cause, or the paper that approved maintenance.
  evidence      text        not null default '',
  assigned_to   text        not null default '',
  snoozed_until timestamptz,
  repair_at     timestamptz,
  restored_at   timestamptz,
  closed_at     timestamptz,
  note          text        not null default '',
  version       int         not null default 1,
  constraint ticket_origin check (origin in ('SILENT','REPORTED','AUDIT')),
  constraint ticket_state  check (state in ('OPEN','ACKNOWLEDGED','ASSIGNED','SNOOZED','CLOSED')),
  constraint ticket_cause  check (cause in ('FAULT','NETWORK','PLANNED_MAINTENANCE','POWER_CUT',
                                            'VANDALISM','ROAD_WORK','UNKNOWN')),
  constraint ticket_closed check ((state = 'CLOSED') = (closed_at is not null)),
  constraint ticket_times  check (restored_at is null or restored_at >= opened_at)
);
-- One silence, one ticket, however often the watch looks.
create unique index ticket_silent on asset.ticket (asset_id)
 where origin = 'SILENT' and state <> 'CLOSED';
create index ticket_open on asset.ticket (unit_id, opened_at desc) where state <> 'CLOSED';
create index ticket_of on asset.ticket (asset_id, opened_at desc);

-- Acts on tickets; those of one batch are taken back together.
create table asset.ticket_act (
  id        bigint      primary key generated always as identity,
  batch     uuid        not null,
  ticket_id bigint      not null references asset.ticket,
  unit_id   int         not null,
  act       text        not null,
  before    jsonb       not null,
  -- Version of the ticket after the act: what changed since is not taken back.
  version   int         not null,
  undone    boolean     not null default false,
  by_person bigint      not null,
  acted_at  timestamptz not null,
  constraint ticket_act_act check (act in ('ACKNOWLEDGE','ASSIGN','SNOOZE','CLOSE','CAUSE','UNDO'))
);
create index ticket_act_batch on asset.ticket_act (batch);
create index ticket_act_of on asset.ticket_act (ticket_id, id);

-- A whole feed that fell silent is one alarm, not one for each of its devices.
create table asset.feed_silence (
  id        bigint      primary key generated always as identity,
  city      text        not null,
  unit_id   int         not null,
  since_at  timestamptz not null,
  devices   int         not null,
  ended_at  timestamptz
);
create unique index feed_silence_one on asset.feed_silence (city) where ended_at is null;

create table asset.care (
  id          bigint  primary key generated always as identity,
  handle      uuid    not null unique default gen_random_uuid(),
  asset_id    bigint  not null references asset.asset,
  unit_id     int     not null,
  what        text    not null,
  every_days  int     not null,
  next_on     date    not null,
  remind_days int     not null default 7,
  paper       text    not null default '',
  constraint care_every check (every_days between 1 and 3660)
);
create index care_next on asset.care (unit_id, next_on);

create table asset.care_done (
  care_id   bigint      not null references asset.care,
  done_on   date        not null,
  unit_id   int         not null,
  note      text        not null default '',
  by_person bigint      not null,
  entered_at timestamptz not null default now(),
  constraint care_done_once primary key (care_id, done_on)
);

create table asset.shift (
  asset_id bigint      not null references asset.asset,
  unit_id  int         not null,
  from_at  timestamptz not null,
  to_at    timestamptz not null,
  -- The post, never a name.
  post     text        not null,
  woman    boolean     not null,
  trained  boolean     not null,
  constraint shift_once  primary key (asset_id, from_at, post),
  constraint shift_times check (from_at < to_at and to_at - from_at <= interval '24 hours')
);

create table asset.visit (
  asset_id  bigint      not null references asset.asset,
  unit_id   int         not null,
  at        timestamptz not null,
  found     text        not null,
  by_person bigint      not null,
  constraint visit_once  primary key (asset_id, at),
  constraint visit_found check (found in ('STAFFED','NO_TRAINED_WOMAN','EMPTY','LOCKED'))
);

do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['ticket','ticket_act','feed_silence','care','care_done','shift','visit'] loop
    execute format('alter table asset.%I enable row level security', guarded);
    execute format('alter table asset.%I force row level security', guarded);
    execute format($policy$
      create policy reader on asset.%I for select using (
           (select access.sees_nation('SEE_ASSETS'))
        or unit_id = any (array(select access.units_for('SEE_ASSETS'))))
      $policy$, guarded);
    execute format($policy$
      create policy writer on asset.%I for insert with check (
        unit_id = any (array(select access.units_for('TAG_ASSETS'))))
      $policy$, guarded);
    execute format($policy$
      create policy changer on asset.%I for update using (
        unit_id = any (array(select access.units_for('TAG_ASSETS'))))
      $policy$, guarded);
    execute format('create policy program on asset.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

grant select, insert on asset.terms, asset.ticket, asset.ticket_act, asset.feed_silence, asset.care,
  asset.care_done, asset.shift, asset.visit to abhaya_app;
revoke insert on asset.terms from abhaya_app;
grant update on asset.ticket, asset.ticket_act, asset.feed_silence, asset.care to abhaya_app;
grant usage on all sequences in schema asset to abhaya_app;
