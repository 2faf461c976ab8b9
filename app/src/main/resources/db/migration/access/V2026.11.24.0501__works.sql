-- People of Safe City: who enters in a city, who looks it over there, who takes it for the State,
-- who for the ministry. Each step is another person's.

-- The list of roles is made longer, whatever stood on it.
do $$
declare
  known text[];
begin
  select array_agg(m[1]) into known
    from pg_constraint c,
         regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
   where c.conname = 'posting_role' and c.conrelid = 'access.posting'::regclass;
  execute format(
    'alter table access.posting drop constraint posting_role,
       add constraint posting_role check (role = any (%L::text[]))',
    known || array['CITY_ENTRY','CITY_NODAL','STATE_NODAL','MINISTRY_NODAL']);
end $$;

insert into access.role_right (role, operation, reach, tie, purpose)
select r.role, o.operation, o.reach, 'NONE', r.purpose
  from (values
    ('MINISTRY_ANALYST','STATISTICS'), ('STATE_HQ','SUPERVISE'), ('DISTRICT_CHIEF','SUPERVISE'),
    ('READER_CLIENT','STATISTICS'), ('CITY_ENTRY','SUPERVISE'), ('CITY_NODAL','SUPERVISE'),
    ('STATE_NODAL','SUPERVISE'), ('MINISTRY_NODAL','SUPERVISE')) as r (role, purpose)
  join (values
    ('{MINISTRY_ANALYST,STATE_HQ,DISTRICT_CHIEF,READER_CLIENT,CITY_ENTRY,CITY_NODAL,STATE_NODAL,MINISTRY_NODAL}'::text[],
      'SEE_WORKS', 'WITHIN'),
    ('{CITY_ENTRY,CITY_NODAL,STATE_NODAL,MINISTRY_NODAL}', 'SEE_LAW', 'ANYWHERE'),
    ('{CITY_ENTRY,CITY_NODAL,STATE_NODAL,MINISTRY_NODAL}', 'SEE_UNITS', 'ANYWHERE'),
    ('{CITY_ENTRY,CITY_NODAL,STATE_NODAL,MINISTRY_NODAL}', 'EXPORT', 'WITHIN'),
    ('{CITY_ENTRY,CITY_NODAL}', 'ENTER_WORKS', 'WITHIN'),
    ('{CITY_NODAL}', 'VERIFY_WORKS', 'WITHIN'),
    ('{STATE_NODAL}', 'APPROVE_WORKS', 'WITHIN'),
    ('{MINISTRY_NODAL}', 'ACCEPT_WORKS', 'WITHIN')
  ) as o (roles, operation, reach) on r.role = any (o.roles);
