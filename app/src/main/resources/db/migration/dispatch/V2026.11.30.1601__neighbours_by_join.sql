-- What statements over many rows take from the neighbours' tables, under the reader's own rights. A
-- look-up by function works these rights out anew for each row; a join does once for all of them.

create view dispatch.unit_known with (security_invoker = true) as
  select u.id, u.call_sign from unit.unit u;
create view dispatch.incident_known with (security_invoker = true) as
  select i.id, i.handle, i.lat, i.lon from incident.incident i;

grant select on dispatch.unit_known, dispatch.incident_known to abhaya_app;

drop function dispatch.call_sign(int);
drop function dispatch.incident_handle(bigint);
drop function dispatch.place_of(bigint);
