-- Which arrivals were looked at for what they teach of the road, each once, and what came of it. The
-- trip itself is kept elsewhere and names no assignment.
create table dispatch.trip_judged (
  assignment_id bigint primary key references dispatch.assignment,
  outcome       text   not null,
  constraint trip_judged_outcome check (outcome in ('LEARNT','TRIAL','NO_PLACE','NO_START',
    'DISAGREED','TOO_SHORT','TOO_FAST','TOO_SLOW','ROUNDABOUT'))
);
alter table dispatch.trip_judged enable row level security;
alter table dispatch.trip_judged force row level security;
create policy program on dispatch.trip_judged using ((select access.is_program()));
grant select, insert on dispatch.trip_judged to abhaya_app;

create index assignment_arrived on dispatch.assignment (on_scene_at) where on_scene_at is not null;

-- Where an incident is, as far as a trip to it is concerned; under the reader's own rights.
create function dispatch.destination(incident bigint)
  returns table (lat double precision, lon double precision, radius_metres double precision,
                 trial boolean, station_id int, centre_id int)
  language sql stable
as $$
  select i.lat, i.lon, i.radius_metres, i.trial, i.station_id, i.centre_id
    from incident.incident i where i.id = incident
$$;
grant execute on function dispatch.destination(bigint) to abhaya_app;
