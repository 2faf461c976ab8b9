-- What a person wants to be told of: a figure that crosses a limit, or a view at a rhythm.

create schema subscription;
grant usage on schema subscription to abhaya_app;

create table subscription.wish (
  id        bigint      primary key generated always as identity,
  handle    text        not null unique,
  person_id bigint      not null references access.person,
  kind      text        not null,
  -- of a figure: the unit and the limit
  unit_id   int         references jurisdiction.unit,
  bound     numeric,
  -- true while the figure is beyond its limit: told when it crosses, not while it stays there
  crossed   boolean     not null default false,
  -- of a view: where it stands, and how often
  path      text,
  rhythm    text,
  next_at   timestamptz not null,
  told_at   timestamptz,
  made_at   timestamptz not null,
  ended_at  timestamptz,
  constraint wish_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint wish_kind   check (case kind
    when 'VIEW' then path is not null and rhythm is not null
    else kind in ('COMPLIANCE_BELOW','OVERDUE_ABOVE') and unit_id is not null and bound is not null end),
  constraint wish_rhythm check (rhythm in ('DAILY','WEEKLY','MONTHLY')),
  constraint wish_path   check (path ~ '^/investigation/[A-Za-z0-9_.?=&-]{1,180}$')
);
create index wish_due on subscription.wish (next_at) where ended_at is null;
create index wish_unit on subscription.wish (unit_id) where ended_at is null and unit_id is not null;
create index wish_person on subscription.wish (person_id, made_at desc) where ended_at is null;

alter table subscription.wish enable row level security;
alter table subscription.wish force row level security;
create policy program on subscription.wish using ((select access.is_program()));
-- Her own, on figures of units that she reaches.
create policy own on subscription.wish for select using (person_id = (select sec.uid()));
create policy own_end on subscription.wish for update using (person_id = (select sec.uid()));
create policy own_new on subscription.wish for insert
  with check (person_id = (select sec.uid())
              and (select access.may('SEE_COUNTS'))
              and (unit_id is null or (select sec.unit()) = 1
                   or unit_id = any (array(select access.units_for('SEE_COUNTS')))));

grant select, insert, update on subscription.wish to abhaya_app;
grant usage on all sequences in schema subscription to abhaya_app;
