-- Messages out of the house: where a person wants them, and the outbox from which they leave.

create schema notice;
grant usage on schema notice to abhaya_app;

-- Her own choice; without a row she gets no message. P2: addresses of officers.
create table notice.setting (
  person_id  bigint      primary key references access.person,
  mail       text,
  phone      text,
  language   text        not null default 'en',
  quiet_from time        not null default '21:00',
  quiet_to   time        not null default '07:00',
  changed_at timestamptz not null,
  constraint setting_mail     check (char_length(mail) between 3 and 254 and mail ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint setting_phone    check (phone ~ '^\+[0-9]{8,15}$'),
  constraint setting_language check (language in ('en','hi'))
);

-- Kinds she does not want; a mandatory kind does not look here.
create table notice.refusal (
  person_id  bigint      not null references access.person,
  kind       text        not null,
  refused_at timestamptz not null,
  constraint refusal_once primary key (person_id, kind)
);

-- Written in the transaction of what it tells of. It holds a handle and an address inside this
-- program, no word of a case.
create table notice.outbox (
  id            bigint      primary key generated always as identity,
  handle        text        not null unique,
  person_id     bigint      not null references access.person,
  kind          text        not null,
  way           text        not null,
  path          text        not null,
  -- how many updates wait behind this one message
  updates       int         not null default 1,
  pierces       boolean     not null,
  state         text        not null default 'WAITING',
  tries         int         not null default 0,
  next_at       timestamptz not null,
  claimed_until timestamptz,
  made_at       timestamptz not null,
  done_at       timestamptz,
  fault         text,
  constraint outbox_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint outbox_way    check (way in ('MAIL','SMS')),
  constraint outbox_state  check (state in ('WAITING','SENDING','SENT','PARKED')),
  constraint outbox_path   check (path ~ '^/[A-Za-z0-9/_.?=&-]{0,200}$'),
  constraint outbox_tries  check (tries between 0 and 6)
);
create unique index outbox_one_waits on notice.outbox (person_id, kind, way)
 where state = 'WAITING' and tries = 0;
create index outbox_due on notice.outbox (way, next_at) where state in ('WAITING','SENDING');
create index outbox_person on notice.outbox (person_id, made_at desc);

alter table notice.setting enable row level security;
alter table notice.setting force row level security;
alter table notice.refusal enable row level security;
alter table notice.refusal force row level security;
alter table notice.outbox enable row level security;
alter table notice.outbox force row level security;

create policy program on notice.setting using ((select access.is_program()));
create policy program on notice.refusal using ((select access.is_program()));
create policy program on notice.outbox using ((select access.is_program()));
create policy own on notice.setting using (person_id = (select sec.uid()));
create policy own on notice.refusal using (person_id = (select sec.uid()));
create policy own on notice.outbox for select using (person_id = (select sec.uid()));

grant select, insert, update on notice.setting, notice.outbox to abhaya_app;
grant select, insert, delete on notice.refusal to abhaya_app;
grant usage on all sequences in schema notice to abhaya_app;
