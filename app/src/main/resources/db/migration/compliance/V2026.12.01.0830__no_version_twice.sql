-- A step of the counters does not wait for the disk. What a failing server takes with it is done
-- again, together with what came meanwhile, and must not bear the version under which a memory may
-- know it differently. Microseconds are never given twice: a server is back later than it was lost,
-- and machines that stand by keep the same time to far less than that takes.
create or replace function compliance.next_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update compliance.writer
     set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);
  return null;
end
$$;
