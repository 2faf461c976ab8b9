package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A country small enough to draw:
///
/// ```
/// IN ── 109 ── RANGE ── DISTRICT ── SUBDIVISION ── STATION, SISTER
///                    └─ NEXT_DISTRICT ───────────── NEXT_STATION
///    └─ 110 ────────── FAR_DISTRICT ─────────────── FAR_STATION
/// ```
public final class FewUnits
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  public static final UnitId STATE = UnitId.ofState(9);
  public static final UnitId RANGE = new UnitId(2001);
  public static final UnitId DISTRICT = new UnitId(2011);
  public static final UnitId NEXT_DISTRICT = new UnitId(2012);
  public static final UnitId FAR_DISTRICT = new UnitId(2013);
  public static final UnitId SUBDIVISION = new UnitId(2021);
  public static final UnitId STATION = new UnitId(2031);
  public static final UnitId SISTER = new UnitId(2032);
  public static final UnitId NEXT_STATION = new UnitId(2033);
  public static final UnitId FAR_STATION = new UnitId(2034);

  private static final String UNITS =
      """
      create temporary table few (id int, kind text, level int, parent int, parent_level int);
      insert into few values
        (2001, 'RANGE', 2, 109, 1), (2011, 'DISTRICT', 3, 2001, 2), (2012, 'DISTRICT', 3, 2001, 2),
        (2013, 'DISTRICT', 3, 110, 1), (2021, 'SUBDIVISION', 4, 2011, 3),
        (2031, 'STATION', 5, 2021, 4), (2032, 'STATION', 5, 2021, 4), (2033, 'STATION', 5, 2012, 3),
        (2034, 'STATION', 5, 2013, 3);
      insert into jurisdiction.unit (id, kind) select id, kind from few;
      insert into jurisdiction.unit_name (unit_id, name_en, valid)
      select id, 'Unit ' || id, daterange('2000-01-01', null) from few;
      insert into jurisdiction.placement (unit_id, level, parent_id, parent_level, label, valid)
      select id, level, parent, parent_level, 'U' || id, daterange('2000-01-01', null) from few;
      select jurisdiction.renew_lineage(null);
      -- a table of another module, guarded as the migration of access recommends
      create schema probe;
      create table probe.row (unit_id int, officer_id text, with_prosecution boolean);
      insert into probe.row
      select u.id, o, p from jurisdiction.unit u, (values ('me'), ('other')) officer (o),
             (values (true), (false)) stage (p);
      create table probe.case_row (id bigint generated always as identity primary key,
                                   station_id int, officer_id text, with_prosecution boolean);
      insert into probe.case_row (station_id, officer_id, with_prosecution)
      select 2031 + n % 4, 'o' || n % 50, n % 3 = 0 from generate_series(1, 20000) n;
      insert into probe.case_row (station_id, officer_id, with_prosecution)
      select 3000 + n % 900, 'o' || n % 50, n % 3 = 0 from generate_series(1, 100000) n;
      create index case_row_station on probe.case_row (station_id);
      analyze probe.case_row;
      alter table probe.row enable row level security;
      alter table probe.row force row level security;
      alter table probe.case_row enable row level security;
      alter table probe.case_row force row level security;
      create policy reach on probe.row using (
        unit_id = any (array(select access.units_for((select current_setting('probe.op', true)))))
        and case (select access.tie(current_setting('probe.op', true)))
              when 'NONE' then true
              when 'OFFICER' then officer_id = (select access.officer_id())
              when 'PROSECUTION' then with_prosecution
            end);
      create policy reach on probe.case_row using (
        station_id = any (array(select access.stations_for('SEE_CASE_LIST')))
        and case (select access.tie('SEE_CASE_LIST'))
              when 'NONE' then true
              when 'OFFICER' then officer_id = (select access.officer_id())
              when 'PROSECUTION' then with_prosecution
            end);
      grant usage on schema probe to abhaya_app;
      grant select on all tables in schema probe to abhaya_app;
      """;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var url = Objects.requireNonNull(context.getEnvironment().getProperty("abhaya.database"));
    try (var admin = DriverManager.getConnection(url);
        var statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute(UNITS);
      admin.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
