-- A message that could not be delivered waits for a person: whoever keeps the accounts of its receiver
-- sees that it waits and why, sends it again or gives it up. What once was parked keeps its fault, so
-- that what became of it can be seen.

alter table notice.outbox drop constraint outbox_state;
alter table notice.outbox
  add constraint outbox_state check (state in ('WAITING','SENDING','SENT','PARKED','GIVEN_UP'));
create index outbox_parked on notice.outbox (made_at desc) where fault is not null;

create function notice.is_kept_by_me(person bigint) returns boolean
  language sql stable as $$
  select exists (
    select from access.posting o
     where o.person_id = person
       and o.unit_id = any (array(select access.units_for('ADMIN_PEOPLE'))))
$$;
grant execute on function notice.is_kept_by_me(bigint) to abhaya_app;

create policy keeper on notice.outbox for select
  using (fault is not null and notice.is_kept_by_me(person_id));
create policy keeper_acts on notice.outbox for update
  using (fault is not null and notice.is_kept_by_me(person_id))
  with check (fault is not null and state in ('WAITING','PARKED','GIVEN_UP')
              and notice.is_kept_by_me(person_id));
