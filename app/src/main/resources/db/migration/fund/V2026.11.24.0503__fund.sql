-- Money of the Safe City projects: ledger in paise, its reviews, published figures, certificates.

create schema fund;
grant usage on schema fund to abhaya_app;

create table fund.account (
  city    text primary key,
  unit_id int  not null references jurisdiction.unit,
  -- Hundredths borne by the Centre; the State bears the rest.
  centre  int  not null,
  mode    text not null,
  scheme  text not null,
  grantee text not null,
  constraint account_city   check (city ~ '^[A-Z]{3}$'),
  constraint account_centre check (centre between 0 and 100),
  constraint account_mode   check (mode in ('ADVANCE','JUST_IN_TIME'))
);

-- One line of a ledger, never changed: a correction is another line that names this one.
create table fund.entry (
  id           bigint      primary key generated always as identity,
  handle       uuid        not null unique default gen_random_uuid(),
  city         text        not null references fund.account,
  unit_id      int         not null references jurisdiction.unit,
  kind         text        not null,
  amount_paise bigint      not null,
  on_day       date        not null,
  holder       text        not null,
  component    text,
  contract     text,
  to_holder    text,
  account      text,
  order_no     text,
  instalment   int         not null default 0,
  replaces     uuid        references fund.entry (handle),
  reason       text        not null default '',
  -- Where it was printed; empty for what was entered.
  source       text        not null default '',
  -- Codes of the warnings with which it was taken.
  warnings     text[]      not null default '{}',
  entered_by   bigint      not null,
  entered_at   timestamptz not null,
  constraint entry_kind   check (kind in ('SANCTION','CENTRE_RELEASE','STATE_RELEASE','EXPENDITURE',
                           'COMMITMENT','COMMITMENT_ENDED','INTEREST','INTEREST_RETURNED','MOVED',
                           'SURRENDER')),
  constraint entry_amount check (amount_paise > 0),
  constraint entry_holder check (char_length(holder) between 1 and 120),
  constraint entry_texts  check (char_length(reason) <= 500 and char_length(source) <= 500
                           and char_length(component) <= 40 and char_length(contract) <= 80
                           and char_length(to_holder) <= 120 and char_length(account) <= 80
                           and char_length(order_no) <= 80),
  constraint entry_correction check (replaces is null or reason <> '')
);
create index entry_city on fund.entry (city, on_day);

create table fund.act (
  entry     bigint      not null references fund.entry,
  number    int         not null,
  round     int         not null,
  unit_id   int         not null references jurisdiction.unit,
  move      text        not null,
  office    text        not null,
  person_id bigint      not null,
  person    text        not null,
  remark    text        not null default '',
  acted_at  timestamptz not null,
  constraint act_once       primary key (entry, number),
  constraint act_other_hand unique (entry, round, person_id),
  constraint act_move       check (move in ('SUBMIT','VERIFY','APPROVE','ACCEPT','RETURN')),
  constraint act_remark     check (move <> 'RETURN' or remark <> '')
);

-- What the books of the grantee say at the two ends of a year; the ledger does not know it.
create table fund.books (
  city             text        not null references fund.account,
  first_year       int         not null,
  version          int         not null,
  unit_id          int         not null references jurisdiction.unit,
  opening_cash     bigint      not null,
  opening_advances bigint      not null,
  general          bigint      not null,
  salary           bigint      not null,
  capital          bigint      not null,
  closing_cash     bigint      not null,
  closing_advances bigint      not null,
  entered_by       bigint      not null,
  entered_at       timestamptz not null,
  constraint books_once primary key (city, first_year, version)
);

-- The account in which a holder keeps money of the project.
create table fund.holding (
  city     text not null references fund.account,
  holder   text not null,
  unit_id  int  not null references jurisdiction.unit,
  number   text not null,
  since_on date not null,
  constraint holding_once primary key (city, holder)
);

-- Certificates that were given for a year.
create table fund.certificate (
  city       text        not null references fund.account,
  first_year int         not null,
  form       text        not null,
  unit_id    int         not null references jurisdiction.unit,
  closing    bigint      not null,
  given_on   date        not null,
  source     text        not null default '',
  constraint certificate_once primary key (city, first_year, form),
  constraint certificate_form check (form in ('12-A','12-C'))
);

-- A transfer of a share on its way to the single nodal account.
create table fund.transfer (
  city        text    not null references fund.account,
  number      int     not null,
  unit_id     int     not null references jurisdiction.unit,
  of_centre   boolean not null,
  released_on date    not null,
  received_on date,
  constraint transfer_once primary key (city, number)
);

-- Figures as they were printed. Where two prints differ, both are here.
create table fund.published (
  print   text    not null,
  row_no  int     not null,
  place   text    not null,
  measure text    not null,
  period  text    not null,
  value   numeric,
  counts  text    not null,
  as_of   date    not null,
  source  text    not null,
  note    text    not null,
  constraint published_once   primary key (print, row_no),
  constraint published_counts check (counts in ('CRORE','PERCENT')),
  constraint published_source check (source <> '')
);

do $$
declare
  guarded text;
begin
  foreach guarded in array
    array['account','entry','act','books','holding','certificate','transfer'] loop
    execute format('alter table fund.%I enable row level security', guarded);
    execute format('alter table fund.%I force row level security', guarded);
    execute format($policy$
      create policy reader on fund.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on fund.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

create policy maker on fund.entry for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()));
create policy maker on fund.books for insert with check (
      unit_id = any (array(select access.units_for('ENTER_WORKS')))
  and entered_by = (select sec.uid()));

create policy actor on fund.act for insert with check (
  person_id = (select sec.uid())
  and case move
        when 'SUBMIT'  then unit_id = any (array(select access.units_for('ENTER_WORKS')))
        when 'VERIFY'  then unit_id = any (array(select access.units_for('VERIFY_WORKS')))
        when 'APPROVE' then unit_id = any (array(select access.units_for('APPROVE_WORKS')))
        when 'ACCEPT'  then unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
        else unit_id = any (array(select access.units_for('VERIFY_WORKS')))
          or unit_id = any (array(select access.units_for('APPROVE_WORKS')))
          or unit_id = any (array(select access.units_for('ACCEPT_WORKS')))
      end);

-- Print is public; inside the house it is for whoever sees the boards.
alter table fund.published enable row level security;
alter table fund.published force row level security;
create policy reader on fund.published for select using ((select access.may('SEE_WORKS')));
create policy program on fund.published using ((select access.is_program()));

grant select, insert on all tables in schema fund to abhaya_app;
grant usage on all sequences in schema fund to abhaya_app;
