-- A session may be opened by a passkey or on the word of an identity provider, and proven once more. Passkeys added before a person's
-- second factor was last renewed are void: a lost telephone takes them with it.

alter table access.session add column passkey_at timestamptz,
                           add column provider_at timestamptz;
alter table access.account add column passkeys_since timestamptz;
