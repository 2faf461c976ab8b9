package abhaya.base.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come inside the jar, unpacked once.
final class PostgresBinaries {
  /// Version of the packed server; its folder carries the name.
  static final String VERSION = "18.6";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /// The folder that holds `bin`, `lib` and `share`, unpacked below `parent` if it is not there.
  static Path unpackBelow(Path parent) throws IOException {
    var home = parent.resolve("postgresql-" + VERSION);
    if (Files.exists(home.resolve(".complete"))) return home;
    Files.createDirectories(parent);
    var fresh = Files.createTempDirectory(parent, ".unpacking-");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (packed == null) {
        throw new IOException("this jar holds no PostgreSQL for this machine; use --database-url");
      }
      unpack(packed, fresh);
    }
    Files.createFile(fresh.resolve(".complete"));
    try {
      Files.move(fresh, home);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      deleteTree(fresh); // another process was quicker
    }
    return home;
  }

  private static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, into);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    var target = inside(into, into.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    var parent = target.resolveSibling(".");
    Files.createDirectories(parent.normalize());
    if (entry.isSymbolicLink()) {
      inside(into, target.resolveSibling(entry.getLinkName()));
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    var mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
  }

  private static Path inside(Path folder, Path target) throws IOException {
    var plain = target.normalize();
    if (!plain.startsWith(folder)) throw new IOException("archive entry leaves its folder");
    return plain;
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
