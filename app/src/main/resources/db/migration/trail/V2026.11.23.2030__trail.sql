-- The record trail: who did what to which object, once written never changed, in a Merkle tree.

create schema trail;
grant usage on schema trail to abhaya_app;

-- One act. Transaction, number and time are the database's own: the product may not say them.
create table trail.entry (
  xid         xid8        not null default pg_current_xact_id(),
  id          bigint      not null generated always as identity,
  at          timestamptz not null default clock_timestamp(),
  actor_id    bigint      not null,
  actor       text        not null,
  role        text        not null,
  unit        int,
  posting     bigint,
  session     text,
  purpose     text        not null,
  action      text        not null,
  object_kind text        not null,
  object      text,
  fields      text[]      not null default '{}',
  decision    text        not null,
  reason      text,
  request_id  text,
  detail      jsonb       not null default '{}',
  primary key (xid, id),
  constraint entry_decision check (decision in ('ALLOW', 'DENY')),
  constraint entry_codes    check (action ~ '^[A-Z][A-Z0-9_]{0,39}$'
                                   and object_kind ~ '^[A-Z][A-Z0-9_]{0,39}$'
                                   and object ~ '^[A-Za-z0-9_.:/-]{1,120}$'
                                   and reason ~ '^[A-Za-z0-9_.-]{1,60}$'),
  constraint entry_bounded  check (octet_length(detail::text) <= 8000
                                   and jsonb_typeof(detail) = 'object'
                                   and cardinality(fields) <= 60
                                   and char_length(actor) <= 120
                                   and char_length(session) <= 120
                                   and char_length(request_id) <= 120)
);
create index entry_at     on trail.entry (at, xid, id);
create index entry_actor  on trail.entry (actor, at, xid, id);
create index entry_action on trail.entry (action, at, xid, id);
create index entry_object on trail.entry (object, at, xid, id);
create index entry_unit   on trail.entry (unit, at, xid, id);

-- The place of an entry in the log, given by the one sequencer, and its leaf hash.
create table trail.leaf (
  index bigint not null primary key,
  epoch int    not null,
  xid   xid8   not null,
  id    bigint not null,
  hash  bytea  not null,
  constraint leaf_counted check (index >= 0),
  constraint leaf_hash    check (length(hash) = 32),
  constraint leaf_once    unique (xid, id)
);

-- The complete subtrees above the leaves: node i of level l covers 2^l leaves from i * 2^l on.
create table trail.node (
  level smallint not null,
  index bigint   not null,
  hash  bytea    not null,
  primary key (level, index),
  constraint node_above check (level between 1 and 62 and index >= 0),
  constraint node_hash  check (length(hash) = 32)
);

-- What the log said of itself, signed with a key that is not in the database.
create table trail.checkpoint (
  size   bigint      not null,
  key_id text        not null,
  root   bytea       not null,
  at     timestamptz not null,
  origin text        not null,
  note   text        not null,
  primary key (size, key_id),
  constraint checkpoint_root check (length(root) = 32 and size > 0)
);

-- After a restore from a dump transaction numbers start again: a new epoch holds the entries
-- numbered above this.
create table trail.epoch (
  number   int         not null primary key,
  after_id bigint      not null,
  began_at timestamptz not null default clock_timestamp()
);
insert into trail.epoch (number, after_id) values (1, 0);

create function trail.refuse() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'the record trail is never changed';
end
$$;

do $$
declare
  kept text;
begin
  foreach kept in array array['entry', 'leaf', 'node', 'checkpoint', 'epoch'] loop
    execute format('create trigger never_changed before update or delete on trail.%I
                      for each row execute function trail.refuse()', kept);
    execute format('create trigger never_emptied before truncate on trail.%I
                      for each statement execute function trail.refuse()', kept);
    execute format('alter table trail.%I enable row level security', kept);
    execute format('alter table trail.%I force row level security', kept);
  end loop;
  foreach kept in array array['leaf', 'node', 'checkpoint', 'epoch'] loop
    execute format('create policy ordered on trail.%I for insert to abhaya_app
                      with check ((select sec.purpose()) = ''SYSTEM'')', kept);
    execute format('create policy proved on trail.%I for select to abhaya_app
                      using ((select sec.purpose()) in (''SYSTEM'', ''AUDIT''))', kept);
    execute format('grant select, insert on trail.%I to abhaya_app', kept);
  end loop;
end
$$;

-- Everybody writes of herself and in her posting's name; the program of anybody.
create policy written on trail.entry for insert to abhaya_app
  with check ((select sec.purpose()) = 'SYSTEM'
              or (actor_id = (select sec.uid()) and unit = (select sec.unit())
                  and role = (select sec.role()) and purpose = (select sec.purpose())));

-- An auditor reads of the units under her own; the sequencer reads all.
create policy audited on trail.entry for select to abhaya_app
  using ((select sec.purpose()) = 'SYSTEM'
         or ((select sec.purpose()) = 'AUDIT'
             and ((select jurisdiction.sees_nation())
                  or unit = any (array(select jurisdiction.units_in_scope())))));

-- For who_looked alone: nobody can sign in as the owner.
create policy looked on trail.entry for select to abhaya_owner using (true);

grant select on trail.entry to abhaya_app;
grant insert (actor_id, actor, role, unit, posting, session, purpose, action, object_kind, object,
              fields, decision, reason, request_id, detail) on trail.entry to abhaya_app;

-- Who looked at an object: told only to a reader who has just been let in to it herself, on
-- record, and never for more than two hundred acts.
create function trail.who_looked(of_object text, most int)
  returns table (at timestamptz, actor text, role text, unit int, action text, decision text)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if coalesce(sec.purpose(), '') not in ('INVESTIGATE', 'SUPERVISE', 'PROSECUTE', 'AUDIT') then
    return;
  end if;
  if not exists (select from trail.entry e
                  where e.object = of_object and e.actor_id = sec.uid() and e.decision = 'ALLOW'
                    and e.at > now() - interval '15 minutes') then
    return;
  end if;
  return query
    select e.at, e.actor, e.role, e.unit, e.action, e.decision
      from trail.entry e
     where e.object = of_object
     order by e.at desc, e.xid desc, e.id desc
     limit least(most, 200);
end
$$;
revoke all on function trail.who_looked(text, int) from public;
grant execute on function trail.who_looked(text, int) to abhaya_app;
