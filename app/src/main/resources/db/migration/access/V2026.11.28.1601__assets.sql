-- What may be done with the things of Safe City: seen, tagged in the street, kept in order.
insert into access.role_right (role, operation, reach, tie, purpose)
select r.role, o.operation, 'WITHIN', 'NONE', r.purpose
  from (values
    ('MINISTRY_ANALYST','STATISTICS'), ('STATE_HQ','SUPERVISE'), ('DISTRICT_CHIEF','SUPERVISE'),
    ('CITY_ENTRY','SUPERVISE'), ('CITY_NODAL','SUPERVISE'), ('STATE_NODAL','SUPERVISE'),
    ('MINISTRY_NODAL','SUPERVISE')) as r (role, purpose)
  join (values
    ('{MINISTRY_ANALYST,STATE_HQ,DISTRICT_CHIEF,CITY_ENTRY,CITY_NODAL,STATE_NODAL,MINISTRY_NODAL}'::text[],
      'SEE_ASSETS'),
    ('{CITY_ENTRY,CITY_NODAL}', 'TAG_ASSETS'),
    ('{CITY_NODAL}', 'KEEP_ASSETS')
  ) as o (roles, operation) on r.role = any (o.roles);
