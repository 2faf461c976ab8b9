-- What the control room refers to a station is registered by its head and seen by those above.
insert into access.role_right (role, operation, reach, tie, purpose)
select role, 'SEE_REFERRALS', 'WITHIN', 'NONE', 'SUPERVISE'
  from unnest(array['STATE_HQ','RANGE','DISTRICT_CHIEF','SUBDIVISION','SHO']) as r (role);
insert into access.role_right (role, operation, reach, tie, purpose)
values ('SHO', 'TAKE_REFERRALS', 'WITHIN', 'NONE', 'SUPERVISE');
