-- Who watches for plates, asks for one, agrees, searches, and looks over searches.
insert into access.role_right (role, operation, reach, tie, purpose)
values ('DISPATCHER',         'SEE_PLATES',    'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'SEE_PLATES',    'WITHIN', 'NONE', 'DISPATCH'),
       ('IO',                 'SEE_PLATES',    'WITHIN', 'NONE', 'INVESTIGATE'),
       ('SHO',                'SEE_PLATES',    'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION',        'SEE_PLATES',    'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF',     'SEE_PLATES',    'WITHIN', 'NONE', 'SUPERVISE'),
       ('STATE_HQ',           'SEE_PLATES',    'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISPATCHER',         'WATCH_PLATES',  'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'WATCH_PLATES',  'WITHIN', 'NONE', 'DISPATCH'),
       ('CONTROL_SUPERVISOR', 'LIST_PLATES',   'WITHIN', 'NONE', 'DISPATCH'),
       ('IO',                 'LIST_PLATES',   'WITHIN', 'NONE', 'INVESTIGATE'),
       ('IO',                 'SEARCH_PLATES', 'WITHIN', 'NONE', 'INVESTIGATE'),
       ('SHO',                'LIST_PLATES',   'WITHIN', 'NONE', 'SUPERVISE'),
       ('SUBDIVISION',        'AGREE_PLATES',  'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF',     'AGREE_PLATES',  'WITHIN', 'NONE', 'SUPERVISE'),
       ('DISTRICT_CHIEF',     'WATCH_PLATES',  'WITHIN', 'NONE', 'SUPERVISE'),
       ('STATE_HQ',           'REVIEW_PLATES', 'WITHIN', 'NONE', 'SUPERVISE');
