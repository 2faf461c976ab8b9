package abhaya.base.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running server, signed in to as an API client.
final class Server {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final String token;

  /// @param demoClient which client of the demonstration signs in when the words name none
  Server(CommandWords words, String demoClient) throws Refusal, InterruptedException {
    this.url = words.url();
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    this.token = signIn(words, demoClient);
  }

  private String signIn(CommandWords words, String demoClient)
      throws Refusal, InterruptedException {
    var name = words.client();
    var secret = System.getenv("ABHAYA_CLIENT_SECRET");
    if (name == null) {
      var known = demoClient(words, demoClient);
      name = known.path("clientId").asString();
      secret = known.path("clientSecret").asString();
    }
    if (secret == null || secret.isEmpty()) {
      throw new Refusal("Put the secret of " + name + " into ABHAYA_CLIENT_SECRET.");
    }
    var pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(url.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var answer = send(request);
    if (answer.statusCode() != 200) {
      throw new Refusal("The server does not accept the client " + name + ".");
    }
    return read(answer).path("access_token").asString();
  }

  private JsonNode demoClient(CommandWords words, String demoClient) throws Refusal {
    var file = words.data().resolve("demo-credentials.json");
    try {
      for (var client : json.readTree(Files.readString(file)).path("clients")) {
        if (client.path("clientId").asString().equals(demoClient)) return client;
      }
    } catch (IOException e) {
      throw new Refusal(
          "Name a client with --client ID and its secret in ABHAYA_CLIENT_SECRET"
              + " (there is no "
              + file
              + ").");
    }
    throw new Refusal("There is no " + demoClient + " in " + file + ".");
  }

  /// A request to the path, carrying the token.
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1");
  }

  HttpResponse<InputStream> send(HttpRequest request) throws Refusal, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new Refusal("No server answers at " + url + ". Start one with ./abhaya run.");
    } catch (IOException e) {
      throw new Refusal("The connection to " + url + " broke: send the file again, it is safe.");
    }
  }

  JsonNode read(HttpResponse<InputStream> answer) throws Refusal {
    try (var body = answer.body()) {
      return json.readTree(body.readAllBytes());
    } catch (IOException | tools.jackson.core.JacksonException e) {
      throw new Refusal("The server's answer (" + answer.statusCode() + ") could not be read.");
    }
  }
}
