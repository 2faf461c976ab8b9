-- Whoever keeps the list of people, and whoever answers for the control room, may take a file of what
-- she sees; above fifty rows a second person agrees, as with cases.

insert into access.role_right (role, operation, reach, tie, purpose)
values ('DATA_ADMIN', 'EXPORT', 'WITHIN', 'NONE', 'ADMIN'),
       ('CONTROL_SUPERVISOR', 'EXPORT', 'WITHIN', 'NONE', 'DISPATCH');
