-- What other modules ask of a case when they guard rows of their own, and who may read what
-- happened for a list.

-- A list says of each case what it waits for. The state's headquarters and the district see lists,
-- so they read the happenings of the cases in them; a row holds codes, days and opaque tokens.
alter policy read on cases.happening
  using ((select access.is_program())
         or (select access.may('SEE_CASE_LIST'))
            and exists (select from cases.case_file f where f.id = case_id));

-- The reader sees this case in a list, or on its page; the policy of the case decides.
create function cases.is_visible(h text) returns boolean
  language sql stable parallel restricted
as $$ select exists (select from cases.case_file f where f.handle = h) $$;

-- The reader may use this operation on this case.
create function cases.may_on(op text, h text) returns boolean
  language sql stable parallel restricted
as $$
  select exists (
    select from cases.case_file f
     where f.handle = h
       and f.station_id = any (array(select access.stations_for(op)))
       and case (select access.tie(op))
             when 'NONE' then true
             when 'OFFICER' then f.officer_id = (select access.officer_id())
             when 'PROSECUTION' then f.with_prosecution
             else false
           end)
$$;

-- The officer of the case, its station, or a supervisor above.
create function cases.may_work_on(h text) returns boolean
  language sql stable parallel restricted
as $$ select cases.may_on('CHANGE_CASE', h) or cases.may_on('SUPERVISE_CASE', h) $$;

grant execute on function cases.is_visible(text), cases.may_on(text, text),
                          cases.may_work_on(text) to abhaya_app;
