package abhaya.base.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A consistent copy of an installation in one sealed file, taken while it works or rests: the files
/// of the embedded server (PostgreSQL's low-level base backup) with the write-ahead log they need,
/// and the keys of the data folder.
final class Backup {
  static final String MANIFEST = "manifest.txt";
  static final String FORM = "abhaya backup 1";

  /// Made anew by the server at its start, or belonging to one running process.
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
  private static final Pattern TEMPORARY = Pattern.compile("pgsql_tmp.*|pg_internal\\.init.*");
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final String CONTROL = "global/pg_control";

  private final Path data;
  private final Path database;
  private final Connection admin;

  /// @param database folder of the server's files
  /// @param admin to the running server, as its administrator
  private Backup(Path data, Path database, Connection admin) {
    this.data = data;
    this.database = database;
    this.admin = admin;
  }

  /// What was written.
  record Result(long files, long bytes, String sha256) {}

  /// Writes the backup, whole or not at all.
  static Result write(Path data, String adminUrl, Path file, byte[] key)
      throws IOException, SQLException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var place = ServerPlace.choose(data).folder();
    try (var admin = DriverManager.getConnection(adminUrl)) {
      var sum = sha256();
      var out =
          new DigestOutputStream(
              Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.SYNC), sum);
      var bytes = new Backup(data, place.resolve("database"), admin).write(out, key);
      var hex = HexFormat.of().formatHex(sum.digest());
      var sized = Files.size(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".sha256"),
          hex + "  " + file.getFileName() + "\n");
      return new Result(bytes, sized, hex);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long write(OutputStream out, byte[] key) throws IOException, SQLException {
    try (var tar = new BackupTar(new SealedOutput(out, key))) {
      tar.text(MANIFEST, manifest());
      // the log from here on stays until this session ends
      ask("select pg_create_physical_replication_slot('abhaya_backup', true, true)::text");
      var start = ask("select pg_walfile_name(pg_backup_start('abhaya', true))");
      files(tar);
      tar.file("database/" + CONTROL, database.resolve(CONTROL));
      keys(tar);
      var stop = two("select labelfile, pg_walfile_name(lsn - 1) from pg_backup_stop(false)");
      tar.text("database/backup_label", stop.getFirst());
      log(tar, start, stop.getLast());
      return tar.bytes();
    }
  }

  /// What a restore checks: the version, and that nothing of the trail and the people is missing.
  private String manifest() throws SQLException {
    return """
    %s
    postgresql %s
    at %s
    entries %s
    people %s
    """
        .formatted(
            FORM,
            PostgresBinaries.VERSION,
            Instant.now(java.time.Clock.systemUTC()),
            Restore.count(admin, Restore.ENTRIES),
            Restore.count(admin, Restore.PEOPLE));
  }

  private void files(BackupTar tar) throws IOException {
    try (var paths = Files.walk(database)) {
      for (var path : paths.sorted().toList()) {
        var inside = database.relativize(path);
        if (inside.toString().isEmpty() || isLeftOut(inside)) continue;
        var name = "database/" + inside;
        if (Files.isDirectory(path)) tar.folder(name);
        else if (Files.isRegularFile(path)) tar.file(name, path);
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isLeftOut(Path inside) {
    var first = inside.getName(0).toString();
    if (EMPTIED.contains(first)) return inside.getNameCount() > 1 && !isWalFolder(inside);
    if (inside.getNameCount() == 1 && LEFT_OUT.contains(first)) return true;
    if (inside.toString().equals(CONTROL)) return true;
    return TEMPORARY.matcher(String.valueOf(inside.getFileName())).matches();
  }

  /// The server expects these below its log.
  private static boolean isWalFolder(Path inside) {
    var text = inside.toString();
    return text.equals("pg_wal/archive_status") || text.equals("pg_wal/summaries");
  }

  /// Keys, credentials of the demonstration, the last checkpoint of the trail: before the copy of
  /// the database ends, so that nothing here is newer than it.
  private void keys(BackupTar tar) throws IOException {
    try (var files = Files.list(data)) {
      for (var file : files.sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !name.endsWith(".new")) tar.file("data/" + name, file);
      }
    }
  }

  private void log(BackupTar tar, String first, String last) throws IOException {
    try (var segments = Files.list(database.resolve("pg_wal"))) {
      for (var segment : segments.sorted().toList()) {
        var name = String.valueOf(segment.getFileName());
        var history = name.endsWith(".history");
        var needed =
            SEGMENT.matcher(name).matches()
                && name.compareTo(first) >= 0
                && name.compareTo(last) <= 0;
        if (needed || history) tar.file("database/pg_wal/" + name, segment);
      }
    }
  }

  private String ask(String sql) throws SQLException {
    try (var statement = admin.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return Objects.requireNonNull(rows.getString(1));
    }
  }

  private List<String> two(String sql) throws SQLException {
    try (var statement = admin.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return List.of(
          Objects.requireNonNull(rows.getString(1)), Objects.requireNonNull(rows.getString(2)));
    }
  }
}
