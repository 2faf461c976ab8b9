-- Who may read where units were: those who send them, and their supervisor.

insert into access.role_right (role, operation, reach, tie, purpose)
values ('DISPATCHER',         'SEE_POSITIONS', 'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_POSITIONS', 'WITHIN', 'NONE', 'DISPATCH');
