-- Browsers that want to be told while their page is closed, and messages on the way to them.

create schema push;
grant usage on schema push to abhaya_app;

-- One browser of one person for one kind, as long as her session lives or until she, the browser or
-- the service gives it up. P1: who knows the endpoint can ring, though with no word of ours.
create table push.subscription (
  id         bigint      primary key generated always as identity,
  kind       text        not null,
  person_id  bigint      references access.person,
  posting_id bigint,
  session    text,
  -- whom it belongs to where nobody signs in: the handle of what she follows
  holder     text,
  endpoint   text        not null,
  -- entry of the list of services that it falls under
  service    text        not null,
  point      bytea       not null,
  secret     bytea       not null,
  language   text        not null,
  -- our key that the browser subscribed to: a machine with another one cannot use it
  sender     text        not null,
  made_at    timestamptz not null,
  constraint subscription_kind     check (kind ~ '^[A-Z][A-Z_]{1,30}$'),
  constraint subscription_owner    check (
    (person_id is not null) <> (holder is not null)
    and (person_id is null) = (posting_id is null) and (person_id is null) = (session is null)),
  constraint subscription_holder   check (holder ~ '^[A-Za-z0-9_-]{22}$'),
  constraint subscription_endpoint check (endpoint like 'https://%' and char_length(endpoint) <= 1000),
  constraint subscription_point    check (octet_length(point) = 65),
  constraint subscription_secret   check (octet_length(secret) = 16),
  constraint subscription_language check (language in ('en','hi')),
  -- one browser, one owner of each kind
  constraint subscription_once     unique (endpoint, kind)
);
create index subscription_person on push.subscription (person_id, kind);
create index subscription_holder on push.subscription (holder, kind) where holder is not null;
create index subscription_session on push.subscription (session);

-- Written in the transaction of what it tells of. It holds no word of that. A row goes when it was
-- handed over, when its time is over, or with its subscription.
create table push.message (
  id              bigint      primary key generated always as identity,
  handle          text        not null unique,
  subscription_id bigint      not null references push.subscription on delete cascade,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  next_at         timestamptz not null,
  claimed_until   timestamptz,
  tries           int         not null default 0,
  constraint message_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint message_lives  check (expires_at > made_at),
  constraint message_tries  check (tries between 0 and 6)
);
-- one that waits speaks for all that come meanwhile
create unique index message_one_waits on push.message (subscription_id)
 where tries = 0 and claimed_until is null;
create index message_of_subscription on push.message (subscription_id);
create index message_due on push.message (next_at);

alter table push.subscription enable row level security;
alter table push.subscription force row level security;
alter table push.message enable row level security;
alter table push.message force row level security;

create policy program on push.subscription using ((select access.is_program()));
create policy program on push.message using ((select access.is_program()));
create policy own on push.subscription for select using (person_id = (select sec.uid()));

grant select, insert, update, delete on push.subscription, push.message to abhaya_app;
