-- Made on the phone before it is sent: the same dark place sent twice is one. What was entered
-- otherwise has none.
alter table walk.dark_place
  add column key uuid,
  add constraint dark_place_key unique (unit_id, key);
