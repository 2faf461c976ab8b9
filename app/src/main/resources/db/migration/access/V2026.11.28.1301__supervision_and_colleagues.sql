-- Supervisors act on cases by note, task, reminder and return; and who works beside whom: whom a
-- task, a mention or a case can be given to, and which officer of record is posted elsewhere.

insert into access.role_right (role, operation, reach, tie, purpose)
values ('SUBDIVISION',    'SUPERVISE_CASE', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF', 'SUPERVISE_CASE', 'WITHIN', 'NONE', 'SUPERVISE');

-- Who is posted today at a station and in the offices above it, up to the district: the chain of
-- a case. Only for a station whose list the reader may see.
create function access.colleagues(station int)
  returns table (person_id bigint, display_name text, role text, unit_id int, officer_id text)
  language plpgsql stable security definer parallel restricted rows 10
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not (access.is_program() or station in (select access.stations_for('SEE_CASE_LIST'))) then
    return;
  end if;
  return query
    select p.id, p.display_name, o.role, o.unit_id, p.officer_id
      from jurisdiction.lineage l
      join access.posting o on o.unit_id in (l.held_by, l.subdivision_id, l.district_id)
      join access.person p on p.id = o.person_id and p.active
     where l.station_id = station
       and l.from_on <= jurisdiction.today() and l.to_on > jurisdiction.today()
       and o.valid @> jurisdiction.today()
       and o.role in ('IO','SHO','SUBDIVISION','DISTRICT_CHIEF');
end $$;

-- Which of these officers of record have a person here but no posting today at the station that
-- answers for the case. An officer without a person here is not judged.
create function access.posted_away(officers text[], stations int[])
  returns table (officer_id text, station_id int)
  language plpgsql stable security definer parallel restricted rows 10
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not (access.is_program() or access.may('SEE_CASE_LIST')) then return; end if;
  return query
    select a.officer, a.station
      from (select distinct u.officer, u.station
              from unnest(officers, stations) as u (officer, station)) a
      join access.person p on p.officer_id = a.officer
     where not exists (
       select from access.posting o
         join jurisdiction.lineage l on l.held_by = o.unit_id
        where o.person_id = p.id and o.valid @> jurisdiction.today()
          and l.station_id = a.station
          and l.from_on <= jurisdiction.today() and l.to_on > jurisdiction.today());
end $$;

grant execute on function access.colleagues(int), access.posted_away(text[], int[]) to abhaya_app;
