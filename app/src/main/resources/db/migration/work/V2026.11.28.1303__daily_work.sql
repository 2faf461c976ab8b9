-- Daily work on cases: what officers enter here, notes, tasks, transfers that wait for an answer,
-- acts on many cases at once, and the addresses of calendars.
--
-- Every table is guarded by the case it belongs to: who does not see the case sees no row of it.

create schema work;
grant usage on schema work to abhaya_app;

-- A record as an officer gave it, in the words of the feed. Given under her own rights; put among
-- the records of the case by the program, which takes only what stands here. A correction is the
-- next version of the same key, and the version before stays to be read.
create table work.entry (
  id          bigint      primary key generated always as identity,
  key         text        not null,
  version     int         not null,
  case_handle text        not null,
  kind        text        not null,
  fields      jsonb       not null,
  -- giver, taker and laboratory of an exhibit's leg; with whom a delayed case lies
  extra       jsonb       not null default '{}',
  happened_at timestamptz not null,
  entered_at  timestamptz not null,
  author_id   bigint      not null,
  author      text        not null,
  role        text        not null,
  why         text,
  state       text        not null default 'GIVEN',
  form        text        not null,
  constraint entry_once    unique (key, version),
  constraint entry_form    unique (author_id, form),
  constraint entry_key     check (key ~ '^[A-Za-z0-9_-]{22}$'),
  constraint entry_version check (version between 1 and 1000),
  constraint entry_kind    check (kind in ('STEP','DELAY','OFFICER','TRANSFER','FINAL_REPORT')),
  constraint entry_state   check (state in ('GIVEN','STANDS','REFUSED')),
  constraint entry_why     check ((why is null) = (version = 1) and why ~ '^[A-Z][A-Z_]{2,39}$'),
  constraint entry_sizes   check (pg_column_size(fields) < 4000 and pg_column_size(extra) < 2000)
);
create index entry_case on work.entry (case_handle, id);

-- An entry taken out without another in its place: it is shown struck through.
create table work.strike (
  key         text        primary key,
  case_handle text        not null,
  struck_at   timestamptz not null,
  author_id   bigint      not null,
  author      text        not null,
  role        text        not null,
  why         text        not null check (why ~ '^[A-Z][A-Z_]{2,39}$'),
  done        boolean     not null default false
);
create index strike_case on work.strike (case_handle);

create table work.note (
  id          bigint      primary key generated always as identity,
  handle      text        not null unique,
  case_handle text        not null,
  kind        text        not null,
  text        text        not null,
  mentions    bigint[]    not null default '{}',
  written_at  timestamptz not null,
  author_id   bigint      not null,
  author      text        not null,
  role        text        not null,
  struck_at   timestamptz,
  struck_by   text,
  struck_why  text,
  bulk        text,
  form        text        not null,
  constraint note_form unique (author_id, form),
  constraint note_kind check (kind in ('NOTE','REMINDER','PROPOSED','SIGNED_OFF','SENT_BACK')),
  constraint note_text check (char_length(text) <= 1000),
  constraint note_needs_text check (kind in ('PROPOSED','SIGNED_OFF') or text <> ''),
  constraint note_struck check ((struck_at is null) = (struck_by is null)
                                and (struck_at is null) = (struck_why is null))
);
create index note_case on work.note (case_handle, id);
create index note_mention on work.note using gin (mentions);

create table work.task (
  id          bigint      primary key generated always as identity,
  handle      text        not null unique,
  case_handle text        not null,
  what        text        not null,
  to_id       bigint      not null,
  to_name     text        not null,
  until_on    date        not null,
  state       text        not null default 'OPEN',
  version     int         not null default 1,
  given_at    timestamptz not null,
  author_id   bigint      not null,
  author      text        not null,
  role        text        not null,
  bulk        text,
  form        text        not null,
  constraint task_form  unique (author_id, form, case_handle),
  constraint task_state check (state in ('OPEN','DONE','WITHDRAWN')),
  constraint task_what  check (char_length(what) between 1 and 300)
);
create index task_case on work.task (case_handle, id);
create index task_mine on work.task (to_id) where state = 'OPEN';

-- What became of a task, step by step.
create table work.task_step (
  id        bigint      primary key generated always as identity,
  task      text        not null references work.task (handle),
  act       text        not null check (act in ('GIVEN','DONE','REOPENED','WITHDRAWN')),
  at        timestamptz not null,
  author_id bigint      not null,
  author    text        not null
);
create index task_step_task on work.task_step (task, id);

-- A case offered to another station. Nothing moves until its officer in charge accepts.
create table work.transfer (
  id          bigint      primary key generated always as identity,
  handle      text        not null unique,
  case_handle text        not null,
  fir_number  text        not null,
  zero_fir    boolean     not null,
  recorded_on date        not null,
  from_unit   int         not null references jurisdiction.unit,
  to_unit     int         not null references jurisdiction.unit,
  reason      text        not null check (reason ~ '^[A-Z][A-Z_]{2,39}$'),
  sent_at     timestamptz not null,
  author_id   bigint      not null,
  author      text        not null,
  state       text        not null default 'WAITING',
  decided_at  timestamptz,
  decided_by  text,
  decided_why text        check (decided_why ~ '^[A-Z][A-Z_]{2,39}$'),
  new_number  text,
  form        text        not null,
  constraint transfer_form  unique (author_id, form),
  constraint transfer_moves check (from_unit <> to_unit),
  constraint transfer_state check (state in ('WAITING','ACCEPTED','RETURNED','WITHDRAWN')),
  constraint transfer_decided check ((state = 'WAITING') = (decided_at is null))
);
create unique index transfer_one_waits on work.transfer (case_handle) where state = 'WAITING';
create index transfer_from on work.transfer (from_unit, state);
create index transfer_to on work.transfer (to_unit, state);

