-- A pole is found by the number painted on it.
create index asset_pole on asset.asset (city, upper(fields ->> 'poleNo'))
  where kind in ('LIGHT', 'SMART_POLE');
