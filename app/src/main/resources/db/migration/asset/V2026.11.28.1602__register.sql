-- The things of Safe City: what each is, where it stands, who owns and keeps it, what paid for it.

create schema asset;
grant usage on schema asset to abhaya_app;

-- Classes of things. What a class needs beyond the common is in the next table: data, not columns.
create table asset.kind (
  code           text    primary key,
  -- Stands in the names of things: BLR-CAM-000123.
  tag            text    not null unique,
  label_en       text    not null,
  label_hi       text    not null,
  component      text    not null,
  counted_in     text    not null,
  -- It tells by itself that it lives.
  measured       boolean not null,
  -- It gives a picture, so that answering is not enough.
  seen           boolean not null,
  staffed        boolean not null,
  moves          boolean not null,
  -- Another of its class so near is probably the same one.
  near_metres    int     not null,
  sort           int     not null,
  constraint kind_tag  check (tag ~ '^[A-Z]{3}$'),
  constraint kind_near check (near_metres between 0 and 500)
);

-- Fields of one class: the one place that says what they are called and what they may hold.
create table asset.field (
  kind          text    not null references asset.kind,
  name          text    not null,
  form          text    not null,
  label_en      text    not null,
  label_hi      text    not null,
  required      boolean not null default false,
  -- Needed for what is installed on or after this day.
  required_from date,
  choices       text[]  not null default '{}',
  least         numeric,
  most          numeric,
  unit          text    not null default '',
  sort          int     not null,
  constraint field_once    primary key (kind, name),
  constraint field_name    check (name ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  constraint field_form    check (form in ('TEXT','WHOLE','DECIMAL','DAY','YES_NO','CHOICE','HOURS')),
  constraint field_choices check ((form = 'CHOICE') = (cardinality(choices) > 0))
);

-- Where a city lies: a thing that is said to stand elsewhere is not taken.
create table asset.city_area (
  city          text             primary key,
  lat           double precision not null,
  lon           double precision not null,
  radius_metres int              not null
);

create table asset.asset (
  id              bigint           primary key generated always as identity,
  handle          uuid             not null unique default gen_random_uuid(),
  -- City, class, number: what its label says and its device sends.
  uid             text             not null unique,
  city            text             not null,
  unit_id         int              not null references jurisdiction.unit,
  kind            text             not null references asset.kind,
  name            text             not null,
  serial_no       text             not null default '',
  make            text             not null default '',
  model           text             not null default '',
  lat             double precision,
  lon             double precision,
  accuracy_metres int,
  address         text             not null default '',
  ward            text             not null default '',
  owner           text             not null default '',
  custodian       text             not null default '',
  contract        text             not null default '',
  warranty_until  date,
  care_until      date,
  -- The piece of work it counts in, by its handle.
  package         uuid,
  stage           text             not null,
  installed_on    date,
  accepted_on     date,
  -- How often its device tells that it lives.
  beat_minutes    int              not null default 1,
  fields          jsonb            not null default '{}',
  -- Of everything above, to tell a repeated row from a changed one.
  digest          text             not null,
  entered_by      bigint           not null,
  entered_at      timestamptz      not null default now(),
  changed_at      timestamptz      not null default now(),
  constraint asset_uid    check (uid ~ '^[A-Z]{3}-[A-Z]{3}-[0-9]{6}$'),
  constraint asset_place  check ((lat is null) = (lon is null)
                                 and lat between -90 and 90 and lon between -180 and 180),
  constraint asset_stage  check (stage in ('PLANNED','DELIVERED','INSTALLED','ACCEPTED',
                                           'COMMISSIONED','RELOCATED','DISPOSED')),
  constraint asset_beat   check (beat_minutes between 1 and 1440)
);
create unique index asset_serial on asset.asset (city, kind, serial_no) where serial_no <> '';
create index asset_package on asset.asset (package) where package is not null;
create index asset_city on asset.asset (city, kind, uid);
create index asset_lat on asset.asset (kind, lat);

-- The last number given in a city and class.
create table asset.numbering (
  city text not null,
  kind text not null references asset.kind,
  last int  not null,
  constraint numbering_once primary key (city, kind)
);

-- What paid for it. Several lines may share one thing.
create table asset.funding (
  asset_id bigint  not null references asset.asset,
  number   int     not null,
  unit_id  int     not null,
  scheme   text    not null,
  percent  numeric not null,
  order_no text    not null default '',
  -- The line of the ledger in which the order stands.
  entry    uuid,
  constraint funding_once    primary key (asset_id, number),
  constraint funding_percent check (percent > 0 and percent <= 100)
);

-- A photograph proves that a thing stands where it should: when and from where it was taken.
create table asset.photo (
  id              bigint           primary key generated always as identity,
  handle          uuid             not null unique default gen_random_uuid(),
  asset_id        bigint           not null references asset.asset,
  unit_id         int              not null,
  taken_at        timestamptz      not null,
  lat             double precision,
  lon             double precision,
  accuracy_metres int,
  by_person       bigint           not null,
  entered_at      timestamptz      not null default now()
);
create index photo_of on asset.photo (asset_id, taken_at desc);

create table asset.picture (
  photo_id bigint primary key references asset.photo,
  unit_id  int    not null,
  media    text   not null,
  digest   text   not null,
  bytes    bytea  not null,
  constraint picture_media check (media in ('image/jpeg','image/png','image/webp')),
  constraint picture_size  check (length(bytes) <= 2097152)
);

-- Every place it stood at; the last is where it stands.
create table asset.move (
  asset_id bigint           not null references asset.asset,
  number   int              not null,
  unit_id  int              not null,
  moved_on date             not null,
  lat      double precision not null,
  lon      double precision not null,
  address  text             not null default '',
  reason   text             not null,
  by_person bigint          not null,
  entered_at timestamptz    not null default now(),
  constraint move_once primary key (asset_id, number)
);

-- What a vehicle was used for; for a drone one flight.
create table asset.trip (
  id         bigint      primary key generated always as identity,
  asset_id   bigint      not null references asset.asset,
  unit_id    int         not null,
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  purpose    text        not null,
  -- The post that was responsible, never a name.
  post       text        not null default '',
  km         numeric,
  -- Of a flight: the permission, the colour of the zone, the footage.
  permission text        not null default '',
  zone       text        not null default '',
  footage    text        not null default '',
  -- lat, lon, metres above ground, seconds since take-off; four numbers a point.
  track      double precision[] not null default '{}',
  remark     text        not null default '',
  by_person  bigint      not null,
  entered_at timestamptz not null default now(),
  constraint trip_times check (from_at < to_at),
  constraint trip_zone  check (zone in ('','GREEN','YELLOW','RED')),
  constraint trip_track check (cardinality(track) % 4 = 0)
);
create index trip_of on asset.trip (asset_id, from_at desc);

-- What was done in the street, once each however often it is sent.
create table asset.tag (
  key      uuid        primary key,
  asset_id bigint      not null references asset.asset,
  unit_id  int         not null,
  act      text        not null,
  found    text        not null,
  done_at  timestamptz not null,
  lat      double precision,
  lon      double precision,
  metres_off int,
  by_person bigint     not null,
  entered_at timestamptz not null default now(),
  constraint tag_act   check (act in ('TAG','AUDIT')),
  constraint tag_found check (found in ('PRESENT','DAMAGED','MISSING','WRONG_PLACE'))
);
create index tag_of on asset.tag (asset_id, done_at desc);

do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['asset','funding','photo','picture','move','trip','tag'] loop
    execute format('alter table asset.%I enable row level security', guarded);
    execute format('alter table asset.%I force row level security', guarded);
    execute format($policy$
      create policy reader on asset.%I for select using (
           (select access.sees_nation('SEE_ASSETS'))
        or unit_id = any (array(select access.units_for('SEE_ASSETS')))
        or unit_id = any (array(select access.units_for('IMPORT'))))
      $policy$, guarded);
    execute format($policy$
      create policy writer on asset.%I for insert with check (
           unit_id = any (array(select access.units_for('TAG_ASSETS')))
        or unit_id = any (array(select access.units_for('IMPORT'))))
      $policy$, guarded);
    execute format('create policy program on asset.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;
create policy changer on asset.asset for update using (
     unit_id = any (array(select access.units_for('TAG_ASSETS')))
  or unit_id = any (array(select access.units_for('IMPORT'))));
create policy replacer on asset.funding for delete using (
     unit_id = any (array(select access.units_for('TAG_ASSETS')))
  or unit_id = any (array(select access.units_for('IMPORT'))));

grant select, insert on all tables in schema asset to abhaya_app;
grant update on asset.asset, asset.numbering to abhaya_app;
grant delete on asset.funding to abhaya_app;
grant usage on all sequences in schema asset to abhaya_app;
revoke insert on asset.kind, asset.field, asset.city_area from abhaya_app;
