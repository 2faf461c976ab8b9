package abhaya.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real identity provider, started from its distribution, with one realm and one person.
final class Keycloak implements AutoCloseable {
  static final String PASSWORD = "a password at the provider";
  static final String SECRET = "the-secret-of-the-client";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final int port;
  private final Path output;

  private Keycloak(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  static Keycloak start(Path home, String username) throws IOException, InterruptedException {
    var imports = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imports.resolve("abhaya-realm.json"), realm(username));
    var port = freePort();
    var output = Files.createTempFile("keycloak-", ".txt");
    var builder =
        new ProcessBuilder(
            List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-port=" + port,
                "--http-host=127.0.0.1",
                "--hostname=http://localhost:" + port,
                "--import-realm"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
    var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    var keycloak = new Keycloak(process, port, output);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(keycloak::stop));
    keycloak.await();
    return keycloak;
  }

  String issuer() {
    return "http://localhost:" + port + "/realms/abhaya";
  }

  private static String realm(String username) {
    return """
    {"realm":"abhaya","enabled":true,"sslRequired":"none",
     "clients":[{"clientId":"abhaya","secret":"%s","publicClient":false,
       "standardFlowEnabled":true,"protocol":"openid-connect",
       "attributes":{"pkce.code.challenge.method":"S256"},
       "redirectUris":["http://localhost:*"]}],
     "users":[{"username":"%s","enabled":true,"emailVerified":true,"firstName":"An",
       "lastName":"Officer","email":"officer@example.invalid",
       "credentials":[{"type":"password","value":"%s","temporary":false}]}]}
    """
        .formatted(SECRET, username, PASSWORD);
  }

  private void await() throws IOException, InterruptedException {
    var http = HttpClient.newHttpClient();
    var asked =
        HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(5))
            .build();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
      } catch (IOException e) {
        // not listening yet
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    stop();
    throw new IOException("the provider did not become ready:\n" + Files.readString(output));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void stop() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    stop();
    Files.deleteIfExists(output);
  }
}
