-- What people have typed into forms and not sent yet. Each sees her own alone.

create schema draft;
grant usage on schema draft to abhaya_app;

create table draft.draft (
  person_id bigint      not null,
  -- Path to which the form is sent.
  form      text        not null,
  fields    jsonb       not null,
  typed_at  timestamptz not null,
  primary key (person_id, form),
  constraint draft_form   check (form ~ '^/[A-Za-z0-9/._-]{1,119}$'),
  constraint draft_fields check (jsonb_typeof(fields) = 'object'
                                 and octet_length(fields::text) <= 200000)
);

alter table draft.draft enable row level security;
alter table draft.draft force row level security;
create policy own on draft.draft
  using (person_id = (select sec.uid())) with check (person_id = (select sec.uid()));
grant select, insert, update, delete on draft.draft to abhaya_app;
