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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program, started from its jar as the launcher does.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Path data;
  private final Path output;
  private final List<String> words;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private int port;

  private Program(Path data, Path output, List<String> words, Process process) {
    this.data = data;
    this.output = output;
    this.words = words;
    this.process = process;
  }

  /// Starts it on a free port and waits for the line that says it is ready.
  static Program start(Path data, String... words) throws IOException, InterruptedException {
    var output = Files.createTempFile("abhaya-output-", ".txt");
    var all = List.of(words);
    var program = new Program(data, output, all, launch(data, output, all));
    program.awaitReady();
    return program;
  }

  /// A fresh data folder that any user may reach.
  static Path folder() throws IOException {
    var folder = Files.createTempDirectory("abhaya-acceptance-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.resolve("data");
  }

  private static Process launch(Path data, Path output, List<String> words) throws IOException {
    var home = Path.of(System.getProperty("abhaya.home"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g"));
    command.addAll(List.of("-jar", home.resolve("app/target/abhaya-run.jar").toString(), "run"));
    command.addAll(List.of("--port", "0", "--data", data.toString()));
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      for (var line : Files.readAllLines(output)) {
        var mark = "Abhaya is ready at http://localhost:";
        if (line.startsWith(mark)) {
          port = Integer.parseInt(line.substring(mark.length()).strip());
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("the program did not become ready:\n" + output());
  }

  /// What it has written to the console.
  String output() throws IOException {
    return Files.readString(output);
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
    process = launch(data, output, words);
    awaitReady();
  }

  /// Stops it as Ctrl-C does; the answer is its exit status.
  int interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    process.waitFor(60, TimeUnit.SECONDS);
    return process.exitValue();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) interrupt();
    Files.deleteIfExists(output);
  }
}
