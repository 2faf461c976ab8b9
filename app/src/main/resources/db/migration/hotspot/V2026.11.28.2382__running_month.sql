-- Counts of the month that runs, published on Mondays and frozen in between: who looks twice must not
-- learn from the change when one event happened. Only what may be shown is kept here.

create table hotspot.month_release (
  city        text        not null references hotspot.ground,
  unit_id     int         not null references jurisdiction.unit,
  month       date        not null,
  released_on date        not null,
  counted_at  timestamptz not null,
  constraint month_release_once  primary key (city, released_on),
  constraint month_release_month check (month = released_on - (extract(day from released_on)::int - 1))
);

create table hotspot.month_shown (
  city        text not null,
  unit_id     int  not null references jurisdiction.unit,
  released_on date not null,
  cell        int  not null,
  -- Rounded to fives; a count that is withheld has no row.
  events      int  not null,
  constraint month_shown_once primary key (city, released_on, cell),
  constraint month_shown_of   foreign key (city, released_on) references hotspot.month_release,
  constraint month_shown_fives check (events >= 5 and events % 5 = 0)
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['month_release','month_shown'] loop
    execute format('alter table hotspot.%I enable row level security', guarded);
    execute format('alter table hotspot.%I force row level security', guarded);
    execute format($policy$
      create policy reader on hotspot.%I for select using (
           (select access.sees_nation('SEE_WORKS'))
        or unit_id = any (array(select access.units_for('SEE_WORKS'))))
      $policy$, guarded);
    execute format('create policy program on hotspot.%I using ((select access.is_program()))',
      guarded);
  end loop;
end $$;

grant select, insert on hotspot.month_release, hotspot.month_shown to abhaya_app;
