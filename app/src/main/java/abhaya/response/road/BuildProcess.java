package abhaya.response.road;

import abhaya.base.geo.Box;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts [RoadBuild] beside the server, with half of the machine's memory at most and behind
/// everything else for its processors, and hears what it says.
final class BuildProcess {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final int PARTS = 8;

  /// How the names of files are read, and where short-lived ones go.
  private static final Set<String> KEPT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "PATH", "TMPDIR");

  private BuildProcess() {}

  static GraphBuild.Built run(Path file, Path folder, Duration within, Consumer<String> step)
      throws IOException, RoadFault.Found {
    var builder =
        new ProcessBuilder(command(file, folder)).redirectError(ProcessBuilder.Redirect.DISCARD);
    // what reads a stranger's file needs none of our secrets
    builder.environment().keySet().retainAll(KEPT);
    var process = builder.start();
    var late = new AtomicBoolean();
    var watch = endAfter(process, within, late);
    String last = null;
    try (var said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        if (!line.startsWith(RoadBuild.MARK)) continue;
        last = line.substring(RoadBuild.MARK.length());
        if (last.startsWith("step ")) step.accept(last.substring("step ".length()));
      }
    } finally {
      watch.cancel(false);
      process.destroyForcibly();
    }
    if (late.get()) throw new RoadFault.Found(RoadFault.TOO_LONG);
    return answer(last);
  }

  private static Future<?> endAfter(Process process, Duration within, AtomicBoolean late) {
    return CompletableFuture.runAsync(
        () -> {
          if (!process.isAlive()) return;
          late.set(true);
          process.destroyForcibly();
        },
        CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static GraphBuild.Built answer(@Nullable String last) throws RoadFault.Found {
    if (last != null && last.startsWith("refused ")) {
      throw new RoadFault.Found(RoadFault.valueOf(last.substring("refused ".length())));
    }
    var parts = last == null ? List.<String>of() : List.of(last.split(" "));
    if (parts.size() != PARTS || !parts.getFirst().equals("done")) {
      throw new RoadFault.Found(RoadFault.ENDED);
    }
    long at = Long.parseLong(parts.get(7));
    return new GraphBuild.Built(
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        new Box(
            Double.parseDouble(parts.get(3)),
            Double.parseDouble(parts.get(4)),
            Double.parseDouble(parts.get(5)),
            Double.parseDouble(parts.get(6))),
        at < 0 ? null : Instant.ofEpochSecond(at));
  }

  private static List<String> command(Path file, Path folder) {
    var words = new ArrayList<String>();
    if (Files.isExecutable(NICE)) words.addAll(List.of(NICE.toString(), "-n", "10"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:MaxRAMPercentage=50",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    words.addAll(program(System.getProperty("java.class.path")));
    words.addAll(List.of(RoadBuild.WORD, file.toString(), folder.toString()));
    return words;
  }

  /// The packed program, or its classes where it is not packed.
  private static List<String> program(String path) {
    var packed =
        !path.contains(File.pathSeparator) && path.toLowerCase(Locale.ROOT).endsWith(".jar");
    return packed ? List.of("-jar", path) : List.of("-cp", path, "abhaya.Abhaya");
  }
}
