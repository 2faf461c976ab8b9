-- Who answers for a unit may write down what was done about it.
insert into access.role_right (role, operation, reach, tie, purpose)
select role, 'LOG_REMEDY', 'WITHIN', 'NONE', 'SUPERVISE'
  from unnest(array['STATE_HQ','RANGE','DISTRICT_CHIEF','SUBDIVISION','SHO']) as r (role);
