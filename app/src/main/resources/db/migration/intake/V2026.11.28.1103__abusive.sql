-- An abusive call is moved on with one key. It is kept, and it blocks no number.
do $$
declare
  known text[];
begin
  -- printed as ARRAY['A'::text, …] or as '{A,…}'::text[]: the words in capitals are the list
  select array_agg(m[1]) into known
    from pg_constraint c,
         regexp_matches(pg_get_constraintdef(c.oid), '\m([A-Z][A-Z_]+)\M', 'g') m
   where m[1] not in ('CHECK', 'ANY', 'ARRAY') and c.conname = 'disposition_outcome' and c.conrelid = 'intake.disposition'::regclass;
  execute format(
    'alter table intake.disposition drop constraint disposition_outcome,
       add constraint disposition_outcome check (outcome = any (%L::text[]))',
    known || array['ABUSIVE']);
end $$;
