package abhaya.bench;

import abhaya.base.access.DemoAccounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product as a client on the network sees it.
final class Wire {

  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  Wire(String address) {
    this.address = address;
  }

  /// What came back.
  record Answer(int status, String path, JsonNode json) {}

  HttpRequest get(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + bearer)
        .build();
  }

  HttpRequest post(String path, String bearer, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  Answer send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofByteArray());
    var path = request.uri().getPath() + "?" + request.uri().getQuery();
    return new Answer(answer.statusCode(), path, json.readTree(answer.body()));
  }

  /// Only the status of a page.
  int status(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + path)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// Sends without a sign-in, as a telephone does.
  ///
  /// @return the status
  int say(String path, String type, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  String token(DemoAccounts.ApiClient client) throws IOException, InterruptedException {
    var pair = client.clientId() + ":" + client.clientSecret();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var answer = send(request);
    if (answer.status() != 200) throw new IOException("no token: status " + answer.status());
    return answer.json().path("access_token").asString();
  }
}
