package abhaya.bench;

import abhaya.base.platform.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The built program in a process of its own, with the flags of the launcher.
final class ServerProcess implements AutoCloseable {

  private static final String JOB = "levels";
  static final Path JAR = Path.of("app/target/abhaya-run.jar");
  private static final double READY_SECONDS = 15;
  private static final long MEMORY_MAX = 1_536;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts it on a folder that holds data, and waits until it says that it is ready.
  static ServerProcess start(Place place, int port, Report report) throws IOException {
    long began = System.nanoTime();
    var server = start(place, port, JAR, List.of());
    double seconds = (System.nanoTime() - began) / 1e9;
    report.result(JOB, "start-with-data", "ready", seconds, "s");
    report.ratio(JOB, "15 s against ready with data", READY_SECONDS / seconds, 1);
    return server;
  }

  /// @param flags further ones for the JVM
  static ServerProcess start(Place place, int port, Path jar, List<String> flags)
      throws IOException {
    int chosen = port == 0 ? PostgresServer.freePort() : port;
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=256m",
            "-XX:SweeperThreshold=60",
            "-Djdk.virtualThreadScheduler.parallelism="
                + 4 * Runtime.getRuntime().availableProcessors(),
            "-Xmx1g"));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString(), "run", "--empty"));
    command.addAll(List.of("--vehicle-port", "0", "--position-port", "0"));
    command.addAll(List.of("--port", Integer.toString(chosen)));
    command.addAll(List.of("--data", place.folder().toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitReady(process);
    return new ServerProcess(process, chosen);
  }

  private static void awaitReady(Process process) throws IOException {
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (!line.contains("is ready")) continue;
      Thread.ofPlatform().daemon().start(() -> said.lines().forEach(rest -> {}));
      return;
    }
    throw new IOException("the server did not start");
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /// The memory the program holds, without the database server.
  void tellMemory(Report report) throws IOException {
    long now = megabytes("VmRSS");
    long most = megabytes("VmHWM");
    report.result(JOB, "server-memory", "now", (double) now, "MiB");
    report.result(JOB, "server-memory", "most", (double) most, "MiB");
    report.ratio(JOB, "1.5 GiB against the server's memory", (double) MEMORY_MAX / most, 1);
  }

  private long megabytes(String name) throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .sum();
  }

  long megabytesNow() throws IOException {
    return megabytes("VmRSS");
  }

  /// User and system time of the program so far, in seconds.
  double cpuSeconds() {
    var spent = process.info().totalCpuDuration();
    return spent.map(time -> time.toMillis() / 1e3).orElse(Double.NaN);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
