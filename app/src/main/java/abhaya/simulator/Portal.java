package abhaya.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running server's API, spoken to as the clients of the demonstration.
class Portal implements AutoCloseable {
  static final String SIGNALS = "demo-signals";
  static final String DEVICES = "demo-devices";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final Path credentials;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  Portal(URI url, Path data) {
    this.url = url;
    this.credentials = data.resolve("demo-credentials.json");
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// Why nothing can be played, in one sentence.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
      super(sentence);
    }
  }

  record Answer(int status, JsonNode body) {}

  URI url() {
    return url;
  }

  HttpClient http() {
    return http;
  }

  /// Waits until the server says that it is ready, for so long at most.
  void awaitReady(Duration patience) throws Refusal, InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    var request =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness")).timeout(PATIENCE);
    try {
      while (http.send(request.build(), BodyHandlers.discarding()).statusCode() != 200) {
        if (System.nanoTime() > deadline) throw new Refusal("The server is not ready yet.");
        Pace.rest(500);
      }
    } catch (IOException e) {
      throw new Refusal("No server answers at " + url + ". Start one with ./abhaya run.");
    }
  }

  /// Signs the client in.
  void signIn(String client) throws Refusal, InterruptedException {
    var secret = secret(client);
    var pair = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(url.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      var answer = answer(http.send(request, BodyHandlers.ofString()));
      if (answer.status() != 200) {
        throw new Refusal("The server does not accept the client " + client + ".");
      }
      tokens.put(client, answer.body().path("access_token").asString(""));
    } catch (IOException e) {
      throw new Refusal("No server answers at " + url + ". Start one with ./abhaya run.");
    }
  }

  private String secret(String client) throws Refusal {
    try {
      for (var one : json.readTree(Files.readString(credentials)).path("clients")) {
        if (one.path("clientId").asString("").equals(client)) {
          return one.path("clientSecret").asString("");
        }
      }
    } catch (IOException e) {
      throw new Refusal(
          "There is no "
              + credentials
              + ": name the data folder of an installation with demonstration data (--data DIR).");
    }
    throw new Refusal("There is no " + client + " in " + credentials + ".");
  }

  /// Sends a body; after a token that is too old once more with a fresh one.
  ///
  /// @param key by which the server knows a repeated one; null: none
  Answer post(String path, Bodies.Body body, String client, @Nullable String key)
      throws IOException, InterruptedException {
    var request = request(path, client).header("Content-Type", body.media());
    if (key != null) request.header("Idempotency-Key", key);
    request.POST(BodyPublishers.ofString(body.text()));
    return send(request, client);
  }

  Answer get(String path, String client) throws IOException, InterruptedException {
    return send(request(path, client).GET(), client);
  }

  private HttpRequest.Builder request(String path, String client) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + tokens.getOrDefault(client, ""))
        .header("Accept", "application/json, application/problem+json;q=0.9");
  }

  private Answer send(HttpRequest.Builder request, String client)
      throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 401) return answer(answer);
    try {
      signIn(client);
    } catch (Refusal e) {
      return answer(answer);
    }
    request.setHeader("Authorization", "Bearer " + tokens.getOrDefault(client, ""));
    return answer(http.send(request.build(), BodyHandlers.ofString()));
  }

  private Answer answer(HttpResponse<String> answer) {
    try {
      return new Answer(answer.statusCode(), json.readTree(answer.body()));
    } catch (JacksonException e) {
      return new Answer(answer.statusCode(), json.createObjectNode());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
