package abhaya.investigation.compliance;

import abhaya.investigation.mirror.DashboardMirror;
import abhaya.investigation.mirror.MirrorCheck;
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

  /// What the tallies say of every block and month of record, and of which version they are.
  record Tallies(long version, List<MirrorCheck.Tally> rows) {}

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

  /// All facts and blocks and what the tallies say of them, in one look.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Tallies load(FactColumns into) {
    var told = tallies();
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
    return told;
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

  /// The tallies of states and districts as they stand.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Tallies tallies() {
    long version = version();
    var rows =
        jdbc.sql(
                """
                select b.level, t.block, t.recorded_month, t.n, t.reported, t.in_time, t.charged
                  from compliance.tally_month t
                  join compliance.block b on b.id = t.block and b.level in ('STATE', 'DISTRICT')
                """)
            .withFetchSize(FETCHED_AT_ONCE)
            .query((row, number) ->
                new MirrorCheck.Tally(
                    DashboardMirror.Level.valueOf(row.getString("level")),
                    row.getInt("block"),
                    row.getObject("recorded_month", LocalDate.class),
                    row.getLong("n"),
                    row.getLong("reported"),
                    row.getLong("in_time"),
                    row.getLong("charged")))
            .list();
    return new Tallies(version, rows);
  }

  /// The version of the facts in the look that is under way.
  @Transactional(readOnly = true)
  public long version() {
    return jdbc.sql("select version from compliance.writer").query(Long.class).single();
  }
}
