-- Every statement that changes facts or blocks makes a new version of them. A copy in memory, or of a
-- figure, says of which version it is, and whoever reads can tell at once whether it is still true.
alter table compliance.writer add version bigint not null default 0;

create function compliance.next_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update compliance.writer set version = version + 1;
  return null;
end
$$;

create trigger next_version after insert or update or delete or truncate on compliance.case_fact
  for each statement execute function compliance.next_version();
create trigger next_version after insert or update or delete or truncate on compliance.station_block
  for each statement execute function compliance.next_version();
create trigger next_version after insert or update or delete or truncate on compliance.block_place
  for each statement execute function compliance.next_version();
