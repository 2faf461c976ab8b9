package abhaya.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program: proves an exported trail, or names its first bad entry.
///
/// Ends with 0 if everything is proved, 1 if the export was tampered with, 2 if it could not be
/// read at all.
public final class VerifyLog {
  private static final String USAGE =
      """
      Proves an exported record trail, or names its first bad entry.

        verify-log FILE [--key FILE] [--checkpoints FILE]

        FILE                 an export of the trail, plain or gzip
        --key FILE           the log's public key as you hold it, one line
        --checkpoints FILE   checkpoints you kept from earlier, one after the other

      Ends with 0: all proved. 1: tampered with. 2: the file could not be read.
      """;

  private record Request(Path file, @Nullable Path key, @Nullable Path checkpoints) {}

  private final PrintStream out;
  private final PrintStream err;

  VerifyLog(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    System.exit(new VerifyLog(System.out, System.err).run(args));
  }

  int run(String... args) {
    try {
      var request = requestOf(args);
      var trusted = request.key == null ? null : LogKey.parse(Files.readString(request.key));
      var earlier =
          request.checkpoints == null ? List.<Checkpoint.Signed>of() : notes(request.checkpoints);
      try (var in = Files.newInputStream(request.file)) {
        var verdict = ExportCheck.check(in, trusted, earlier);
        print(verdict);
        return verdict.proved() ? 0 : 1;
      }
    } catch (IllegalArgumentException e) {
      err.println("Not checked: " + e.getMessage() + ".");
      err.print(USAGE);
      return 2;
    } catch (IOException e) {
      err.println("Not checked: the file cannot be read (" + e.getClass().getSimpleName() + ").");
      return 2;
    }
  }

  private void print(Verdict verdict) {
    out.println("Log      " + verdict.key().origin());
    out.println("Key      " + verdict.key().text());
    verdict.notes().forEach(note -> out.println("Note     " + note));
    var finding = verdict.finding();
    if (finding != null) {
      out.println("TAMPERED " + finding.kind());
      out.println("Entry    " + finding.entry() + " (line " + finding.line() + ")");
      out.println("Because  " + finding.sentence() + ".");
      return;
    }
    long count = verdict.to() - verdict.from();
    var range =
        count == 0
            ? "no entry"
            : "%d entries, %d to %d".formatted(count, verdict.from(), verdict.to() - 1);
    out.println("PROVED   " + range + ", under " + verdict.checkpoints() + " checkpoints");
    var last = verdict.last();
    if (last != null) {
      var checkpoint = last.checkpoint();
      out.println(
          "Last     size %d, %s, root %s"
              .formatted(checkpoint.size(), checkpoint.at(), checkpoint.root().hex()));
    }
  }

  private static Request requestOf(String[] args) {
    Path file = null;
    Path key = null;
    Path checkpoints = null;
    for (int i = 0; i < args.length; i++) {
      boolean option = args[i].startsWith("--");
      if (option && i + 1 == args.length) throw new IllegalArgumentException("a file is missing");
      switch (args[i]) {
        case "--key" -> key = Path.of(args[++i]);
        case "--checkpoints" -> checkpoints = Path.of(args[++i]);
        default -> {
          if (option || file != null) throw new IllegalArgumentException("unknown argument");
          file = Path.of(args[i]);
        }
      }
    }
    if (file == null) throw new IllegalArgumentException("no file was named");
    return new Request(file, key, checkpoints);
  }

  /// Notes one after the other: each is a body, an empty line, and signature lines.
  private static List<Checkpoint.Signed> notes(Path file) throws IOException {
    var notes = new ArrayList<Checkpoint.Signed>();
    var note = new StringBuilder();
    boolean signatures = false;
    for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (signatures && !line.startsWith("— ")) {
        notes.add(Checkpoint.Signed.parse(note.toString()));
        note.setLength(0);
        signatures = false;
      }
      if (note.isEmpty() && line.isBlank()) continue;
      note.append(line).append('\n');
      signatures |= line.startsWith("— ");
    }
    if (!note.isEmpty()) notes.add(Checkpoint.Signed.parse(note.toString()));
    return notes;
  }
}
