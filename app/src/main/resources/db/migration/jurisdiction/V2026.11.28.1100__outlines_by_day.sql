-- Outlines with the days on which they held. An outline that is replaced stays, up to the day before;
-- the first one known of a unit speaks for all days before it, for there is no other.

create table jurisdiction.boundary_period (
  unit_id  int       not null references jurisdiction.unit,
  valid    daterange not null,
  geometry text      not null,
  source   text      not null default '',
  constraint boundary_period_once primary key (unit_id, valid without overlaps),
  constraint boundary_period_size check (octet_length(geometry) <= 4000000)
);

create function jurisdiction.keep_boundary_period(unit int, outline text, told text, day date)
  returns void language plpgsql as $$
begin
  if exists (select from jurisdiction.boundary_period p
              where p.unit_id = unit and p.valid @> day and p.geometry = outline) then
    return;
  end if;
  -- what was told on the same day was not told at all
  delete from jurisdiction.boundary_period p where p.unit_id = unit and lower(p.valid) >= day;
  update jurisdiction.boundary_period p set valid = daterange(lower(p.valid), day)
   where p.unit_id = unit and p.valid @> day;
  insert into jurisdiction.boundary_period (unit_id, valid, geometry, source)
  select unit, daterange(case when exists (select from jurisdiction.boundary_period p
                                            where p.unit_id = unit) then day end, null),
         outline, told;
end $$;

create function jurisdiction.boundary_told() returns trigger language plpgsql as $$
begin
  perform jurisdiction.keep_boundary_period(
    new.unit_id, new.geometry, new.source, (now() at time zone 'Asia/Kolkata')::date);
  return new;
end $$;
create trigger boundary_told after insert or update on jurisdiction.boundary
  for each row execute function jurisdiction.boundary_told();

insert into jurisdiction.boundary_period (unit_id, valid, geometry, source)
select unit_id, daterange(null, null), geometry, source from jurisdiction.boundary;

grant select, insert, update, delete on jurisdiction.boundary_period to abhaya_app;
grant execute on function jurisdiction.keep_boundary_period(int, text, text, date) to abhaya_app;
