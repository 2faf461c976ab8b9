-- Who answers for a unit may let a file of its case rows leave, never her own.
insert into access.role_right (role, operation, reach, tie, purpose)
select role, 'APPROVE_EXPORT', 'WITHIN', 'NONE', 'SUPERVISE'
  from unnest(array['STATE_HQ','RANGE','DISTRICT_CHIEF','SUBDIVISION','SHO']) as r (role);
