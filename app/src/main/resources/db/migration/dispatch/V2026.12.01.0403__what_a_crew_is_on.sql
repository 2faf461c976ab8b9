-- What a crew may see was said inside the policies of incidents and assignments: a policy that asks a
-- table brings that table's policies with it, and those the next ones, so that a statement about one
-- incident was planned with a hundred and more questions to the neighbours, each time it was planned
-- anew. Two functions answer them. They ask for the signed context themselves and tell a reader
-- nothing of anybody else.

-- The units the reader is on now; none for who has no right to act as one.
create function dispatch.crew_units() returns int[]
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not coalesce(access.may('ACT_AS_UNIT'), false) then return '{}'; end if;
  return array(select c.unit_id from unit.crew c
                where c.person_id = sec.uid() and c.until is null);
end $$;

-- The incidents these units are sent to, and were until twelve hours ago.
create function dispatch.crew_incidents() returns bigint[]
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
declare
  units int[] := dispatch.crew_units();
begin
  if units = '{}' then return '{}'; end if;
  return array(select a.incident_id from dispatch.assignment a
                where a.unit_id = any (units) and a.ended_at is null
                union all
               select a.incident_id from dispatch.assignment a
                where a.unit_id = any (units) and a.ended_at > now() - interval '12 hours');
end $$;
-- A unit has years of assignments behind it.
create index assignment_of_unit on dispatch.assignment (unit_id, ended_at);
revoke all on function dispatch.crew_units(), dispatch.crew_incidents() from public;
grant execute on function dispatch.crew_units(), dispatch.crew_incidents() to abhaya_app;

alter policy own on dispatch.assignment
  using (unit_id = any ((select dispatch.crew_units())::int[]));
alter policy moved on dispatch.assignment
  using (unit_id = any ((select dispatch.crew_units())::int[]));
alter policy crewed on incident.incident
  using (id = any ((select dispatch.crew_incidents())::bigint[]));
alter policy followed on incident.incident
  using (id = any ((select dispatch.crew_incidents())::bigint[]));
