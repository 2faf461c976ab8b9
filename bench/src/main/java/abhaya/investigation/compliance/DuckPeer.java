package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/// The same facts in DuckDB, in memory and in this process: a columnar engine that reads all of them
/// for each question, on all cores.
final class DuckPeer implements AutoCloseable {
  private static final String FACTS =
      "select state_block, recorded_on, due_on, reported_on, charged from compliance.case_fact";
  private static final String PLACES =
      """
      select block_id, coalesce(lower(valid), '0001-01-01'), coalesce(upper(valid), '9999-12-31'),
             state_id
        from compliance.block_place where level = 'STATE'
      """;

  private static final String QUESTION =
      """
      with asked as (select ?::date as day, ?::date as ended, ?::date as first, ?::date as last)
      select p.child,
             count(*) filter (due_on <= ended and reported_on <= due_on and reported_on <= day) as in_time,
             count(*) filter (due_on <= ended and reported_on > due_on and reported_on <= day) as late,
             count(*) filter (due_on <= ended and (reported_on is null or reported_on > day)) as overdue,
             count(*) filter (due_on > ended and reported_on <= day) as young_disposed,
             count(*) filter (due_on > ended and (reported_on is null or reported_on > day)) as young_open,
             count(*) filter (charged and reported_on <= day) as charge_sheets,
             count(*) filter (ended - due_on between 0 and 29 and (reported_on is null or reported_on > day)) as up_to_30,
             count(*) filter (ended - due_on between 30 and 59 and (reported_on is null or reported_on > day)) as up_to_60,
             count(*) filter (ended - due_on between 60 and 119 and (reported_on is null or reported_on > day)) as up_to_120,
             count(*) filter (ended - due_on between 120 and 179 and (reported_on is null or reported_on > day)) as up_to_180,
             count(*) filter (ended - due_on > 179 and (reported_on is null or reported_on > day)) as over_180
        from fact f, asked
        join place p on p.block = f.block and p.since <= asked.day and p.until > asked.day
       where f.recorded_on between asked.first and asked.last
       group by p.child
      """;

  private final Connection duck;

  DuckPeer(Installation installation, Path folder) throws SQLException, IOException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
    copy(
        installation,
        folder,
        FACTS,
        "fact",
        "{'block': 'int', 'recorded_on': 'date', 'due_on': 'date', 'reported_on': 'date',"
            + " 'charged': 'varchar'}");
    copy(
        installation,
        folder,
        PLACES,
        "place",
        "{'block': 'int', 'since': 'date', 'until': 'date', 'child': 'int'}");
    try (var statement = duck.createStatement()) {
      statement.execute("alter table fact alter charged type boolean");
    }
  }

  private void copy(
      Installation installation, Path folder, String from, String table, String columns)
      throws SQLException, IOException {
    var file = folder.resolve(table + ".csv");
    try (var admin = BenchAdmin.open(installation.product());
        var out = Files.newOutputStream(file)) {
      var copies = admin.unwrap(PGConnection.class).getCopyAPI();
      copies.copyOut("copy (" + from + ") to stdout (format csv)", out);
    }
    try (var statement = duck.createStatement()) {
      statement.execute(
          "create table %s as select * from read_csv('%s', header = false, columns = %s)"
              .formatted(table, file, columns));
    }
    Files.delete(file);
  }

  Map<UnitId, Figures> answer(Ask ask) throws SQLException {
    var found = new HashMap<UnitId, Figures>();
    try (var question = duck.prepareStatement(QUESTION)) {
      question.setDate(1, Date.valueOf(ask.asOf().day()));
      question.setDate(2, Date.valueOf(ask.asOf().lastEndedDay()));
      question.setDate(3, Date.valueOf(ask.window().from()));
      question.setDate(4, Date.valueOf(ask.window().lastKnownOn(ask.asOf().day())));
      try (var row = question.executeQuery()) {
        while (row.next()) found.put(new UnitId(row.getInt("child")), Counting.figures(row));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
