-- Volunteers: who proves, who agrees, who releases; and the volunteer herself.

-- The list of roles is made longer, whatever stood on it.
do $$
declare
  known text[];
begin
  select array_agg(m[1]) into known
    from pg_constraint c,
         regexp_matches(pg_get_constraintdef(c.oid), '\m([A-Z][A-Z_]+)\M', 'g') m
   where m[1] not in ('CHECK', 'ANY', 'ARRAY')
     and c.conname = 'posting_role' and c.conrelid = 'access.posting'::regclass;
  execute format(
    'alter table access.posting drop constraint posting_role,
       add constraint posting_role check (role = any (%L::text[]))',
    known || array['VOLUNTEER']);
end $$;

insert into access.role_right (role, operation, reach, tie, purpose)
values ('SHO',                'SEE_VOLUNTEERS',      'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION',        'SEE_VOLUNTEERS',      'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF',     'SEE_VOLUNTEERS',      'WITHIN', 'NONE', 'SUPERVISE'),
       ('SHO',                'REGISTER_VOLUNTEERS', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION',        'APPROVE_VOLUNTEERS',  'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF',     'APPROVE_VOLUNTEERS',  'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISPATCHER',         'RELEASE_VOLUNTEERS',  'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'RELEASE_VOLUNTEERS',  'WITHIN', 'NONE', 'DISPATCH'),
       ('VOLUNTEER',          'ACT_AS_VOLUNTEER',    'WITHIN', 'NONE', 'DISPATCH');
