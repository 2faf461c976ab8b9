-- A station to which an incident was referred may send it back to the room, with a reason.
create policy returned on incident.incident for update using (
  referred_at is not null
  and station_id = any (array(select access.stations_for('TAKE_REFERRALS'))))
  with check (station_id = any (array(select access.stations_for('TAKE_REFERRALS'))));
