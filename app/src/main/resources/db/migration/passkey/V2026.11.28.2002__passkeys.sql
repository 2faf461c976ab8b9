-- Public keys of people's devices (WebAuthn level 3). No secret is here: a copy of the table signs
-- nobody in.

create schema passkey;
grant usage on schema passkey to abhaya_app;

create table passkey.credential (
  id              bigint      primary key generated always as identity,
  handle          text        not null unique,
  -- The person whose key it is.
  person          text        not null references access.person (handle),
  credential_id   bytea       not null unique,
  -- Identifier of the device's model, credential id and public key, as the device said them.
  attested        bytea       not null,
  signature_count bigint      not null,
  backup_eligible boolean     not null,
  backup_state    boolean     not null,
  label           text        not null,
  added_at        timestamptz not null,
  last_used_at    timestamptz,
  removed_at      timestamptz,
  constraint credential_handle check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint credential_label  check (char_length(label) between 1 and 60),
  constraint credential_id_length check (length(credential_id) between 1 and 1023),
  constraint credential_count  check (signature_count >= 0)
);
create index credential_person on passkey.credential (person) where removed_at is null;

-- Challenges already answered: each answer counts once. Rows leave when the challenge would have
-- expired by itself.
create table passkey.answered (
  challenge_hash bytea       primary key,
  expires_at     timestamptz not null,
  constraint answered_hash check (length(challenge_hash) = 32)
);
create index answered_expiry on passkey.answered (expires_at);

alter table passkey.credential enable row level security;
alter table passkey.credential force row level security;
alter table passkey.answered enable row level security;
alter table passkey.answered force row level security;

create policy program on passkey.credential using ((select access.is_program()));
create policy program on passkey.answered using ((select access.is_program()));

grant select, insert, update on passkey.credential to abhaya_app;
grant select, insert, delete on passkey.answered to abhaya_app;
