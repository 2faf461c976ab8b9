package abhaya.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A person of the demonstration at her screen: pages and forms, cookies and form tokens, as a
/// browser has them.
final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final Portal portal;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, String> cookies = new TreeMap<>();
  private String token = "";

  Browser(Portal portal) {
    this.portal = portal;
  }

  record Shown(int status, String text, String location) {}

  /// Presses the role's card on the page of sign-in.
  ///
  /// @param role as the English page words it
  /// @return whether she is in
  boolean signInAs(String role) throws IOException, InterruptedException {
    cookies.clear();
    var page = get("/sign-in").text();
    var card =
        Pattern.compile(
                "action=\"(/sign-in/as/[^\"?]+)[^\"]*\"(?:(?!</form>).)*?<strong>"
                    + Pattern.quote(role)
                    + "</strong>",
                Pattern.DOTALL)
            .matcher(page);
    if (!card.find()) return false;
    var answer = post(card.group(1), Map.of());
    token = "";
    return answer.status() == 303 || answer.status() == 302;
  }

  Shown get(String path) throws IOException, InterruptedException {
    var shown = send(request(path).GET());
    var found = TOKEN.matcher(shown.text());
    if (found.find()) token = found.group(1);
    return shown;
  }

  Shown post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    var form =
        fields.entrySet().stream()
            .map(field -> coded(field.getKey()) + "=" + coded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("X-CSRF-TOKEN", token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  Portal.Answer postJson(String path, Object body) throws IOException, InterruptedException {
    var shown =
        send(
            request(path)
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    return new Portal.Answer(shown.status(), read(shown.text()));
  }

  Portal.Answer getJson(String path) throws IOException, InterruptedException {
    var shown = send(request(path).GET());
    var read = read(shown.text());
    var fresh = read.path("token").asString("");
    if (!fresh.isEmpty()) token = fresh;
    return new Portal.Answer(shown.status(), read);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException e) {
      return json.createObjectNode();
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .timeout(PATIENCE)
            .header("Accept-Language", "en");
    var held =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return held.isEmpty() ? request : request.header("Cookie", held);
  }

  private Shown send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = portal.http().send(request.build(), BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return new Shown(answer.statusCode(), answer.body(), location(answer));
  }

  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    if (pair.length == 2 && !pair[1].isEmpty()) cookies.put(pair[0], pair[1]);
  }

  private static String location(HttpResponse<?> answer) {
    @Nullable String place = answer.headers().firstValue("Location").orElse(null);
    return place == null ? "" : place;
  }
}
