-- What a reader may use an operation on, as ranges of units' numbers, in all policies.
create function access.station_ranges(op text) returns int4multirange
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then return jurisdiction.station_ranges(); end if;
  return '{}';
end $$;

create function access.unit_ranges(op text) returns int4multirange
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  if access.may(op) then return jurisdiction.unit_ranges(); end if;
  return '{}';
end $$;
grant execute on function access.station_ranges(text), access.unit_ranges(text) to abhaya_app;

-- Every policy written until now asks whether a number is in a list; the same units come as ranges. A
-- policy says what it said. None was read by an index: each stands beside another, by or.
do $$
declare
  listed constant text :=
    '= ANY \(\( SELECT access\.(station|unit)s_list\((''[A-Z_]+'')::text\) AS \1s_list\)::integer\[\]\)';
  ranged constant text := '<@ ( SELECT access.\1_ranges(\2))';
  one record;
begin
  for one in
    select p.*, format('%I.%I', p.schemaname, p.tablename) as place
      from pg_policies p
     where p.qual ~ listed or p.with_check ~ listed
  loop
    if one.qual is not null then
      execute format('alter policy %I on %s using (%s)', one.policyname, one.place,
                     regexp_replace(one.qual, listed, ranged, 'g'));
    end if;
    if one.with_check is not null then
      execute format('alter policy %I on %s with check (%s)', one.policyname, one.place,
                     regexp_replace(one.with_check, listed, ranged, 'g'));
    end if;
  end loop;
  if exists (select from pg_policies p where p.qual ~ '_list\(' or p.with_check ~ '_list\(') then
    raise exception 'a policy still asks for a list';
  end if;
end $$;
