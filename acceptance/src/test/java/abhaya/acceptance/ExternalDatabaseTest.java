package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.platform.PostgresServer;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The same on a server that others run: an ordinary owner of one database is enough.
class ExternalDatabaseTest {
  private static final String OWNER = "operator";
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  /// A state to which this test sends no records.
  private static final String UNTOUCHED = "IN.06";

  /// Long enough ago that all is entered: the two demonstrations begin some seconds apart.
  private static final int DAYS_AGO = 400;

  @Test
  void anExternalServerGivesTheSameFigures() throws Exception {
    var folder = Program.folder();
    Files.createDirectories(folder);
    try (var server = PostgresServer.start(folder, 0, List.of())) {
      var url = databaseOf(server);
      try (var program = Program.start(Program.folder(), "--demo", "tiny", "--database-url", url)) {
        assertThat(program.data().resolve("postgresql")).doesNotExist();
        var feed = Feed.of(program);
        var day = LocalDate.now(INDIA).minusDays(DAYS_AGO);
        var counts = feed.counts(UNTOUCHED, day);
        assertThat(counts).isEqualTo(countsOfItsOwnServer(day));
        assertThat(counts.path("registered").asInt()).isPositive();

        feed.send(0);
        program.interrupt();
        program.startAgain();
        feed.mustBeKnown(0);
        assertThat(program.console()).hasSize(1);
      }
    } finally {
      Program.delete(folder.resolveSibling(""));
    }
  }

  /// An invented country is that of its day: the two must begin on the same, so this one is not shared
  /// with tests that began earlier.
  private static JsonNode countsOfItsOwnServer(LocalDate day) throws Exception {
    try (var program = Program.start(Program.folder(), "--demo", "tiny")) {
      return Feed.of(program).counts(UNTOUCHED, day);
    }
  }

  private static String databaseOf(PostgresServer server) throws Exception {
    try (var admin = DriverManager.getConnection(server.adminUrl("postgres"));
        var tell = admin.createStatement()) {
      tell.execute("create role " + OWNER + " login createrole password 'not-a-secret'");
      tell.execute("create database investigations owner " + OWNER);
    }
    return "jdbc:postgresql://127.0.0.1:%d/investigations?user=%s&password=not-a-secret"
        .formatted(server.port(), OWNER);
  }
}
