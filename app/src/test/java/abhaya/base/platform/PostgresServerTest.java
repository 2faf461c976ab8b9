package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
  private Path data;

  @BeforeEach
  void aFolder() throws Exception {
    data = Files.createTempDirectory("abhaya-server-");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removed() throws Exception {
    PostgresBinaries.deleteTree(data);
  }

  private static String ask(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void tell(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theServerIsDurableAndDemandsAPassword() throws Exception {
    try (var server = PostgresServer.start(data, 0, List.of())) {
      var url = server.adminUrl("postgres");
      for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        assertThat(ask(url, "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(url, "show data_checksums")).isEqualTo("on");
      assertThat(ask(url, "select version()")).startsWith("PostgreSQL 18");
      assertThat(ask(url, "show wal_segment_size")).isEqualTo("4MB");
      assertThat(ask(url, "show min_wal_size")).isEqualTo("1GB");
      assertThatThrownBy(() -> ask(url.replaceAll("password=[^&]*", "password=guess"), "select 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aSecondStartFindsEverythingAgain() throws Exception {
    try (var server = PostgresServer.start(data, 0, List.of())) {
      tell(server.adminUrl("postgres"), "create table kept as select 42 as answer");
    }
    try (var server = PostgresServer.start(data, 0, List.of())) {
      assertThat(ask(server.adminUrl("postgres"), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void aServerThatWasLeftBehindIsStoppedFirst() throws Exception {
    var left = PostgresServer.start(data, 0, List.of());
    tell(left.adminUrl("postgres"), "create table kept as select 7 as answer");
    try (var server = PostgresServer.start(data, 0, List.of())) {
      assertThat(ask(server.adminUrl("postgres"), "select answer from kept")).isEqualTo("7");
    }
    left.close();
  }

  @Test
  void aServerThatDiesIsStartedAgainWithAllThatWasCommitted() throws Exception {
    try (var server = PostgresServer.start(data, 0, List.of())) {
      var url = server.adminUrl("postgres");
      tell(url, "create table kept as select 12 as answer");
      long killed = mark();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      assertThat(askPatiently(url, "select answer from kept")).isEqualTo("12");
      assertThat(mark()).isNotEqualTo(killed);
    }
    assertThatThrownBy(() -> mark()).isInstanceOf(NoSuchFileException.class);
  }

  private long mark() throws IOException {
    var folder = ServerPlace.choose(data).folder();
    var line = Files.readAllLines(folder.resolve("database/postmaster.pid")).getFirst();
    return Long.parseLong(line.strip());
  }

  private static String askPatiently(String url, String sql) throws Exception {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        return ask(url, sql);
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadline) throw notYet;
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theAddressGivenToThePoolHoldsNoPassword() {
    assertThat(DatabaseConfig.withoutUser("jdbc:postgresql://db/abhaya?user=a&password=b&ssl=true"))
        .isEqualTo("jdbc:postgresql://db/abhaya?ssl=true");
    assertThat(DatabaseConfig.withoutUser("jdbc:postgresql://db/abhaya?user=a&password=b"))
        .isEqualTo("jdbc:postgresql://db/abhaya");
  }
}
