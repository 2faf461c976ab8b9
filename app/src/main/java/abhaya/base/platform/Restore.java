package abhaya.base.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Puts a backup into an empty data folder and proves that it works. The whole file is read and
/// checked before the first byte is written; what fails leaves the folder as it was.
final class Restore {
  static final String ENTRIES = "trail.entry";
  static final String PEOPLE = "access.person";

  private final Path file;
  private final byte[] key;
  private final Path data;

  Restore(Path file, byte[] key, Path data) {
    this.file = file;
    this.key = key;
    this.data = data;
  }

  /// @return what the backup said of itself
  Map<String, String> run() throws IOException, InterruptedException, SQLException {
    if (!isEmpty(data)) {
      throw new StartFailure(
          "The folder " + data + " is not empty; a backup is put into an empty one only.");
    }
    checkSum();
    var manifest = check();
    var place = ServerPlace.choose(data);
    if (Files.exists(place.folder().resolve("database"))) {
      throw new StartFailure("There is a database of this folder already: " + place.folder() + ".");
    }
    var restored = false;
    try {
      unpack(place);
      prove(manifest);
      restored = true;
    } finally {
      if (!restored) clear(place);
    }
    return manifest;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) return true;
    if (!Files.isDirectory(folder)) return false;
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /// The checksum beside the file, where there is one.
  private void checkSum() throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".sha256");
    if (!Files.exists(beside)) return;
    var said = Files.readString(beside).strip().split("\\s+", 2)[0];
    var sum = Backup.sha256();
    try (var in = Files.newInputStream(file)) {
      var buffer = new byte[1 << 16];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(said)) {
      throw new StartFailure(
          "The backup " + file + " does not have the checksum of " + beside.getFileName() + ".");
    }
  }

  /// Reads everything to the end; the first file says what it is.
  private Map<String, String> check() throws IOException {
    try (var tar = open()) {
      var first = tar.getNextEntry();
      if (first == null || !first.getName().equals(Backup.MANIFEST)) {
        throw new StartFailure("The file " + file + " is no backup of Abhaya.");
      }
      var text = new String(tar.readNBytes(10_000), StandardCharsets.UTF_8);
      while (tar.getNextEntry() != null) tar.transferTo(java.io.OutputStream.nullOutputStream());
      var lines = text.lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals(Backup.FORM)) {
        throw new StartFailure("The backup " + file + " has a form that this version cannot read.");
      }
      var said =
          lines.stream()
              .skip(1)
              .map(line -> line.split(" ", 2))
              .filter(pair -> pair.length == 2)
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      var version = said.getOrDefault("postgresql", "");
      if (!major(version).equals(major(PostgresBinaries.VERSION))) {
        throw new StartFailure(
            "The backup is of PostgreSQL " + version + "; this version brings another.");
      }
      return said;
    }
  }

  private static String major(String version) {
    return version.split("\\.", 2)[0];
  }

  private TarArchiveInputStream open() throws IOException {
    InputStream sealed = new SealedInput(new BufferedInputStream(Files.newInputStream(file)), key);
    return new TarArchiveInputStream(new GzipCompressorInputStream(sealed));
  }

  private void unpack(ServerPlace place) throws IOException {
    var database = place.folder().resolve("database");
    folder(place, database);
    try (var tar = open()) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var name = entry.getName();
        if (name.startsWith("data/")) {
          write(tar, inside(data, name.substring("data/".length())));
        } else if (name.startsWith("database/")) {
          server(place, tar, entry, inside(database, name.substring("database/".length())));
        }
      }
    }
  }

  private static void server(
      ServerPlace place, TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      folder(place, target);
      return;
    }
    write(tar, target);
    place.handOver(target);
  }

  private static void folder(ServerPlace place, Path folder) throws IOException {
    if (Files.exists(folder)) return;
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    place.handOver(folder);
  }

  private static void write(TarArchiveInputStream tar, Path target) throws IOException {
    Files.createFile(
        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(target)) {
      tar.transferTo(out);
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    var target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) throw new IOException("the backup leaves its folder");
    return target;
  }

  /// Starts the server once, lets it recover, and counts.
  private void prove(Map<String, String> manifest)
      throws IOException, InterruptedException, SQLException {
    try (var server = PostgresServer.start(data, 0, List.of());
        var admin = DriverManager.getConnection(server.adminUrl("abhaya"))) {
      for (var one : Map.of("entries", ENTRIES, "people", PEOPLE).entrySet()) {
        var least = Long.parseLong(manifest.getOrDefault(one.getKey(), "0"));
        var found = count(admin, one.getValue());
        if (found < least) {
          throw new StartFailure(
              "The restored database has " + found + " of " + least + " " + one.getKey() + ".");
        }
      }
    }
  }

  static long count(Connection admin, String table) throws SQLException {
    try (var statement = admin.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void clear(ServerPlace place) throws IOException {
    PostgresBinaries.deleteTree(place.folder().resolve("database"));
    PostgresBinaries.deleteTree(data);
    Files.createDirectories(data);
  }
}
