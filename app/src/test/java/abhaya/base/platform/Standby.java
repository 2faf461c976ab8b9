package abhaya.base.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server that follows another one, made from the same binaries by a copy of its files; nothing is
/// acknowledged by the first that the second has not on its disk.
final class Standby {
  private static final String NAME = "abhaya_standby";

  /// Made anew by the server at its start, or belonging to one running process.
  private static final List<String> LEFT_OUT =
      List.of("pg_wal", "postmaster.pid", "postmaster.opts", "pg_replslot", "pg_stat_tmp");

  private Standby() {}

  /// Copies the running primary into this folder and starts the copy behind it.
  static PostgresServer follow(Path primaryData, PostgresServer primary, Path data, int port)
      throws IOException, InterruptedException, SQLException {
    copySecret(primaryData, data);
    var from = ServerPlace.choose(primaryData).folder().resolve("database");
    var to = ServerPlace.choose(data).folder().resolve("database");
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    try (var admin = DriverManager.getConnection(primary.adminUrl("postgres"))) {
      say(admin, "select pg_create_physical_replication_slot('" + NAME + "', true)");
      say(admin, "select pg_backup_start('standby', true)");
      copy(from, to);
      var label = say(admin, "select labelfile from pg_backup_stop(false)");
      Files.writeString(to.resolve("backup_label"), label);
      shell("cp", "-a", from.resolve("pg_wal").toString(), to.toString());
    }
    for (var empty : List.of("pg_replslot", "pg_stat_tmp"))
      Files.createDirectory(to.resolve(empty));
    Files.writeString(to.resolve("standby.signal"), "");
    Files.writeString(
        to.resolve("postgresql.auto.conf"),
        "\nprimary_conninfo = '%s'\nprimary_slot_name = '%s'\n".formatted(way(primary), NAME),
        StandardOpenOption.APPEND);
    shell("chown", "-R", "--reference=" + from, to.toString());
    return PostgresServer.start(data, port, List.of());
  }

  /// The same password for the administrator: the copy holds it.
  private static void copySecret(Path primaryData, Path data) throws IOException {
    new DataFolder(data)
        .writePrivate("database.key", Files.readString(primaryData.resolve("database.key")));
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    try (var parts = Files.list(from)) {
      for (var part : parts.toList()) {
        if (LEFT_OUT.contains(part.getFileName().toString())) continue;
        shell("cp", "-a", part.toString(), to.toString());
      }
    }
  }

  private static String way(PostgresServer primary) {
    var url = primary.adminUrl("postgres");
    var said =
        Map.of(
            "user", url.replaceAll(".*[?&]user=([^&]*).*", "$1"),
            "password", url.replaceAll(".*[?&]password=([^&]*).*", "$1"));
    return "host=127.0.0.1 port=%d user=%s password=%s application_name=%s"
        .formatted(primary.port(), said.get("user"), said.get("password"), NAME);
  }

  /// From now on the primary waits with each commit until the standby has it on its disk.
  static void becomeSynchronous(PostgresServer primary) throws SQLException, InterruptedException {
    try (var admin = DriverManager.getConnection(primary.adminUrl("postgres"))) {
      say(admin, "alter system set synchronous_standby_names = '" + NAME + "'");
      say(admin, "select pg_reload_conf()");
      var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!say(admin, "select coalesce(max(sync_state), '') from pg_stat_replication")
          .equals("sync")) {
        if (System.nanoTime() > until) throw new IllegalStateException("no synchronous standby");
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  static void promote(PostgresServer standby) throws SQLException {
    try (var admin = DriverManager.getConnection(standby.adminUrl("postgres"))) {
      if (!say(admin, "select pg_promote(true, 30)").equals("t")) {
        throw new IllegalStateException("the standby was not promoted");
      }
    }
  }

  /// Pulls the plug of a server, and its disk is gone too: it does not come back as a second primary.
  static void kill(Path data) throws IOException {
    var database = ServerPlace.choose(data).folder().resolve("database");
    var mark = database.resolve("postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(mark).getFirst().strip());
    Files.move(database, database.resolveSibling("database.gone"));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static String say(Connection admin, String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      if (!statement.execute(sql)) return "";
      try (var rows = statement.getResultSet()) {
        return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
      }
    }
  }

  /// A file that goes away while it is copied is no fault: the log brings what it was.
  private static void shell(String... words) throws IOException, InterruptedException {
    new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }
}
