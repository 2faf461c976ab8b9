-- Where devices were, by days of India, and whose they are.
--
-- A position is personal: it is kept for a while and goes with its day. The product makes and drops
-- days by the two functions here, and by nothing else.

create schema position;
grant usage on schema position to abhaya_app;

create table position.device (
  device   text        primary key,
  carrier   text        not null,
  bound_at timestamptz not null default now(),
  bound_by text        not null,
  constraint device_name   check (length(device) between 1 and 500),
  constraint device_carrier check (carrier ~ '^[A-Za-z0-9_.:/-]{1,120}$')
);
create index device_of_carrier on position.device (carrier);

create table position.fix (
  device          text        not null,
  -- Null: nobody has bound the device.
  carrier          text,
  channel         text        not null,
  at              timestamptz not null,
  received_at     timestamptz not null,
  lat             double precision,
  lon             double precision,
  speed_kmh       double precision,
  course          double precision,
  radius_metres   double precision,
  altitude_metres double precision,
  fault           text,
  -- The bytes, where something is amiss or no place is in them.
  original        bytea,
  constraint fix_lat   check (lat between -90 and 90),
  constraint fix_lon   check (lon between -180 and 180),
  constraint fix_place check ((lat is null) = (lon is null)),
  constraint fix_fault check (fault in ('DUPLICATE','LATE','AHEAD','TIME_IMPOSSIBLE','ZERO',
                                        'OUT_OF_RANGE','NO_FIX')),
  constraint fix_good  check (fault is not null or lat is not null),
  constraint fix_bytes check (length(original) <= 65536)
) partition by range (received_at);
create index fix_of_carrier on position.fix (carrier, at) where carrier is not null;

create function position.open_day(day date) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  name text := 'fix_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(format('position.%I', name)) is not null then return; end if;
  perform pg_advisory_xact_lock(8114);
  if to_regclass(format('position.%I', name)) is not null then return; end if;
  execute format('create table position.%I partition of position.fix for values from (%L) to (%L)',
                 name, day::timestamp at time zone 'Asia/Kolkata',
                 (day + 1)::timestamp at time zone 'Asia/Kolkata');
end $$;

-- Drops the days before this one; answers how many.
create function position.drop_before(day date) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  old text;
  gone int := 0;
begin
  for old in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'position.fix'::regclass
       and c.relname ~ '^fix_[0-9]{8}$'
       and to_date(substr(c.relname, 5), 'YYYYMMDD') < day
  loop
    execute format('drop table position.%I', old);
    gone := gone + 1;
  end loop;
  return gone;
end $$;

revoke execute on function position.open_day(date), position.drop_before(date) from public;
grant execute on function position.open_day(date), position.drop_before(date) to abhaya_app;

alter table position.device enable row level security;
alter table position.device force row level security;
alter table position.fix enable row level security;
alter table position.fix force row level security;
create policy program on position.device using ((select access.is_program()));
create policy program on position.fix using ((select access.is_program()));
create policy seen on position.device for select using ((select access.may('SEE_POSITIONS')));
create policy seen on position.fix for select using ((select access.may('SEE_POSITIONS')));

grant select, insert, update, delete on position.device to abhaya_app;
grant select, insert, delete on position.fix to abhaya_app;