-- One act on many cases, and what came of it in each.
create table work.bulk (
  handle    text        primary key,
  kind      text        not null check (kind in ('ASSIGN','TASK','REMIND')),
  at        timestamptz not null,
  author_id bigint      not null,
  undone_at timestamptz,
  form      text        not null,
  constraint bulk_form unique (author_id, form)
);
create table work.bulk_row (
  bulk        text not null references work.bulk,
  case_handle text not null,
  outcome     text not null check (outcome in ('DONE','REFUSED','UNDONE','KEPT')),
  code        text,
  ref         text,
  constraint bulk_row_once primary key (bulk, case_handle)
);

-- A calendar program reads by an address that nobody can guess. Only its hash is here.
create table work.calendar (
  secret_hash bytea       primary key,
  handle      text        not null unique,
  person_id   bigint      not null,
  posting_id  bigint      not null,
  language    text        not null,
  made_at     timestamptz not null,
  read_at     timestamptz,
  revoked_at  timestamptz,
  constraint calendar_hash check (length(secret_hash) = 32)
);
create index calendar_person on work.calendar (person_id) where revoked_at is null;

-- Whether a case is on offer to a station the reader is in charge of.
create function work.is_offered(h text) returns boolean
  language sql stable parallel restricted
as $$
  select exists (select from work.transfer t
                  where t.case_handle = h and t.state = 'WAITING'
                    and (select access.tie('CHANGE_CASE')) = 'NONE'
                    and t.to_unit = any (array(select access.units_for('CHANGE_CASE'))))
$$;

do $$
declare
  name text;
begin
  foreach name in array array['entry','strike','note','task','task_step','transfer','bulk',
                              'bulk_row','calendar'] loop
    execute format('alter table work.%I enable row level security', name);
    execute format('alter table work.%I force row level security', name);
    execute format('create policy program on work.%I using ((select access.is_program()))', name);
  end loop;
end $$;

create policy read on work.entry for select using (cases.is_visible(case_handle));
create policy give on work.entry for insert with check (
  author_id = (select sec.uid()) and state = 'GIVEN'
  and (cases.may_on('CHANGE_CASE', case_handle)
       or kind = 'TRANSFER' and work.is_offered(case_handle)));

create policy read on work.strike for select using (cases.is_visible(case_handle));
create policy give on work.strike for insert with check (
  author_id = (select sec.uid()) and not done and cases.may_on('CHANGE_CASE', case_handle));

-- A mention shows its writer's words to nobody who does not see the case.
create policy read on work.note for select using (cases.may_work_on(case_handle));
create policy give on work.note for insert with check (
  author_id = (select sec.uid()) and cases.may_work_on(case_handle));
create policy strike on work.note for update
  using (author_id = (select sec.uid()) and cases.may_work_on(case_handle))
  with check (author_id = (select sec.uid()));

create policy read on work.task for select using (cases.may_work_on(case_handle));
create policy give on work.task for insert with check (
  author_id = (select sec.uid()) and cases.may_work_on(case_handle));
create policy change on work.task for update using (cases.may_work_on(case_handle));

create policy read on work.task_step for select using (
  exists (select from work.task t where t.handle = task));
create policy give on work.task_step for insert with check (
  author_id = (select sec.uid()) and exists (select from work.task t where t.handle = task));

create policy read on work.transfer for select using (
  from_unit = any (array(select access.units_for('SEE_CASE_LIST')))
  or to_unit = any (array(select access.units_for('SEE_CASE_LIST'))));
create policy offer on work.transfer for insert with check (
  author_id = (select sec.uid()) and state = 'WAITING'
  and (select access.tie('CHANGE_CASE')) = 'NONE'
  and from_unit = any (array(select access.units_for('CHANGE_CASE')))
  and cases.may_on('CHANGE_CASE', case_handle));
create policy answer on work.transfer for update using (
  state = 'WAITING' and (select access.tie('CHANGE_CASE')) = 'NONE'
  and (to_unit = any (array(select access.units_for('CHANGE_CASE')))
       or from_unit = any (array(select access.units_for('CHANGE_CASE')))))
  with check (true);

create policy own on work.bulk using (author_id = (select sec.uid()));
create policy own on work.bulk_row using (
  exists (select from work.bulk b where b.handle = bulk and b.author_id = (select sec.uid())));
create policy own on work.calendar using (person_id = (select sec.uid()));

grant select, insert, update on all tables in schema work to abhaya_app;
grant usage on all sequences in schema work to abhaya_app;
grant execute on function work.is_offered(text) to abhaya_app;
