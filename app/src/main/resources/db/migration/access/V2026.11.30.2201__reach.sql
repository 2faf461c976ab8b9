-- What a reader may use an operation on, as one list that is kept, in all policies.
create function access.stations_list(op text) returns int[]
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then return jurisdiction.stations_list(); end if;
  return '{}';
end $$;

create function access.units_list(op text) returns int[]
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then return jurisdiction.units_list(); end if;
  return '{}';
end $$;

-- Every policy written until now asks array(select access.stations_for('…')) or units_for; the same
-- units come as a list. A policy says what it said: only how the list comes is another.
do $$
declare
  asked constant text := 'ARRAY\( SELECT access\.(stations|units)_for\((''[A-Z_]+'')::text\) AS \1_for\)';
  listed constant text := '(( SELECT access.\1_list(\2))::integer[])';
  one record;
begin
  for one in
    select p.*, format('%I.%I', p.schemaname, p.tablename) as place
      from pg_policies p
     where p.qual ~ asked or p.with_check ~ asked
  loop
    if one.qual is not null then
      execute format('alter policy %I on %s using (%s)', one.policyname, one.place,
                     regexp_replace(one.qual, asked, listed, 'g'));
    end if;
    if one.with_check is not null then
      execute format('alter policy %I on %s with check (%s)', one.policyname, one.place,
                     regexp_replace(one.with_check, asked, listed, 'g'));
    end if;
  end loop;
end $$;
