-- Views of lists that people keep, and files of case rows that wait for a second person.

create schema listing;
grant usage on schema listing to abhaya_app;

create table listing.kept_view (
  id         bigint      primary key generated always as identity,
  handle     text        not null unique,
  person_id  bigint      not null,
  unit_id    int         not null,
  -- Path of the list: /cases, /trail, /investigation.
  list       text        not null,
  name       text        not null,
  address    text        not null,
  shared     boolean     not null default false,
  kept_at    timestamptz not null,
  -- Null: it stands. A view that was taken away can be brought back.
  removed_at timestamptz,
  constraint kept_view_handle  check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint kept_view_list    check (list ~ '^/[a-z/-]{1,40}$'),
  constraint kept_view_name    check (char_length(name) between 1 and 60),
  constraint kept_view_address check (address like '/%' and address not like '//%'
                                      and char_length(address) <= 1500)
);
create index kept_view_person on listing.kept_view (person_id, list);
create index kept_view_unit on listing.kept_view (unit_id, list) where shared;

create table listing.export_ask (
  id         bigint      primary key generated always as identity,
  handle     text        not null unique,
  asked_by   bigint      not null,
  asked_name text        not null,
  asked_role text        not null,
  -- The unit of the posting in which she asked.
  unit_id    int         not null,
  list       text        not null,
  address    text        not null,
  only_rows  text[]      not null,
  format     text        not null,
  purpose    text        not null,
  row_count  int         not null,
  asked_at   timestamptz not null,
  decided_by bigint,
  decided_at timestamptz,
  approved   boolean,
  taken_at   timestamptz,
  constraint export_ask_handle  check (handle ~ '^[A-Za-z0-9_-]{22}$'),
  constraint export_ask_list    check (list ~ '^/[a-z/-]{1,40}$'),
  constraint export_ask_address check (address like '/%' and char_length(address) <= 1500),
  constraint export_ask_format  check (format in ('CSV', 'XLSX', 'PDF')),
  constraint export_ask_purpose check (purpose ~ '^[A-Z_]{1,20}$'),
  constraint export_ask_rows    check (row_count > 0),
  -- Nobody decides about her own.
  constraint export_ask_two     check (decided_by <> asked_by),
  constraint export_ask_decided check ((decided_by is null) = (decided_at is null)
                                       and (decided_by is null) = (approved is null)),
  constraint export_ask_taken   check (taken_at is null or approved)
);
create index export_ask_person on listing.export_ask (asked_by, asked_at);
create index export_ask_unit on listing.export_ask (unit_id) where decided_at is null;

alter table listing.kept_view enable row level security;
alter table listing.kept_view force row level security;
alter table listing.export_ask enable row level security;
alter table listing.export_ask force row level security;

create policy own on listing.kept_view
  using (person_id = (select sec.uid()))
  with check (person_id = (select sec.uid()) and unit_id = (select sec.unit()));
create policy shared on listing.kept_view for select
  using (shared and removed_at is null and unit_id = (select sec.unit()));

create policy own on listing.export_ask
  using (asked_by = (select sec.uid()))
  with check (asked_by = (select sec.uid()) and unit_id = (select sec.unit()));
create policy second on listing.export_ask
  using (unit_id = any (array(select access.units_for('APPROVE_EXPORT')))
         and asked_by <> (select sec.uid()))
  with check (decided_by = (select sec.uid()));

grant select, insert on listing.kept_view, listing.export_ask to abhaya_app;
grant update (removed_at) on listing.kept_view to abhaya_app;
grant update (decided_by, decided_at, approved, taken_at) on listing.export_ask to abhaya_app;
grant usage on all sequences in schema listing to abhaya_app;
