package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// What the embedded server of a program holds, read as its administrator.
record Disk(Program program) {
  private static final int PORT_LINE = 3;

  /// Each is a count of what must not be there after a restart.
  private static final Map<String, String> HALVES =
      Map.of(
          "a FIR was kept but is no case",
          """
          select count(*) from feed.envelope e
           where e.type = 'FIR'
             and not exists (select from cases.case_file f
                              where (f.source, f.key) = (e.source, e.key))
             and not exists (select from feed.quarantine q
                              where (q.source, q.type, q.key) = (e.source, e.type, e.key))
          """,
          "a case without its record",
          """
          select count(*) from cases.case_file f
           where not exists (select from feed.envelope e
                              where (e.source, e.type, e.key) = (f.source, 'FIR', f.key))
          """,
          "a happening was kept but is in no case",
          """
          select count(*) from feed.envelope e
           where e.source = 'KILL' and e.type <> 'FIR'
             and not exists (select from cases.case_file f join cases.happening h on h.case_id = f.id
                              where (f.source, f.key) = (e.source, e.subject)
                                and (h.kind, h.key) = (e.type, e.key))
          """,
          "a happening without its record",
          """
          select count(*) from cases.happening h join cases.case_file f on f.id = h.case_id
           where not exists (select from feed.envelope e
                              where (e.source, e.type, e.key) = (f.source, h.kind, h.key))
          """,
          "an import that still claims to run",
          """
          select count(*) from feed.batch where state = 'RUNNING'
          """);

  /// Nothing is half written.
  void mustBeWhole() throws IOException, SQLException {
    try (var admin = DriverManager.getConnection(address());
        var ask = admin.createStatement()) {
      for (var half : HALVES.entrySet()) {
        try (var rows = ask.executeQuery(half.getValue())) {
          rows.next();
          assertThat(rows.getLong(1)).as(half.getKey()).isZero();
        }
      }
    }
  }

  private String address() throws IOException {
    var key =
        Base64.getDecoder()
            .decode(Files.readString(program.data().resolve("database.key")).strip());
    var mark = program.data().resolve("postgresql/database/postmaster.pid");
    return "jdbc:postgresql://127.0.0.1:%s/abhaya?user=abhaya_admin&password=%s"
        .formatted(Files.readAllLines(mark).get(PORT_LINE).strip(), HexFormat.of().formatHex(key));
  }
}
