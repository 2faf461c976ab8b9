-- Signals of distress as they came, what was read out of them, and what became of them.
--
-- The bytes are kept apart from what lists show, and so is who called: a list cannot leak what its
-- statement does not touch. Nothing here is ever changed into something better: a place is added
-- beside the places known, a disposition is written once.

create schema intake;
grant usage on schema intake to abhaya_app;

create table intake.signal (
  id          bigint      primary key generated always as identity,
  handle      text        not null unique,
  reference   text        not null,
  journal_no  bigint      not null,
  channel     text        not null,
  meaning     text        not null,
  received_at timestamptz not null,
  -- As the sender says; null where unsaid or impossible.
  happened_at timestamptz,
  entered_at  timestamptz not null default now(),
  -- The program that proved who it is; null: nobody did, and the signal counts all the same.
  client      text,
  language    text,
  call        text,
  -- The first signal of the same call, or the call a location message belongs to.
  lead_id     bigint      references intake.signal,
  answered    boolean     not null default false,
  over        boolean     not null default false,
  flags       text[]      not null default '{}',
  taken_by    text,
  taken_at    timestamptz,
  constraint signal_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint signal_lead   check (lead_id <> id),
  constraint signal_taken  check ((taken_by is null) = (taken_at is null))
);
create index signal_received on intake.signal (received_at desc);
create index signal_call on intake.signal (call, received_at) where call is not null;
create index signal_lead on intake.signal (lead_id) where lead_id is not null;

create table intake.original (
  signal_id bigint primary key references intake.signal,
  media     text   not null default '',
  digest    text   not null,
  bytes     bytea  not null,
  constraint original_size check (length(bytes) <= 65536)
);

-- Who called and what was said: personal, opened one at a time and on record.
create table intake.caller (
  signal_id bigint primary key references intake.signal,
  number    text,
  device    text,
  words     text,
  facts     jsonb  not null default '{}'
);
create index caller_number on intake.caller (number) where number is not null;

create table intake.location (
  id                 bigint           primary key generated always as identity,
  signal_id          bigint           not null references intake.signal,
  lat                double precision not null,
  lon                double precision not null,
  -- As said; null where the sender says none.
  radius_metres      double precision,
  confidence_percent int,
  method             text             not null,
  source             text             not null,
  fixed_at           timestamptz,
  received_at        timestamptz      not null,
  altitude_metres    double precision,
  vertical_metres    double precision,
  constraint location_lat check (lat between -90 and 90),
  constraint location_lon check (lon between -180 and 180),
  constraint location_confidence check (confidence_percent between 0 and 100)
);
create index location_signal on intake.location (signal_id);

-- How a signal ended: the key lets it end once.
create table intake.disposition (
  signal_id  bigint      primary key references intake.signal,
  outcome    text        not null,
  type_code  text,
  priority   smallint,
  decided_by text        not null,
  decided_at timestamptz not null default now(),
  constraint disposition_outcome check (outcome in ('HANDED_TO_DISPATCH','SETTLED_BY_PHONE',
    'REFERRED','FALSE_ALARM','DUPLICATE_CALL','EVENT_CANCELLED','TEST','NOT_DISTRESS')),
  constraint disposition_priority check (priority between 1 and 5),
  constraint disposition_dispatch
    check (outcome <> 'HANDED_TO_DISPATCH' or type_code is not null and priority is not null)
);

create table intake.call_back (
  signal_id bigint      not null references intake.signal,
  attempt   int         not null,
  tried_at  timestamptz not null,
  outcome   text        not null,
  tried_by  text        not null,
  constraint call_back_once    primary key (signal_id, attempt),
  constraint call_back_outcome check (outcome in ('REACHED','NO_ANSWER','BUSY','SWITCHED_OFF',
                                                  'OUT_OF_COVERAGE')),
  constraint call_back_attempt check (attempt between 1 and 20)
);

alter table intake.signal enable row level security;
alter table intake.signal force row level security;
alter table intake.original enable row level security;
alter table intake.original force row level security;
alter table intake.caller enable row level security;
alter table intake.caller force row level security;
alter table intake.location enable row level security;
alter table intake.location force row level security;
alter table intake.disposition enable row level security;
alter table intake.disposition force row level security;
alter table intake.call_back enable row level security;
alter table intake.call_back force row level security;

-- One installation is one centre: who works in it sees its signals.
create policy program on intake.signal using ((select access.is_program()));
create policy program on intake.original using ((select access.is_program()));
create policy program on intake.caller using ((select access.is_program()));
create policy program on intake.location using ((select access.is_program()));
create policy program on intake.disposition using ((select access.is_program()));
create policy program on intake.call_back using ((select access.is_program()));
create policy seen on intake.signal for select using ((select access.may('SEE_SIGNALS')));
create policy seen on intake.location for select using ((select access.may('SEE_SIGNALS')));
create policy seen on intake.disposition for select using ((select access.may('SEE_SIGNALS')));
create policy seen on intake.call_back for select using ((select access.may('SEE_SIGNALS')));
create policy taken on intake.signal for update using ((select access.may('TAKE_SIGNALS')));
create policy taken on intake.caller for select using ((select access.may('TAKE_SIGNALS')));
create policy decided on intake.disposition for insert
  with check ((select access.may('TAKE_SIGNALS')));
create policy tried on intake.call_back for insert
  with check ((select access.may('TAKE_SIGNALS')));
-- A program reads the receipts of its own signals, by the name it proved.
create policy receipt on intake.signal for select using (
  (select access.may('SEND_SIGNALS')) and client = (select access.client_name()));

grant select, insert on intake.signal, intake.original, intake.caller, intake.location,
                        intake.disposition, intake.call_back to abhaya_app;
grant update (lead_id, answered, over, taken_by, taken_at) on intake.signal to abhaya_app;
create policy receipt on intake.disposition for select using (
  (select access.may('SEND_SIGNALS'))
  and signal_id in (select s.id from intake.signal s));
