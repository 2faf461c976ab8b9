-- Lists of what ran over its time say which incident by the words people use, and leave out what is
-- over.
create or replace view dispatch.incident_known with (security_invoker = true) as
  select i.id, i.handle, i.lat, i.lon, i.reference,
         i.state in ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED') as is_over
    from incident.incident i;
