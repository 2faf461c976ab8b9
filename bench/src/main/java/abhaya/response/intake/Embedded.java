package abhaya.response.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The processes of the embedded database server that this run has started, held or killed.
final class Embedded {
  private final Path pidFile;

  /// @param folder in which the installation lies
  Embedded(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      pidFile =
          all.filter(file -> file.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IOException("no embedded server here"));
    }
  }

  /// Nobody answers, and no connection breaks, until it goes on.
  void hang() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /// The installation starts it again by itself.
  void kill() throws IOException, InterruptedException {
    signal("-KILL");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    long main = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var words = new ArrayList<>(List.of("kill", signal, Long.toString(main)));
    ProcessHandle.of(main).stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(child -> words.add(Long.toString(child.pid())));
    new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
