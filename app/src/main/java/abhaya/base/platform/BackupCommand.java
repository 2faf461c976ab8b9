package abhaya.base.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `./abhaya backup` and `./abhaya restore`.
public final class BackupCommand {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final PrintStream out;
  private final PrintStream err;

  /// Speaks to these two streams.
  public BackupCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// The words of the command.
  private record Words(Path target, Path data, @Nullable Path key) {}

  /// Does what the words say.
  ///
  /// @param verb `backup` or `restore`
  /// @return the exit status: 0 done, 1 refused or failed, 2 not understood
  public int run(String verb, List<String> words) {
    Words read;
    try {
      read = read(words);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return MISUSED;
    }
    try {
      if (verb.equals("backup")) backup(read);
      else restore(read);
      return 0;
    } catch (StartFailure e) {
      err.println(e.getMessage());
    } catch (SQLException e) {
      err.println("The database refused (SQL state " + e.getSQLState() + ").");
    } catch (IOException e) {
      err.println("Not done: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("Not done: interrupted.");
    }
    return FAILED;
  }

  private static Words read(List<String> words) {
    Path target = null;
    var data = Path.of("data");
    Path key = null;
    var rest = words.iterator();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--data" -> data = Path.of(next(rest, word));
        case "--key" -> key = Path.of(next(rest, word));
        default -> {
          if (word.startsWith("--") || target != null) {
            throw new IllegalArgumentException("The word " + word + " is not known here.");
          }
          target = Path.of(word);
        }
      }
    }
    if (target == null)
      throw new IllegalArgumentException("Name the file or folder of the backup.");
    return new Words(target.toAbsolutePath().normalize(), data.toAbsolutePath().normalize(), key);
  }

  private static String next(java.util.Iterator<String> rest, String word) {
    if (!rest.hasNext()) throw new IllegalArgumentException(word + " needs a value.");
    return rest.next();
  }

  private void backup(Words words) throws IOException, InterruptedException, SQLException {
    var file = fileToWrite(words.target());
    if (!Files.isDirectory(words.data())) {
      throw new StartFailure("There is no data folder " + words.data() + "; name it with --data.");
    }
    if (!PostgresServer.hasDatabase(words.data())) {
      throw new StartFailure(
          "The folder "
              + words.data()
              + " holds no database. One on an external server is backed up by that server's own"
              + " tools, together with the keys in the folder.");
    }
    var demonstration = Files.exists(words.data().resolve("demo-credentials.json"));
    var key = BackupKey.forBackup(words.key(), file, demonstration);
    var result = write(words.data(), file, key);
    out.printf(
        Locale.ROOT,
        "%s: %.1f MB of files in %.1f MB, sealed.%n",
        file,
        result.files() / 1e6,
        result.bytes() / 1e6);
    out.println("SHA-256 " + result.sha256());
    out.println("Key in " + key.file() + ". Without it the backup opens for nobody.");
  }

  /// From the running server if there is one; else one is started for the time it takes.
  private static Backup.Result write(Path data, Path file, BackupKey key)
      throws IOException, InterruptedException, SQLException {
    var running = PostgresServer.runningUrl(data, "abhaya");
    if (running.isPresent()) return Backup.write(data, running.get(), file, key.bytes());
    try (var server = PostgresServer.start(data, 0, List.of())) {
      return Backup.write(data, server.adminUrl("abhaya"), file, key.bytes());
    }
  }

  private static Path fileToWrite(Path target) throws IOException {
    var file = target;
    if (Files.isDirectory(target)) {
      var now = LocalDateTime.now(Clock.system(India.ZONE));
      file = target.resolve("abhaya-" + STAMP.format(now) + ".backup");
    }
    if (Files.exists(file)) throw new StartFailure("The file " + file + " is there already.");
    var parent = file.getParent();
    if (parent != null) Files.createDirectories(parent);
    return file;
  }

  private void restore(Words words) throws IOException, InterruptedException, SQLException {
    var file = fileToRead(words.target());
    var key = BackupKey.forRestore(words.key(), file);
    var said = new Restore(file, key.bytes(), words.data()).run();
    out.println(
        "Restored into "
            + words.data()
            + " as it stood on "
            + said.getOrDefault("at", "")
            + "; start it with ./abhaya run --data "
            + words.data());
  }

  /// Of several in a folder the last.
  private static Path fileToRead(Path target) throws IOException {
    if (Files.isRegularFile(target)) return target;
    if (Files.isDirectory(target)) {
      try (var files = Files.list(target)) {
        var last = files.filter(file -> file.toString().endsWith(".backup")).sorted().toList();
        if (!last.isEmpty()) return last.getLast();
      }
    }
    throw new StartFailure("There is no backup at " + target + ".");
  }
}
