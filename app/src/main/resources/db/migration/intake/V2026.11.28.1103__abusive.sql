-- An abusive call is moved on with one key. It is kept, and it blocks no number.
do $$
declare
  known text[];
begin
  select array_agg(m[1]) into known
    from pg_constraint c,
         regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
   where c.conname = 'disposition_outcome' and c.conrelid = 'intake.disposition'::regclass;
  execute format(
    'alter table intake.disposition drop constraint disposition_outcome,
       add constraint disposition_outcome check (outcome = any (%L::text[]))',
    known || array['ABUSIVE']);
end $$;
