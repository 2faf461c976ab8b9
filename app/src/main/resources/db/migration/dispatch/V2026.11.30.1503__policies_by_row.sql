-- Whether a row may be seen is asked for that row. "In all that may be seen" made the whole fleet, or
-- every assignment there ever was, anew for each statement.

alter policy seen on dispatch.assignment using (
  (select access.may('SEE_INCIDENTS')) and exists (select from unit.unit u where u.id = unit_id));
alter policy sent on dispatch.assignment with check (
  (select access.may('DISPATCH')) and exists (select from unit.unit u where u.id = unit_id));
alter policy amended on dispatch.assignment using (
  (select access.may('DISPATCH')) and exists (select from unit.unit u where u.id = unit_id));
alter policy own on dispatch.assignment using (
  (select access.may('ACT_AS_UNIT'))
  and unit_id = any (array(select c.unit_id from unit.crew c
                            where c.person_id = (select sec.uid()) and c.until is null)));
alter policy moved on dispatch.assignment using (
  (select access.may('ACT_AS_UNIT'))
  and unit_id = any (array(select c.unit_id from unit.crew c
                            where c.person_id = (select sec.uid()) and c.until is null)));
alter policy seen on dispatch.step using (exists (
  select from dispatch.assignment a where a.id = assignment_id));
alter policy told on dispatch.step with check (exists (
  select from dispatch.assignment a where a.id = assignment_id));
alter policy seen on dispatch.photo using (exists (
  select from dispatch.assignment a where a.id = assignment_id));
alter policy told on dispatch.photo with check (
  (select access.may('ACT_AS_UNIT'))
  and exists (select from dispatch.assignment a where a.id = assignment_id));

alter policy crewed on incident.incident using (
  (select access.may('ACT_AS_UNIT'))
  and exists (select from dispatch.assignment a
               where a.incident_id = incident.id
                 and (a.ended_at is null or a.ended_at > now() - interval '12 hours')));
alter policy followed on incident.incident using (
  (select access.may('ACT_AS_UNIT'))
  and exists (select from dispatch.assignment a
               where a.incident_id = incident.id
                 and (a.ended_at is null or a.ended_at > now() - interval '12 hours')));
