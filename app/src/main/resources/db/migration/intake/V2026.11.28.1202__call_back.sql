-- Who is to be called back, and who cannot speak: worked out from all events of a call. And the
-- presses of one device, found by its name.

alter table intake.signal
  add column call_back boolean not null default false,
  add column keyed     boolean not null default false;
update intake.signal set call_back = true where over and not answered;
grant update (call_back, keyed) on intake.signal to abhaya_app;

create index caller_device on intake.caller (device, signal_id) where device is not null;
