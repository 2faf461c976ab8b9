package abhaya.investigation.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// What the memory of facts reads from the database: places of units on a day, as far as the acting
/// person may see them, and the facts themselves.
@Repository
class FactPlaces {
  private static final int FETCHED_AT_ONCE = 10_000;

  private final JdbcClient jdbc;

  FactPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A block or station and the child of the unit that answers for it on the day.
  record Place(int block, int child) {}

  /// The places of a unit, and how far the facts had come in the same look.
  record Places(long version, List<Place> places) {}

  /// What the tallies say of a state's block: all its cases as they stand now.
  record Sum(int block, long n, long reported, long inTime, long charged) {}

  record Sums(long version, List<Sum> sums) {}

  /// Places in the acting person's scope; what lies outside counts for nothing, as in the tables.
  @Transactional(readOnly = true)
  public Places of(Ask ask, FigureSql.Level level) {
    var version = new long[1];
    var places = new ArrayList<Place>();
    jdbc.sql(FigureSql.places(level))
        .param("unit", ask.unit().id().value())
        .param("day", ask.asOf().day())
        .query(
            (RowCallbackHandler)
                row -> {
                  version[0] = row.getLong("version");
                  int child = row.getInt("child");
                  if (!row.wasNull()) places.add(new Place(row.getInt("block"), child));
                });
    return new Places(version[0], places);
  }

  /// All facts and blocks in one look; the version they are of.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public long load(FactColumns into) {
    long version = jdbc.sql("select version from compliance.writer").query(Long.class).single();
    jdbc.sql(
            """
            select case_id, station_id, recorded_on, reported_on, kind, basis, age_mask, act_mask,
                   group_mask, charged, returned
              from compliance.case_fact
            """)
        .withFetchSize(FETCHED_AT_ONCE)
        .query((RowCallbackHandler) row -> into.put(fact(row)));
    into.place(
        jdbc.sql("select station_id, state_block, district_block from compliance.station_block")
            .query((row, number) ->
                new FactColumns.Blocks(row.getInt(1), row.getInt(2), row.getInt(3)))
            .list());
    return version;
  }

  private static FactColumns.Fact fact(ResultSet row) throws SQLException {
    return new FactColumns.Fact(
        row.getLong("case_id"),
        row.getInt("station_id"),
        row.getObject("recorded_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class),
        new FactColumns.Trait(
            row.getInt("kind"),
            row.getInt("basis"),
            row.getInt("age_mask"),
            row.getInt("act_mask"),
            row.getInt("group_mask"),
            row.getBoolean("charged"),
            row.getBoolean("returned")));
  }

  /// The states' sums as the tallies have them.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Sums sums() {
    long version = jdbc.sql("select version from compliance.writer").query(Long.class).single();
    var sums =
        jdbc.sql(
                """
                select t.block, sum(t.n) as n, sum(t.reported) as reported,
                       sum(t.in_time) as in_time, sum(t.charged) as charged
                  from compliance.tally_month t
                  join compliance.block b on b.id = t.block and b.level = 'STATE'
                 group by t.block
                """)
            .query((row, number) ->
                new Sum(
                    row.getInt("block"),
                    row.getLong("n"),
                    row.getLong("reported"),
                    row.getLong("in_time"),
                    row.getLong("charged")))
            .list();
    return new Sums(version, sums);
  }
}
