-- After the end she is asked whether she is well. What nobody answers goes to the room.

alter table citizen.plea
  add column answered    text,
  add column answered_at timestamptz,
  add column raised_at   timestamptz,
  add column looked_at   timestamptz,
  add constraint plea_answered check (answered in ('WELL','NOT_WELL')),
  add constraint plea_answer   check ((answered is null) = (answered_at is null)),
  add constraint plea_looked   check (looked_at is null or raised_at is not null);
create index plea_unanswered on citizen.plea (over_at) where stage = 'OVER' and raised_at is null;
create index plea_raised on citizen.plea (raised_at) where looked_at is null;
