-- From which incident of the control room a FIR comes, where it says so: the handle stays for life.
alter table cases.case_file add column incident text,
  add constraint case_file_incident check (incident ~ '^[A-Za-z0-9_-]{22}$');
create index case_file_incident on cases.case_file (incident) where incident is not null;
-- The reference that people say to each other, written as the number of the diary entry.
create index case_file_diary on cases.case_file (diary_number)
  where diary_number ~ '^T?[0-9]{6}-[0-9]{4,}$';
