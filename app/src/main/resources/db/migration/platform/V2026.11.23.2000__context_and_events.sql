-- Who acts, as the database knows it; and the one event table.

create schema if not exists sec;

-- One key. The product's role cannot read it: only the definer functions below do.
create table sec.context_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (length(key) = 32)
);

-- The verified context of this transaction, or null on any defect:
-- {person, unit, role, purpose}. Parallel restricted: the backend's number is the leader's.
create function sec.ctx() returns text[]
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, sec, public
as $$
declare
  raw text := current_setting('app.ctx', true);
  part text[];
  said text;
begin
  if raw is null or raw = '' then return null; end if;
  part := string_to_array(raw, '|');
  if array_length(part, 1) <> 7 then return null; end if;
  if part[6]::int <> pg_backend_pid() then return null; end if;
  if part[5]::bigint < extract(epoch from clock_timestamp()) then return null; end if;
  said := array_to_string(part[1:6], '|');
  if encode(public.hmac(convert_to(said, 'UTF8'), (select k.key from sec.context_key k), 'sha256'), 'hex')
     <> part[7] then
    return null;
  end if;
  return part[1:4];
exception when others then
  return null;
end
$$;

create function sec.uid() returns bigint
  language sql stable parallel restricted
  set search_path = pg_catalog, sec
as $$ select (sec.ctx())[1]::bigint $$;

create function sec.unit() returns int
  language sql stable parallel restricted
  set search_path = pg_catalog, sec
as $$ select (sec.ctx())[2]::int $$;

create function sec.role() returns text
  language sql stable parallel restricted
  set search_path = pg_catalog, sec
as $$ select (sec.ctx())[3] $$;

create function sec.purpose() returns text
  language sql stable parallel restricted
  set search_path = pg_catalog, sec
as $$ select (sec.ctx())[4] $$;

grant usage on schema sec to abhaya_app;
grant execute on all functions in schema sec to abhaya_app;

create schema if not exists platform;
grant usage on schema platform to abhaya_app;

-- Events in the order in which they may be read: by writing transaction, then number.
-- Readers stop before the oldest transaction still running, so none is skipped.
create table platform.event (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  kind text not null,
  body jsonb not null,
  told_at timestamptz not null default clock_timestamp(),
  primary key (xid, id)
);

-- How far each reader has come. The epoch changes when transaction numbers begin anew.
create table platform.reader_place (
  name text primary key,
  epoch int not null default 1,
  xid xid8 not null default '0',
  id bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);

-- An event a reader failed on five times: kept for a person, and no longer in others' way.
create table platform.parked_event (
  reader text not null,
  xid xid8 not null,
  id bigint not null,
  reason text not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (reader, xid, id)
);

grant select, insert on platform.event to abhaya_app;
grant select, insert, update on platform.reader_place to abhaya_app;
grant select, insert on platform.parked_event to abhaya_app;
