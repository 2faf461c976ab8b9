-- A simulation can be of some parts of a unit alone: stations of a district, districts of a state. None:
-- the whole unit.

alter table why.run add column parts int[] not null default '{}';
alter table why.run add constraint run_parts check (cardinality(parts) <= 200);

-- A number that grows whenever tallies may have changed: an answer kept in memory holds as long as it
-- stands still.

alter table why.writer add column version bigint not null default 0;
