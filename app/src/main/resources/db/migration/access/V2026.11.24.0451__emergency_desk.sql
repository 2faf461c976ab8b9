-- The people of the control room: call takers, dispatchers and their supervisor.

alter table access.posting
  drop constraint posting_role,
  add constraint posting_role check (role in ('MINISTRY_ANALYST','STATE_HQ','RANGE',
    'DISTRICT_CHIEF','SUBDIVISION','SHO','IO','PROSECUTOR','DATA_ADMIN','AUDITOR','CALL_TAKER',
    'DISPATCHER','CONTROL_SUPERVISOR'));

insert into access.role_right (role, operation, reach, tie, purpose)
values ('CALL_TAKER',         'SEE_LAW',      'ANYWHERE', 'NONE', 'DISPATCH'),
       ('CALL_TAKER',         'SEE_UNITS',    'ANYWHERE', 'NONE', 'DISPATCH'),
       ('CALL_TAKER',         'SEE_SIGNALS',  'WITHIN',   'NONE', 'DISPATCH'),
       ('CALL_TAKER',         'TAKE_SIGNALS', 'WITHIN',   'NONE', 'DISPATCH'),
       ('DISPATCHER',         'SEE_LAW',      'ANYWHERE', 'NONE', 'DISPATCH'),
       ('DISPATCHER',         'SEE_UNITS',    'ANYWHERE', 'NONE', 'DISPATCH'),
       ('DISPATCHER',         'SEE_SIGNALS',  'WITHIN',   'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_LAW',      'ANYWHERE', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_UNITS',    'ANYWHERE', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_SIGNALS',  'WITHIN',   'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'TAKE_SIGNALS', 'WITHIN',   'NONE', 'DISPATCH');

-- The name of the program that acts; null for a person.
create function access.client_name() returns text
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
begin
  return (select c.client_id from access.client c where c.id = sec.uid());
end $$;
grant execute on function access.client_name() to abhaya_app;
