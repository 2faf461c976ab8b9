-- What devices tell: readings in day partitions, the last standing of each, sums of past days.
--
-- Readings hold numbers of things and figures, nothing of people (class P3). They come by COPY, which
-- row-level security does not allow; so the program may add to the table but not read it, and reads
-- through a view that shows the readings of the things its reader may see.

create table asset.reading (
  asset_id bigint      not null,
  -- As the device says, or our time where its clock cannot be believed.
  at       timestamptz not null,
  got_at   timestamptz not null,
  status   smallint    not null,
  flags    smallint    not null default 0,
  measures jsonb
) partition by range (got_at);

create function asset.open_day(day date) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  name text := 'reading_' || to_char(day, 'YYYYMMDD');
begin
  if day < date '2020-01-01' or day > date '2100-01-01' then
    raise exception 'no such day';
  end if;
  perform pg_advisory_xact_lock(hashtext('asset.open_day'));
  if to_regclass('asset.' || name) is null then
    execute format(
      'create table asset.%I partition of asset.reading for values from (%L) to (%L)',
      name, day::timestamp at time zone 'Asia/Kolkata',
      (day + 1)::timestamp at time zone 'Asia/Kolkata');
    execute format('create index on asset.%I (asset_id, at)', name);
  end if;
end $$;

-- Raw readings of old days go; their sums stay.
create function asset.drop_days_before(day date) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  old record;
  gone int := 0;
begin
  if not access.is_program() then
    raise exception 'not yours';
  end if;
  for old in
    select c.relname from pg_inherits i
      join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'asset.reading'::regclass
       and c.relname < 'reading_' || to_char(day, 'YYYYMMDD')
  loop
    execute format('drop table asset.%I', old.relname);
    gone := gone + 1;
  end loop;
  return gone;
end $$;

create view asset.reading_seen with (security_barrier = true) as
  select r.asset_id, r.at, r.got_at, r.status, r.flags, r.measures, a.unit_id
    from asset.reading r
    join asset.asset a on a.id = r.asset_id;

-- The last that is known of each device, written with every batch.
create table asset.standing (
  asset_id   bigint      primary key references asset.asset,
  unit_id    int         not null,
  first_at   timestamptz not null,
  last_at    timestamptz not null,
  got_at     timestamptz not null,
  -- When it last showed a sign of life.
  alive_at   timestamptz,
  status     smallint    not null,
  flags      smallint    not null,
  picture_at timestamptz,
  picture_ok boolean,
  night_at   timestamptz,
  night_ok   boolean
) with (fillfactor = 70);

-- Seconds of one day, by the terms that held on it.
create table asset.day_sum (
  asset_id    int      not null,
  day         date     not null,
  unit_id     int      not null,
  agreed      int      not null,
  maintenance int      not null,
  forgiven    int      not null,
  down        int      not null,
  -- Picture and recording at the room, over the same hours; null: nobody looked.
  view_down   int,
  night_due   int,
  night_down  int,
  constraint day_sum_once primary key (asset_id, day)
);
create index day_sum_day on asset.day_sum (day);

alter table asset.standing enable row level security;
alter table asset.standing force row level security;
alter table asset.day_sum enable row level security;
alter table asset.day_sum force row level security;
create policy program on asset.standing using ((select access.is_program()));
create policy program on asset.day_sum using ((select access.is_program()));
create policy reader on asset.standing for select using (
     (select access.sees_nation('SEE_ASSETS'))
  or unit_id = any (array(select access.units_for('SEE_ASSETS'))));
create policy reader on asset.day_sum for select using (
     (select access.sees_nation('SEE_ASSETS'))
  or unit_id = any (array(select access.units_for('SEE_ASSETS'))));

grant insert on asset.reading to abhaya_app;
grant select on asset.reading_seen to abhaya_app;
grant select, insert, update on asset.standing, asset.day_sum to abhaya_app;
grant execute on function asset.open_day(date) to abhaya_app;
grant execute on function asset.drop_days_before(date) to abhaya_app;
