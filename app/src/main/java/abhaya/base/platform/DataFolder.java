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
import java.util.HexFormat;

/// The folder of this machine: secrets in files that only the program's user may read.
///
/// The keys of the installation, which all of its machines share, may lie in a folder of their own.
public final class DataFolder {
  private static final int MACHINE_BYTES = 4;

  private final Path root;
  private final Path keys;

  DataFolder(Path root) {
    this(root, root);
  }

  /// @param keys where the installation's keys lie
  DataFolder(Path root, Path keys) {
    this.root = root;
    this.keys = keys;
    try {
      Files.createDirectories(root);
      if (!Files.exists(keys)) {
        Files.createDirectories(
            keys,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder itself: what belongs to this machine alone.
  public Path path() {
    return root;
  }

  /// Where the keys of the installation lie; the folder itself where nothing else was said.
  public Path keys() {
    return keys;
  }

  /// The name of this machine among those of the installation.
  public String machine() {
    return HexFormat.of().formatHex(secret(root, "machine.key"), 0, MACHINE_BYTES);
  }

  /// The secret kept under this name, made at random on first use. 256 bits, never in the database.
  /// The same on all machines of the installation.
  public byte[] secret(String name) {
    return secret(keys, name);
  }

  private synchronized byte[] secret(Path folder, String name) {
    var file = folder.resolve(name);
    try {
      if (Files.exists(file)) return Base64.getDecoder().decode(Files.readString(file).strip());
      var bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      write(folder, name, Base64.getEncoder().encodeToString(bytes) + "\n");
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file of this machine, mode 0600, whole or not at all.
  public synchronized void writePrivate(String name, String text) {
    write(root, name, text);
  }

  /// Writes a file among the installation's keys, mode 0600, whole or not at all.
  public synchronized void writeKey(String name, String text) {
    write(keys, name, text);
  }

  private static void write(Path folder, String name, String text) {
    var file = folder.resolve(name);
    var fresh = folder.resolve(name + ".new");
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
