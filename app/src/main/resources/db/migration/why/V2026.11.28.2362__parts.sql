-- A simulation can be of some parts of a unit alone: stations of a district, districts of a state. None:
-- the whole unit.

alter table why.run add column parts int[] not null default '{}';
alter table why.run add constraint run_parts check (cardinality(parts) <= 200);
