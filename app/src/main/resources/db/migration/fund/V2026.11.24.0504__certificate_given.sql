-- A certificate is given with the State's countersignature.
create policy giver on fund.certificate for insert with check (
  unit_id = any (array(select access.units_for('APPROVE_WORKS'))));
