-- Ways back for who lost her authenticator or forgot her password; programs that audit; the names
-- that an auditor reads beside the handles of the trail.

-- While a half is reset nobody signs in with the account. Who reset it is kept, since both halves
-- at once take two administrators.
alter table access.account
  add column factor_reset_at   timestamptz,
  add column factor_reset_by   bigint,
  add column password_reset_at timestamptz,
  add column password_reset_by bigint,
  add constraint account_factor_reset   check ((factor_reset_at is null) = (factor_reset_by is null)),
  add constraint account_password_reset
    check ((password_reset_at is null) = (password_reset_by is null)),
  add constraint account_two_persons    check (factor_reset_by <> password_reset_by);

-- What a one-time link renews: the whole account, or the half that was reset.
alter table access.enrolment
  add column kind text not null default 'ACCOUNT',
  add constraint enrolment_kind check (kind in ('ACCOUNT','PASSWORD','FACTOR','BOTH')),
  add constraint enrolment_of   check (kind = 'ACCOUNT' or person_id is not null);
create index enrolment_person on access.enrolment (person_id) where used_at is null;

alter policy newcomer on access.enrolment
  with check (kind = 'ACCOUNT' and person_id = any (array(select access.people_in_scope())));

-- Nobody touches her own postings.
create policy not_own_new on access.posting as restrictive for insert
  with check ((select access.is_program()) or person_id <> (select sec.uid()));
create policy not_own_changed on access.posting as restrictive for update
  using ((select access.is_program()) or person_id <> (select sec.uid()));
create policy not_own_gone on access.posting as restrictive for delete
  using ((select access.is_program()) or person_id <> (select sec.uid()));
-- A posting that has not begun is taken back whole; the trail keeps that it was there.
grant delete on access.posting to abhaya_app;
create policy not_begun on access.posting as restrictive for delete
  using (lower(valid) > jurisdiction.today());

create index posting_person on access.posting (person_id);

alter table access.client
  drop constraint client_role,
  drop constraint client_scopes,
  add constraint client_role   check (role in ('FEED_CLIENT','READER_CLIENT','SIGNAL_CLIENT',
                                               'DEVICE_CLIENT','AUDIT_CLIENT')),
  add constraint client_scopes check (cardinality(scopes) > 0
                         and scopes <@ array['feeds','read','signals','devices','units','trail']);

insert into access.role_right (role, operation, reach, tie, purpose)
values ('AUDIT_CLIENT', 'READ_TRAIL', 'WITHIN', 'NONE', 'AUDIT');

-- For the functions below alone: nobody can sign in as the owner.
create policy named on access.person for select to abhaya_owner using (true);
create policy named on access.posting for select to abhaya_owner using (true);
create policy named on access.client for select to abhaya_owner using (true);

-- Whose acts this auditor may read: people who hold or held a posting in her units, and programs
-- entered there.
create function access.audited() returns table (handle text, display_name text)
  language plpgsql stable security definer parallel restricted rows 500
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not access.may('READ_TRAIL') then return; end if;
  return query
    with mine (id) as materialized (select jurisdiction.units_in_scope())
    select p.handle, p.display_name
      from access.person p
     where access.sees_nation('READ_TRAIL')
        or exists (select from access.posting o join mine m on m.id = o.unit_id
                    where o.person_id = p.id)
     union all
    select c.handle, c.client_id
      from access.client c
      join mine m on m.id = c.unit_id;
end $$;
grant execute on function access.audited() to abhaya_app;
