-- Incidents and units: who sees, takes, dispatches, supervises; and the crew in the field.

-- The list of roles is made longer, whatever stood on it.
do $$
declare
  known text[];
begin
  -- printed as ARRAY['A'::text, …] or as '{A,…}'::text[]: the words in capitals are the list
  select array_agg(m[1]) into known
    from pg_constraint c,
         regexp_matches(pg_get_constraintdef(c.oid), '\m([A-Z][A-Z_]+)\M', 'g') m
   where m[1] not in ('CHECK', 'ANY', 'ARRAY') and c.conname = 'posting_role' and c.conrelid = 'access.posting'::regclass;
  execute format(
    'alter table access.posting drop constraint posting_role,
       add constraint posting_role check (role = any (%L::text[]))',
    known || array['UNIT_CREW']);
end $$;

insert into access.role_right (role, operation, reach, tie, purpose)
values
       ('CALL_TAKER', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('DISPATCHER', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('DISTRICT_CHIEF', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('SHO', 'SEE_INCIDENTS', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('CALL_TAKER', 'TAKE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('DISPATCHER', 'TAKE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'TAKE_INCIDENTS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('DISPATCHER', 'DISPATCH', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'DISPATCH', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SUPERVISE_ROOM', 'WITHIN', 'NONE', 'DISPATCH'),
       ('UNIT_CREW', 'ACT_AS_UNIT', 'WITHIN', 'NONE', 'DISPATCH'),
       ('DISPATCHER', 'SEE_RECOMMENDATION', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_RECOMMENDATION', 'WITHIN', 'NONE', 'DISPATCH'),
       ('READER_CLIENT', 'SEE_RECOMMENDATION', 'WITHIN', 'NONE', 'STATISTICS'),
       ('MINISTRY_ANALYST', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'STATISTICS'),
       ('STATE_HQ', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('RANGE', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('SHO', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'SUPERVISE'),
       ('CONTROL_SUPERVISOR', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'DISPATCH'),
       ('READER_CLIENT', 'SEE_RESPONSE_FIGURES', 'WITHIN', 'NONE', 'STATISTICS'),
       ('UNIT_CREW', 'SEE_LAW', 'ANYWHERE', 'NONE', 'DISPATCH'),
       ('UNIT_CREW', 'SEE_UNITS', 'ANYWHERE', 'NONE', 'DISPATCH');

-- The person who answers for a unit in a role today, by the nearest unit above that has one; null
-- where nobody is posted. For escalations, which end with a name.
create function access.answers_for(wanted text, unit int) returns text
  language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
  with recursive above (id, level) as (
    select unit, 0
    union all
    select p.parent_id, a.level + 1
      from above a
      join jurisdiction.placement p on p.unit_id = a.id and p.valid @> current_date
     where p.parent_id is not null and a.level < 10)
  select e.display_name
    from above a
    join access.posting o on o.unit_id = a.id and o.role = wanted and o.valid @> current_date
    join access.person e on e.id = o.person_id and e.active
   order by a.level, e.id
   limit 1
$$;
grant execute on function access.answers_for(text, int) to abhaya_app;
