-- Contract terms that people enter: what a contract of a city promises for a class, and the contract
-- and warranty of one thing. Each entry is a version of its own; what was taken back stays and says so.

create table asset.agreed_terms (
  id             bigint      primary key generated always as identity,
  handle         uuid        not null unique default gen_random_uuid(),
  city           text        not null,
  unit_id        int         not null references jurisdiction.unit,
  contract       text        not null,
  kind           text        not null references asset.kind,
  number         int         not null,
  valid_from     date        not null,
  target_percent numeric     not null,
  -- Minutes of a day; an end before the beginning lies on the next day.
  from_minute    int         not null,
  to_minute      int         not null,
  forgiven       text[]      not null default '{}',
  -- Limits and what they take off the payment, in hundredths: {{98,2},{95,5}}.
  slabs          numeric[][] not null default '{}',
  fix_hours      int         not null,
  silent_minutes int         not null,
  source         text        not null,
  reason         text        not null,
  by_person      bigint      not null,
  entered_at     timestamptz not null,
  undone_at      timestamptz,
  constraint agreed_once     unique (city, contract, kind, number),
  constraint agreed_contract check (contract <> ''),
  constraint agreed_target   check (target_percent between 50 and 100),
  constraint agreed_hours    check (from_minute between 0 and 1439 and to_minute between 0 and 1440
                                    and from_minute <> to_minute),
  constraint agreed_fix      check (fix_hours between 1 and 2160),
  constraint agreed_silent   check (silent_minutes between 1 and 1440)
);

-- Contract, warranty and care contract of one thing as a person corrected them.
create table asset.paper (
  id              bigint      primary key generated always as identity,
  handle          uuid        not null unique default gen_random_uuid(),
  asset_id        bigint      not null references asset.asset,
  unit_id         int         not null,
  number          int         not null,
  contract_before text        not null,
  warranty_before date,
  care_before     date,
  contract        text        not null,
  warranty_until  date,
  care_until      date,
  reason          text        not null,
  by_person       bigint      not null,
  entered_at      timestamptz not null,
  undone_at       timestamptz,
  constraint paper_once unique (asset_id, number)
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['agreed_terms','paper'] loop
    execute format('alter table asset.%I enable row level security', guarded);
    execute format('alter table asset.%I force row level security', guarded);
    execute format($policy$
      create policy reader on asset.%I for select using (
           (select access.sees_nation('SEE_ASSETS'))
        or unit_id = any (array(select access.units_for('SEE_ASSETS'))))
      $policy$, guarded);
    execute format($policy$
      create policy writer on asset.%I for insert with check (
        unit_id = any (array(select access.units_for('KEEP_ASSETS'))))
      $policy$, guarded);
    execute format($policy$
      create policy changer on asset.%I for update using (
        unit_id = any (array(select access.units_for('KEEP_ASSETS'))))
      $policy$, guarded);
    execute format('create policy program on asset.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

grant select, insert on asset.agreed_terms, asset.paper to abhaya_app;
-- Nothing of a version is changed but that it was taken back.
grant update (undone_at) on asset.agreed_terms, asset.paper to abhaya_app;
grant usage on all sequences in schema asset to abhaya_app;
