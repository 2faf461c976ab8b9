-- Which demonstration this installation was begun with, and how far its load has come.

create schema demo;
grant usage on schema demo to abhaya_app;

-- The same seed and moment make the same country, so a load that was cut off goes on as it began.
create table demo.plan (
  only_one    boolean     primary key default true check (only_one),
  name        text        not null,
  seed        bigint      not null,
  lived_until timestamptz not null,
  loaded_at   timestamptz
);

create table demo.loaded_state (
  lgd       int         primary key,
  loaded_at timestamptz not null
);

grant select, insert, update on demo.plan to abhaya_app;
grant select, insert on demo.loaded_state to abhaya_app;
