package abhaya.base.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The folder of this installation: secrets in files that only the program's user may read.
public final class DataFolder {
  private final Path root;

  DataFolder(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder itself.
  public Path path() {
    return root;
  }

  /// The secret kept under this name, made at random on first use. 256 bits, never in the database.
  public synchronized byte[] secret(String name) {
    var file = root.resolve(name);
    try {
      if (Files.exists(file)) return Base64.getDecoder().decode(Files.readString(file).strip());
      var bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      writePrivate(name, Base64.getEncoder().encodeToString(bytes) + "\n");
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file of mode 0600, whole or not at all.
  public synchronized void writePrivate(String name, String text) {
    var file = root.resolve(name);
    var fresh = root.resolve(name + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
