-- When an investigating officer first opened each of these cases. A handle is 128 random bits: who
-- can name one has been let in to it; nobody's name is told.
create function trail.first_opened(objects text[])
  returns table (object text, at timestamptz)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if coalesce(sec.purpose(), '') not in ('INVESTIGATE', 'SUPERVISE', 'PROSECUTE') then
    return;
  end if;
  return query
    select e.object, min(e.at)
      from trail.entry e
     where e.object = any (objects) and e.object_kind = 'CASE' and e.action = 'VIEW'
       and e.role = 'IO' and e.decision = 'ALLOW'
     group by e.object;
end
$$;
revoke all on function trail.first_opened(text[]) from public;
grant execute on function trail.first_opened(text[]) to abhaya_app;
