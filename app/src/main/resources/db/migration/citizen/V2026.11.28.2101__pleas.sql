-- The side of an SOS that the caller holds in her hand: one plea beside one signal. She is known by
-- a token that only her telephone has; here stands its hash. What she said and where she was is
-- personal and goes 72 hours after the end.

create schema citizen;
grant usage on schema citizen to abhaya_app;

create table citizen.plea (
  id            bigint           primary key generated always as identity,
  handle        text             not null unique,
  signal_handle text             not null unique,
  token_hash    text             not null unique,
  incident      text,
  stage         text             not null default 'SENT',
  quiet         boolean          not null default false,
  writes        boolean          not null default false,
  child         boolean          not null default false,
  volunteers    boolean          not null default false,
  refused_at    timestamptz,
  -- Keyed hash of what her telephone calls itself.
  caller_mark   text,
  -- What she said with her PIN: SAFE; or HOLD, which looks the same to whoever stands beside her.
  ended         text,
  ended_at      timestamptz,
  lat           double precision,
  lon           double precision,
  radius_metres double precision,
  placed_at     timestamptz,
  begun_at      timestamptz      not null,
  over_at       timestamptz,
  rating        smallint,
  again_at      timestamptz,
  -- Volunteers on their way to her, and the code by which both know each other.
  helpers       smallint         not null default 0,
  says          text,
  answers       text,
  constraint plea_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint plea_signal check (signal_handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint plea_token  check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint plea_stage  check (stage in ('SENT','HEARD','COMING','THERE','OVER')),
  constraint plea_over   check ((stage = 'OVER') = (over_at is not null)),
  constraint plea_ended  check (ended in ('SAFE','HOLD')),
  constraint plea_place  check ((lat is null) = (lon is null) and lat between -90 and 90
                                and lon between -180 and 180),
  constraint plea_rating check (rating between 1 and 5)
);
create index plea_incident on citizen.plea (incident) where incident is not null;
create index plea_open on citizen.plea (begun_at) where stage <> 'OVER';

-- Text both ways, for who cannot speak or hear.
create table citizen.message (
  id         bigint      primary key generated always as identity,
  plea_id    bigint      not null references citizen.plea on delete cascade,
  key        text        not null,
  mine       boolean     not null,
  words      text        not null,
  said_at    timestamptz not null,
  constraint message_once  unique (plea_id, key),
  constraint message_key   check (char_length(key) between 8 and 64),
  constraint message_words check (char_length(words) between 1 and 1000)
);

-- The link for somebody she trusts. It shows what comes, never where she is exactly.
create table citizen.share (
  id         bigint      primary key generated always as identity,
  plea_id    bigint      not null references citizen.plea on delete cascade,
  token_hash text        not null unique,
  opened_at  timestamptz not null,
  ends_at    timestamptz not null,
  constraint share_token check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint share_ends  check (ends_at <= opened_at + interval '24 hours')
);

-- Whom she never wants to come: keyed hashes of numbers.
create table citizen.blocked (
  plea_id bigint not null references citizen.plea on delete cascade,
  mark    text   not null,
  constraint blocked_once primary key (plea_id, mark)
);

create table citizen.coming (
  plea_id    bigint      not null references citizen.plea on delete cascade,
  assignment text        not null,
  unit_id    int         not null,
  state      text        not null,
  moved_at   timestamptz not null,
  constraint coming_once primary key (plea_id, assignment)
);

do $$
declare
  name text;
begin
  foreach name in array array['plea','message','share','blocked','coming'] loop
    execute format('alter table citizen.%I enable row level security', name);
    execute format('alter table citizen.%I force row level security', name);
    execute format('create policy program on citizen.%I using ((select access.is_program()))', name);
  end loop;
end $$;
create policy seen on citizen.plea for select using ((select access.may('TAKE_SIGNALS')));
create policy seen on citizen.message for select using ((select access.may('TAKE_SIGNALS')));
create policy written on citizen.message for insert with check (
  (select access.may('TAKE_SIGNALS')) and not mine);

grant select, insert, delete on citizen.plea, citizen.message, citizen.share, citizen.blocked,
                                citizen.coming to abhaya_app;
grant update on citizen.plea, citizen.share, citizen.coming to abhaya_app;
