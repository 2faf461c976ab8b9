-- The dated tree of police units: nation, state or union territory, range, police district,
-- sub-division, station. Nothing here is overwritten: a period ends and another begins, and what
-- a correction replaced stays in unit_change.
create schema jurisdiction;
grant usage on schema jurisdiction to abhaya_app;

-- 1 is the nation, 100 + LGD code a state; the rest are numbered as they come.
create sequence jurisdiction.unit_number start 1001;

create table jurisdiction.unit (
  id     int      primary key default nextval('jurisdiction.unit_number'),
  kind   text     not null,
  level  smallint not null generated always as (
    case kind when 'NATION' then 0 when 'STATE' then 1 when 'RANGE' then 2
              when 'DISTRICT' then 3 when 'SUBDIVISION' then 4 when 'STATION' then 5 end) stored,
  handle text     not null generated always as ('U' || id) stored unique,
  constraint unit_kind  check (kind in ('NATION','STATE','RANGE','DISTRICT','SUBDIVISION','STATION')),
  constraint unit_level unique (id, level)
);

create table jurisdiction.unit_name (
  unit_id int       not null references jurisdiction.unit,
  name_en text      not null,
  name_hi text      not null default '',
  valid   daterange not null,
  constraint unit_name_once  primary key (unit_id, valid without overlaps),
  constraint unit_name_dated check (not isempty(valid) and lower(valid) is not null),
  constraint unit_name_said  check (name_en <> '' and char_length(name_en) <= 120
                                    and char_length(name_hi) <= 120)
);

-- One parent and one label at a time; a parent that lives as long as the child stands under it;
-- levels that only go down, so that a circle cannot be stored.
create table jurisdiction.placement (
  unit_id      int       not null,
  level        smallint  not null,
  parent_id    int,
  parent_level smallint,
  label        text      not null,
  valid        daterange not null,
  constraint one_parent_at_a_time primary key (unit_id, valid without overlaps),
  constraint parent_lives         foreign key (parent_id, period valid)
                                  references jurisdiction.placement (unit_id, period valid)
                                  deferrable initially deferred,
  constraint one_label_at_a_time  exclude using gist
                                  (parent_id with =, upper(label) with =, valid with &&)
                                  deferrable initially deferred,
  constraint level_of_unit        foreign key (unit_id, level)
                                  references jurisdiction.unit (id, level),
  constraint level_of_parent      foreign key (parent_id, parent_level)
                                  references jurisdiction.unit (id, level),
  constraint only_the_nation_is_parentless
    check ((level = 0) = (parent_id is null) and (parent_id is null) = (parent_level is null)),
  constraint levels_go_down       check (
    case level when 1 then parent_level = 0  when 2 then parent_level = 1
               when 3 then parent_level in (1, 2)  when 4 then parent_level = 3
               when 5 then parent_level between 1 and 4  else true end),
  constraint placement_dated      check (not isempty(valid) and lower(valid) is not null),
  constraint placement_label      check (label ~ '^[A-Za-z0-9]{1,16}$')
);
create index placement_parent on jurisdiction.placement (parent_id);

-- A unit that ended and the one that took over its work, from that day on.
create table jurisdiction.succession (
  unit_id      int  primary key references jurisdiction.unit,
  successor_id int  not null references jurisdiction.unit,
  from_on      date not null,
  constraint succession_to_another check (successor_id <> unit_id)
);
create index succession_successor on jurisdiction.succession (successor_id);

