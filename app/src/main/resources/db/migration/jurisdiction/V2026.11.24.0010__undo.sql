-- A change that does not hold yet can be taken back: it is one more act, and both stay on record.
alter table jurisdiction.unit_change
  drop constraint unit_change_act,
  add constraint unit_change_act check
    (act in ('OPENED','MOVED','RENAMED','MERGED','SPLIT','RETIRED','MAPPED','IMPORTED','UNDONE')),
  add column undoes bigint;
create index unit_change_act_id on jurisdiction.unit_change (act_id);
create unique index unit_change_undone_once on jurisdiction.unit_change (undoes, unit_id)
  where undoes is not null;
grant update (undoes) on jurisdiction.unit_change to abhaya_app;
