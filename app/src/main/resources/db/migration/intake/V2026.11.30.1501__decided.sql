-- The queue is read at every change of the room. Whether a signal still waits stands on its own row,
-- so that the read finds those who wait and passes over the millions who do not.

alter table intake.signal add column decided boolean not null default false;
update intake.signal s set decided = true
 where exists (select from intake.disposition d where d.signal_id = s.id);
grant update (decided) on intake.signal to abhaya_app;

create function intake.decide() returns trigger language plpgsql as $$
begin
  update intake.signal set decided = true where id = new.signal_id;
  return null;
end $$;
create trigger decided after insert on intake.disposition
  for each row execute function intake.decide();

create index signal_waiting on intake.signal (received_at) where lead_id is null and not decided;
