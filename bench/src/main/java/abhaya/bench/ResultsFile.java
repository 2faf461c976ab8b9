package abhaya.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// The file of all results, the newest run on top. It names no path and no host.
final class ResultsFile {

  private static final Path FILE = Path.of("bench/RESULTS.md");
  private static final String HEAD =
      """
      # Results

      Written by `./abhaya bench`; the newest run stands on top. ✔ reaches its target, ~ at least
      70 % of it, ✘ less.
      """;

  private ResultsFile() {}

  static void add(Options options, Report report) throws IOException, InterruptedException {
    var text = new StringBuilder(HEAD);
    text.append("\n## ").append(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    text.append("\n\n").append(circumstances(options)).append('\n').append(report.tables());
    var before = Files.exists(FILE) ? Files.readString(FILE) : "";
    int old = before.indexOf("\n## ");
    if (old >= 0) text.append(before, old, before.length());
    Files.writeString(FILE, text.toString());
  }

  static String circumstances(Options options) throws IOException, InterruptedException {
    var flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-X") && !flag.contains("/"))
            .collect(Collectors.joining(" "));
    return "%d cores (%s), %.1f GiB. JDK %s, %s. Commit %s. Seed %d; %,d cases, %,d rows, %s."
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            firstOf("/proc/cpuinfo", "model name"),
            Long.parseLong(firstOf("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0,
            Runtime.version(),
            flags,
            commit(),
            options.seed(),
            options.cases(),
            options.rows(),
            "rounds " + options.rounds());
  }

  private static String firstOf(String file, String name) throws IOException {
    if (!Files.exists(Path.of(file))) return "0 unknown";
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("0 unknown");
    }
  }

  private static String commit() throws IOException, InterruptedException {
    var commit = git("rev-parse", "--short=10", "HEAD");
    if (commit.isEmpty()) return "unknown";
    var changed =
        git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/RESULTS.md");
    return changed.isEmpty() ? commit : commit + " with changes";
  }

  private static String git(String... words) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      var child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return child.waitFor() == 0 ? said.strip() : "";
    } catch (IOException withoutGit) {
      return "";
    }
  }
}
