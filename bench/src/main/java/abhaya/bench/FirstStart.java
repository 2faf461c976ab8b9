package abhaya.bench;

import abhaya.base.platform.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The first start of a newcomer: a fresh clone of the last commit, empty caches of Maven and npm,
/// `./abhaya run` until it says that it is ready with the demonstration in it.
final class FirstStart {
  static final String JOB = "first-start";
  private static final double READY_SECONDS = 240;

  private final Report report;

  FirstStart(Report report) {
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    try (var place = new Place()) {
      var clone = place.folder().resolve("clone");
      var cloning = new ProcessBuilder("git", "clone", "-q", ".", clone.toString()).inheritIO();
      if (cloning.start().waitFor() != 0) throw new IOException("the clone was not made");
      var data = Files.createDirectory(place.folder().resolve("data"));
      long began = System.nanoTime();
      var program = start(place.folder(), clone, data);
      try {
        follow(program, began);
      } finally {
        program.destroy();
        if (!program.waitFor(60, TimeUnit.SECONDS)) program.destroyForcibly();
      }
      report.note(JOB, "Build, download, database, demonstration; what was at hand: JDK, Maven,");
      report.note(JOB, "Node. The registries' speed is in it.");
    }
  }

  private static Process start(Path place, Path clone, Path data) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                clone.resolve("abhaya").toString(),
                "run",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(PostgresServer.freePort()),
                "--vehicle-port",
                "0",
                "--position-port",
                "0"));
    builder.directory(clone.toFile()).redirectErrorStream(true);
    builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + place.resolve("maven"));
    builder.environment().put("npm_config_cache", place.resolve("npm").toString());
    builder.environment().remove("ABHAYA_JAVA");
    return builder.start();
  }

  private void follow(Process program, long began) throws IOException {
    try (var said =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        double seconds = (System.nanoTime() - began) / 1e9;
        if (line.startsWith("Loading")) report.result(JOB, "built", "after", seconds, "s");
        if (!line.contains("is ready")) continue;
        report.result(JOB, "ready", "after", seconds, "s");
        report.ratio(JOB, "240 s against ready", READY_SECONDS / seconds, 1);
        return;
      }
    }
    report.wrong(JOB, "the program ended before it was ready");
  }
}
