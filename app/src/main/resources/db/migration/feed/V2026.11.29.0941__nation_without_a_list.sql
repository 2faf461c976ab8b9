-- Who may look into all units needs no list of them, made anew for every statement.
alter policy work_list on feed.quarantine
  using ((select access.sees_nation('SEE_QUARANTINE'))
         or unit_id = any (array(select access.units_for('SEE_QUARANTINE'))));
alter policy of_my_units_read on feed.batch
  using ((select access.sees_nation('SEE_QUARANTINE'))
         or unit_id = any (array(select access.units_for('SEE_QUARANTINE'))));