-- Codes that somebody still uses for a unit: given by a feed, or of a unit merged into it.
create table jurisdiction.unit_alias (
  code    text not null,
  unit_id int  not null references jurisdiction.unit,
  constraint unit_alias_form check (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$')
);
create unique index unit_alias_once on jurisdiction.unit_alias (upper(code));
create index unit_alias_unit on jurisdiction.unit_alias (unit_id);

-- The revenue tree, by LGD district code, and which police unit works in it, by date.
create table jurisdiction.revenue_district (
  lgd      int  primary key check (lgd between 1 and 9999),
  state_id int  not null references jurisdiction.unit,
  name_en  text not null default '',
  name_hi  text not null default ''
);
create table jurisdiction.revenue_mapping (
  unit_id int       not null references jurisdiction.unit,
  lgd     int       not null references jurisdiction.revenue_district,
  valid   daterange not null,
  constraint revenue_mapping_once  primary key (unit_id, lgd, valid without overlaps),
  constraint revenue_mapping_dated check (not isempty(valid) and lower(valid) is not null)
);

-- Where a state stands on the map of equal tiles (row and column from 1).
create table jurisdiction.state_tile (
  unit_id         int      primary key references jurisdiction.unit,
  lgd             smallint not null unique,
  union_territory boolean  not null,
  letters         text     not null unique check (letters ~ '^[A-Z]{2}$'),
  tile_row        smallint not null check (tile_row between 1 and 12),
  tile_column     smallint not null check (tile_column between 1 and 12),
  constraint one_state_a_tile unique (tile_row, tile_column)
);

-- True outlines, where a boundary file was imported.
create table jurisdiction.boundary (
  unit_id     int         primary key references jurisdiction.unit,
  geometry    text        not null,
  simplified  text        not null,
  source      text        not null default '',
  credit      text        not null default '',
  imported_at timestamptz not null default now(),
  constraint boundary_bounded check (octet_length(geometry) <= 4000000
                                     and char_length(source) <= 300 and char_length(credit) <= 300)
);

-- Each act on the tree with what stood before it and after it. Append-only.
create table jurisdiction.unit_change (
  id           bigint      generated always as identity primary key,
  act_id       bigint      not null,
  unit_id      int         not null references jurisdiction.unit,
  act          text        not null,
  effective_on date        not null,
  entered_at   timestamptz not null default now(),
  entered_by   text        not null,
  reason       text        not null default '',
  before       jsonb,
  after        jsonb       not null,
  constraint unit_change_act check
    (act in ('OPENED','MOVED','RENAMED','MERGED','SPLIT','RETIRED','MAPPED','IMPORTED')),
  constraint unit_change_bounded check (char_length(reason) <= 500 and char_length(entered_by) <= 200)
);
create index unit_change_unit on jurisdiction.unit_change (unit_id, id);
create sequence jurisdiction.act_number;

-- The flattened ancestors of each station by period, derived from placement and succession and
-- kept by renew_lineage. A station that ended keeps a lineage: held_by is the station that answers
-- for its cases, and the ancestors are those of that station. So no case ever leaves the count.
-- district_id is null for a station directly under a state or range; to_on is the first day after.
create table jurisdiction.lineage (
  station_id     int       not null references jurisdiction.unit,
  valid          daterange not null,
  from_on        date      not null generated always as (lower(valid)) stored,
  to_on          date      not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  held_by        int       not null references jurisdiction.unit,
  subdivision_id int,
  district_id    int,
  range_id       int,
  state_id       int       not null,
  constraint one_lineage_at_a_time primary key (station_id, valid without overlaps)
                                   deferrable initially immediate
);
create index lineage_held_by     on jurisdiction.lineage (held_by, to_on);
create index lineage_subdivision on jurisdiction.lineage (subdivision_id, to_on);
create index lineage_district    on jurisdiction.lineage (district_id, to_on);
create index lineage_range       on jurisdiction.lineage (range_id, to_on);
create index lineage_state       on jurisdiction.lineage (state_id, to_on);

-- Works out the lineage of the named stations (null: of all) anew and writes what differs.
create function jurisdiction.renew_lineage(stations int[]) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare changed int;
begin
  with recursive step as materialized (
    -- the next unit up: the parent, and after the end the successor or else the last parent
    select p.unit_id, p.parent_id as next_id,
           daterange(lower(p.valid),
                     least(lead(lower(p.valid)) over (partition by p.unit_id order by lower(p.valid)),
                           s.from_on)) as valid
      from jurisdiction.placement p
      left join jurisdiction.succession s on s.unit_id = p.unit_id
     union all
    select s.unit_id, s.successor_id, daterange(s.from_on, null)
      from jurisdiction.succession s
  ), walk (station_id, at_id, valid, held_by, subdivision_id, district_id, range_id, state_id) as (
    select u.id, u.id, daterange(null, null), u.id, null::int, null::int, null::int, null::int
      from jurisdiction.unit u
     where u.kind = 'STATION' and (stations is null or u.id = any (stations))
     union all
    select w.station_id, n.id, w.valid * t.valid,
           case when n.kind = 'STATION'     then n.id else w.held_by end,
           case when n.kind = 'SUBDIVISION' then n.id else w.subdivision_id end,
           case when n.kind = 'DISTRICT'    then n.id else w.district_id end,
           case when n.kind = 'RANGE'       then n.id else w.range_id end,
           case when n.kind = 'STATE'       then n.id else w.state_id end
      from walk w
      join step t on t.unit_id = w.at_id and t.valid && w.valid
      join jurisdiction.unit n on n.id = t.next_id
  ), fresh as materialized (
    select station_id, unnest(range_agg(valid)) as valid,
           held_by, subdivision_id, district_id, range_id, state_id
      from walk
     where at_id = 1
     group by station_id, held_by, subdivision_id, district_id, range_id, state_id
  ), gone as (
    delete from jurisdiction.lineage l
     where (stations is null or l.station_id = any (stations))
       and not exists (
         select from fresh f
          where f.station_id = l.station_id and f.valid = l.valid and f.held_by = l.held_by
            and f.state_id = l.state_id
            and (f.subdivision_id, f.district_id, f.range_id)
                is not distinct from (l.subdivision_id, l.district_id, l.range_id))
    returning 1
  ), come as (
    insert into jurisdiction.lineage
           (station_id, valid, held_by, subdivision_id, district_id, range_id, state_id)
    select station_id, valid, held_by, subdivision_id, district_id, range_id, state_id
      from fresh f
     where not exists (
         select from jurisdiction.lineage l
          where f.station_id = l.station_id and f.valid = l.valid and f.held_by = l.held_by
            and f.state_id = l.state_id
            and (f.subdivision_id, f.district_id, f.range_id)
                is not distinct from (l.subdivision_id, l.district_id, l.range_id))
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from come) into changed;
  return changed;
end $$;

-- Today in India, by the database's clock.
create function jurisdiction.today() returns date
language sql stable parallel safe set search_path = pg_catalog, pg_temp
return (now() at time zone 'Asia/Kolkata')::date;

-- Whether the reader's unit is the nation. Policies ask this first: it spares them a long list.
create function jurisdiction.sees_nation() returns boolean
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(sec.unit() = 1, false);
end $$;

-- The stations that lie under the reader's unit today, ended ones with those who answer for them.
-- To be used once a statement: station_id = any (array(select jurisdiction.stations_in_scope())).
create function jurisdiction.stations_in_scope() returns setof int
language plpgsql stable security definer parallel restricted rows 500
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  day date := jurisdiction.today();
begin
  case (select u.kind from jurisdiction.unit u where u.id = here)
    when 'STATION' then return query
      select l.station_id from jurisdiction.lineage l
       where l.held_by = here and l.to_on > day and l.from_on <= day;
    when 'SUBDIVISION' then return query
      select l.station_id from jurisdiction.lineage l
       where l.subdivision_id = here and l.to_on > day and l.from_on <= day;
    when 'DISTRICT' then return query
      select l.station_id from jurisdiction.lineage l
       where l.district_id = here and l.to_on > day and l.from_on <= day;
    when 'RANGE' then return query
      select l.station_id from jurisdiction.lineage l
       where l.range_id = here and l.to_on > day and l.from_on <= day;
    when 'STATE' then return query
      select l.station_id from jurisdiction.lineage l
       where l.state_id = here and l.to_on > day and l.from_on <= day;
    when 'NATION' then return query
      select u.id from jurisdiction.unit u where u.kind = 'STATION';
    else null;
  end case;
end $$;

-- The units of every kind under the reader's unit today, itself and ended ones included.
create function jurisdiction.units_in_scope() returns setof int
language plpgsql stable security definer parallel restricted rows 600
set search_path = pg_catalog, pg_temp as $$
declare
  here int := sec.unit();
  day date := jurisdiction.today();
begin
  if here = 1 then
    return query select u.id from jurisdiction.unit u;
    return;
  end if;
  return query
    with recursive office (id) as (
      select u.id from jurisdiction.unit u where u.id = here
       union
      select n.id
        from office o,
             lateral (select p.unit_id as id
                        from jurisdiction.placement p
                       where p.parent_id = o.id and p.level < 5 and p.valid @> day
                       union all
                      select s.unit_id
                        from jurisdiction.succession s
                       where s.successor_id = o.id and s.from_on <= day) n
    )
    select o.id from office o union select jurisdiction.stations_in_scope();
end $$;

grant select on all tables in schema jurisdiction to abhaya_app;
grant insert on jurisdiction.unit, jurisdiction.unit_change, jurisdiction.succession,
                jurisdiction.unit_alias, jurisdiction.revenue_district to abhaya_app;
grant insert, update, delete on jurisdiction.unit_name, jurisdiction.placement,
                jurisdiction.revenue_mapping, jurisdiction.boundary, jurisdiction.lineage
   to abhaya_app;
grant update, delete on jurisdiction.succession, jurisdiction.unit_alias to abhaya_app;
grant update on jurisdiction.revenue_district to abhaya_app;
grant usage on all sequences in schema jurisdiction to abhaya_app;
revoke all on function jurisdiction.renew_lineage(int[]) from public;
grant execute on function jurisdiction.renew_lineage(int[]) to abhaya_app;

-- The nation and its 36 states and union territories of today. They stand from the first day, so
-- that a report as of any day has the same 36 columns; their own past is not part of this tree.
with seed (lgd, union_territory, letters, tile_row, tile_column, name_en, name_hi) as (values
  ( 1, true,  'JK', 1, 3, 'Jammu and Kashmir', 'जम्मू और कश्मीर'),
  ( 2, false, 'HP', 2, 4, 'Himachal Pradesh', 'हिमाचल प्रदेश'),
  ( 3, false, 'PB', 2, 3, 'Punjab', 'पंजाब'),
  ( 4, true,  'CH', 3, 2, 'Chandigarh', 'चंडीगढ़'),
  ( 5, false, 'UK', 3, 5, 'Uttarakhand', 'उत्तराखंड'),
  ( 6, false, 'HR', 3, 3, 'Haryana', 'हरियाणा'),
  ( 7, true,  'DL', 3, 4, 'Delhi', 'दिल्ली'),
  ( 8, false, 'RJ', 4, 3, 'Rajasthan', 'राजस्थान'),
  ( 9, false, 'UP', 4, 4, 'Uttar Pradesh', 'उत्तर प्रदेश'),
  (10, false, 'BR', 4, 5, 'Bihar', 'बिहार'),
  (11, false, 'SK', 4, 7, 'Sikkim', 'सिक्किम'),
  (12, false, 'AR', 3, 9, 'Arunachal Pradesh', 'अरुणाचल प्रदेश'),
  (13, false, 'NL', 4, 9, 'Nagaland', 'नागालैंड'),
  (14, false, 'MN', 5, 9, 'Manipur', 'मणिपुर'),
  (15, false, 'MZ', 6, 9, 'Mizoram', 'मिज़ोरम'),
  (16, false, 'TR', 6, 8, 'Tripura', 'त्रिपुरा'),
  (17, false, 'ML', 5, 8, 'Meghalaya', 'मेघालय'),
  (18, false, 'AS', 4, 8, 'Assam', 'असम'),
  (19, false, 'WB', 5, 6, 'West Bengal', 'पश्चिम बंगाल'),
  (20, false, 'JH', 5, 5, 'Jharkhand', 'झारखंड'),
  (21, false, 'OD', 6, 5, 'Odisha', 'ओडिशा'),
  (22, false, 'CG', 5, 4, 'Chhattisgarh', 'छत्तीसगढ़'),
  (23, false, 'MP', 5, 3, 'Madhya Pradesh', 'मध्य प्रदेश'),
  (24, false, 'GJ', 5, 2, 'Gujarat', 'गुजरात'),
  (27, false, 'MH', 6, 3, 'Maharashtra', 'महाराष्ट्र'),
  (28, false, 'AP', 7, 4, 'Andhra Pradesh', 'आंध्र प्रदेश'),
  (29, false, 'KA', 7, 3, 'Karnataka', 'कर्नाटक'),
  (30, false, 'GA', 7, 2, 'Goa', 'गोवा'),
  (31, true,  'LD', 8, 1, 'Lakshadweep', 'लक्षद्वीप'),
  (32, false, 'KL', 8, 3, 'Kerala', 'केरल'),
  (33, false, 'TN', 8, 4, 'Tamil Nadu', 'तमिलनाडु'),
  (34, true,  'PY', 8, 5, 'Puducherry', 'पुदुच्चेरी'),
  (35, true,  'AN', 8, 8, 'Andaman and Nicobar Islands', 'अंडमान और निकोबार द्वीपसमूह'),
  (36, false, 'TG', 6, 4, 'Telangana', 'तेलंगाना'),
  (37, true,  'LA', 1, 4, 'Ladakh', 'लद्दाख'),
  (38, true,  'DD', 6, 2, 'Dadra and Nagar Haveli and Daman and Diu',
                          'दादरा और नगर हवेली और दमन और दीव')
), stated as (
  insert into jurisdiction.unit (id, kind)
  select 1, 'NATION' union all select 100 + lgd, 'STATE' from seed
), named as (
  insert into jurisdiction.unit_name (unit_id, name_en, name_hi, valid)
  select 1, 'India', 'भारत', daterange('1900-01-01', null)
   union all
  select 100 + lgd, name_en, name_hi, daterange('1900-01-01', null) from seed
), placed as (
  insert into jurisdiction.placement (unit_id, level, parent_id, parent_level, label, valid)
  select 1, 0, null::int, null::int, 'IN', daterange('1900-01-01', null)
   union all
  select 100 + lgd, 1, 1, 0, lpad(lgd::text, 2, '0'), daterange('1900-01-01', null) from seed
)
insert into jurisdiction.state_tile (unit_id, lgd, union_territory, letters, tile_row, tile_column)
select 100 + lgd, lgd, union_territory, letters, tile_row, tile_column from seed;

-- The two codes that 38 replaced on 26 January 2020.
insert into jurisdiction.unit_alias (code, unit_id) values ('IN.25', 138), ('IN.26', 138);
