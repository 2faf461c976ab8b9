-- The picture taken at the station, by which she knows who comes. Shown to nobody but the station and
-- to her, and to her only while the volunteer may see where she is.

create table volunteer.portrait (
  volunteer_id bigint      primary key references volunteer.volunteer,
  picture      bytea       not null,
  taken_at     timestamptz not null,
  taken_by     bigint      not null,
  constraint portrait_size check (octet_length(picture) between 100 and 2000000)
);
alter table volunteer.portrait enable row level security;
alter table volunteer.portrait force row level security;
create policy program on volunteer.portrait using ((select access.is_program()));
create policy seen on volunteer.portrait for select using (exists (
  select from volunteer.volunteer v
   where v.id = volunteer_id
     and v.station_id = any (array(select access.stations_for('SEE_VOLUNTEERS')))));
create policy taken on volunteer.portrait for insert with check (
  taken_by = (select sec.uid()) and exists (
  select from volunteer.volunteer v
   where v.id = volunteer_id
     and v.station_id = any (array(select access.stations_for('REGISTER_VOLUNTEERS')))));
create policy retaken on volunteer.portrait for update using (exists (
  select from volunteer.volunteer v
   where v.id = volunteer_id
     and v.station_id = any (array(select access.stations_for('REGISTER_VOLUNTEERS')))));
grant select, insert, update on volunteer.portrait to abhaya_app;
