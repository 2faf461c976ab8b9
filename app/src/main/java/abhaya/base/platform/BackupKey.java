package abhaya.base.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The key of a backup: 256 bits in a file that is kept apart from it, since the backup holds the
/// keys of the installation too.
///
/// @param text of the key, in base64
record BackupKey(String text, Path file) {
  private static final int BYTES = 32;

  byte[] bytes() {
    return Base64.getDecoder().decode(text);
  }

  /// The key for a new backup: read if the file is there, else made at random.
  ///
  /// @param named by the operator; needed unless all data are invented
  static BackupKey forBackup(@Nullable Path named, Path backup, boolean demonstration)
      throws IOException {
    if (named == null && !demonstration) {
      throw new StartFailure(
          "Say with --key FILE where the key of the backup is to be kept, and keep that file apart"
              + " from the backup: who has both has everything.");
    }
    var file = named == null ? beside(backup) : named.toAbsolutePath().normalize();
    var parent = file.getParent();
    if (parent == null || file.getFileName() == null) {
      throw new StartFailure("--key needs the name of a file.");
    }
    if (!Files.exists(file)) {
      new DataFolder(parent).secret(String.valueOf(file.getFileName()));
    }
    return read(file);
  }

  /// The key of a backup that is there.
  static BackupKey forRestore(@Nullable Path named, Path backup) throws IOException {
    var file = named == null ? beside(backup) : named;
    if (!Files.isReadable(file)) {
      throw new StartFailure("The key of the backup is needed: name its file with --key FILE.");
    }
    return read(file);
  }

  private static BackupKey read(Path file) throws IOException {
    try {
      var text = Files.readString(file).strip();
      if (Base64.getDecoder().decode(text).length == BYTES) return new BackupKey(text, file);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("The file " + file + " holds no key of a backup.");
    }
    throw new StartFailure("The file " + file + " holds no key of a backup.");
  }

  private static Path beside(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".key");
  }

  @Override
  public String toString() {
    return "BackupKey in " + file;
  }
}
