package abhaya.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program, started from its jar as the launcher does.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> PLAIN = List.of("env", "--default-signal=INT");
  private static final String READY = "Abhaya is ready at http://localhost:";

  private final Path data;
  private final Path output;
  private final List<String> words;
  private final List<String> start;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private int port;

  private Program(Path data, Path output, List<String> words, List<String> start, Process process) {
    this.data = data;
    this.output = output;
    this.words = words;
    this.start = start;
    this.process = process;
  }

  /// Starts it on a free port and waits for the line that says it is ready.
  static Program start(Path data, String... words) throws IOException, InterruptedException {
    return start(data, Map.of(), words);
  }

  /// The same with settings given by the environment.
  static Program start(Path data, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("abhaya-output-", ".txt");
    var all = new ArrayList<>(PLAIN);
    environment.forEach((name, value) -> all.add(name + "=" + value));
    var start = List.copyOf(all);
    var program =
        new Program(
            data, output, List.of(words), start, launch(start, data, output, List.of(words)));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(program::stopHard));
    program.awaitReady();
    return program;
  }

  /// A fresh data folder that any user may reach.
  static Path folder() throws IOException {
    var folder = Files.createTempDirectory("abhaya-acceptance-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.resolve("data");
  }

  /// The program of the jar with other words than `run`: what it printed, and how it ended.
  static Ended call(Path work, String... words) throws IOException, InterruptedException {
    var output = Files.createTempFile("abhaya-output-", ".txt");
    try {
      var call = new ProcessBuilder(command(PLAIN, List.of(words))).directory(work.toFile());
      var child = call.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        child.destroyForcibly();
        throw new IOException("the command did not end:\n" + Files.readString(output));
      }
      return new Ended(child.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /// How a command ended.
  record Ended(int status, String output) {}

  /// Where the tree of the product lies.
  static Path home() {
    return Path.of(System.getProperty("abhaya.home")).toAbsolutePath().normalize();
  }

  /// The default of SIGINT is set back, since a shell in the background has it ignored and Ctrl-C
  /// would then be tried on a program that never hears it.
  private static List<String> command(List<String> start, List<String> words) {
    var command = new ArrayList<>(start);
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
    command.addAll(List.of("-XX:MetaspaceSize=256m", "-XX:SweeperThreshold=60"));
    command.addAll(List.of("-jar", home().resolve("app/target/abhaya-run.jar").toString()));
    command.addAll(words);
    return command;
  }

  private static Process launch(List<String> start, Path data, Path output, List<String> words)
      throws IOException {
    var all =
        new ArrayList<>(
            List.of("run", "--no-simulation", "--port", "0", "--data", data.toString()));
    // several run side by side: the doors of devices would be the first one's
    for (var door : List.of("--vehicle-port", "--position-port", "--mqtt-port")) {
      all.addAll(List.of(door, "0"));
    }
    all.addAll(words);
    return new ProcessBuilder(command(start, all))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      for (var line : console()) {
        if (line.startsWith(READY)) {
          port = Integer.parseInt(line.substring(READY.length()).strip());
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    stopHard();
    throw new IOException("the program did not become ready:\n" + String.join("\n", console()));
  }

  /// The lines it has written to the console.
  List<String> console() throws IOException {
    return Files.readAllLines(output);
  }

  Path data() {
    return data;
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMinutes(1));
    headers.forEach(request::header);
    return http.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMinutes(5));
    headers.forEach(request::header);
    return http.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Pulls the plug.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Starts it again on the same data.
  void startAgain() throws IOException, InterruptedException {
    Files.writeString(output, "");
    process = launch(start, data, output, words);
    awaitReady();
  }

  /// Holds it still: its connections stand, and nothing comes over them.
  void hold() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /// Lets it go on after it was held.
  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
  }

  /// Stops it as Ctrl-C does; the answer is its exit status.
  int interrupt() throws IOException, InterruptedException {
    signal("-INT");
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IOException("Ctrl-C did not stop the program within a minute");
    }
    return process.exitValue();
  }

  private void stopHard() {
    if (process.isAlive()) process.destroyForcibly();
  }

  /// Stops it and takes its data away.
  @Override
  public void close() throws IOException {
    try {
      if (process.isAlive()) interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopHard();
      Files.deleteIfExists(output);
      delete(data.resolveSibling(""));
    }
  }

  /// Takes away a folder with all it holds.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
