package abhaya.base.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program on a machine of its own, as far as one machine can play two: a process with its own
/// data folder and port.
final class NodeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String READY = "Abhaya is ready at http://localhost:";

  private final Path data;
  private final Path output;
  private final List<String> words;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private Process process;
  private int port;

  private NodeProcess(Path data, Path output, List<String> words, Process process) {
    this.data = data;
    this.output = output;
    this.words = words;
    this.process = process;
  }

  /// Starts it and does not wait.
  static NodeProcess start(Path data, Map<String, String> settings, String... words)
      throws IOException {
    var output = Files.createTempFile("abhaya-node-", ".txt");
    var all = new ArrayList<>(List.of(words));
    var environment = new ArrayList<String>();
    settings.forEach((name, value) -> environment.add("-D" + name + "=" + value));
    all.addFirst("run");
    all.addAll(
        List.of(
            "--no-simulation",
            "--port",
            "0",
            "--vehicle-port",
            "0",
            "--position-port",
            "0",
            "--mqtt-port",
            "0",
            "--data",
            data.toString()));
    var command = command(environment, all);
    var node = new NodeProcess(data, output, command, launch(command, output));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(node::stopHard));
    return node;
  }

  private static List<String> command(List<String> environment, List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(environment);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "abhaya.Abhaya"));
    command.addAll(words);
    return List.copyOf(command);
  }

  private static Process launch(List<String> command, Path output) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      for (var line : Files.readAllLines(output)) {
        if (!line.startsWith(READY)) continue;
        port = Integer.parseInt(line.substring(READY.length()).strip());
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("a node did not become ready:\n" + Files.readString(output));
  }

  /// What it wrote to the console, and how it ended; waits for the end.
  String awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("a node goes on:\n" + Files.readString(output));
    }
    return process.exitValue() + " " + Files.readString(output);
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = request(path, headers).GET().build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return request;
  }

  /// Pulls the plug.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Starts it again on the same data.
  void startAgain() throws IOException, InterruptedException {
    Files.writeString(output, "");
    process = launch(words, output);
    awaitReady();
  }

  private void stopHard() {
    if (process.isAlive()) process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) stopHard();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopHard();
    }
    Files.deleteIfExists(output);
  }
}
