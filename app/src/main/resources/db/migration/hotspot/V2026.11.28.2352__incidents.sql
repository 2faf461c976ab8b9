-- What was counted for one happening, so that a later change or a cancellation takes it back. The
-- key is a hash of a random handle: it leads nowhere without the handle.
create table hotspot.counted (
  source  text    not null,
  key     bytea   not null,
  city    text    not null references hotspot.ground,
  unit_id int     not null references jurisdiction.unit,
  cell    int     not null,
  band    text    not null,
  weekend boolean not null,
  offence text    not null,
  month   date    not null,
  constraint counted_once primary key (source, key)
);

-- Calls of a sexual offence: by station and month, never by place.
create table hotspot.station_call (
  source  text not null,
  key     bytea not null,
  city    text not null references hotspot.ground,
  station int  not null references jurisdiction.unit,
  unit_id int  not null references jurisdiction.unit,
  month   date not null,
  constraint station_call_once primary key (source, key)
);
create index station_call_city on hotspot.station_call (city, month, station);

alter table hotspot.counted enable row level security;
alter table hotspot.counted force row level security;
create policy program on hotspot.counted using ((select access.is_program()));
alter table hotspot.station_call enable row level security;
alter table hotspot.station_call force row level security;
create policy program on hotspot.station_call using ((select access.is_program()));
create policy reader on hotspot.station_call for select using (
     (select access.sees_nation('SEE_WORKS'))
  or unit_id = any (array(select access.units_for('SEE_WORKS'))));

grant select, insert, delete on hotspot.counted, hotspot.station_call to abhaya_app;
grant delete on hotspot.cell_count, hotspot.heard to abhaya_app;
