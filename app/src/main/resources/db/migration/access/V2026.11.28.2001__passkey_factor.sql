-- A session may be opened and proven once more by a passkey. Passkeys added before a person's
-- second factor was last renewed are void: a lost telephone takes them with it.

alter table access.session add column passkey_at timestamptz;
alter table access.account add column passkeys_since timestamptz;
