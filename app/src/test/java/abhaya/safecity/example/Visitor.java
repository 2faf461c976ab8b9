package abhaya.safecity.example;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a browser, or a program with its token: pages, forms and bodies over HTTP.
///
/// @param head name of the header by which the server knows her; empty: nobody
record Visitor(HttpClient http, int port, String head, String value) {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  record Shown(int status, String text, String location) {}

  HttpRequest.Builder to(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return head.isEmpty() ? request : request.header(head, value);
  }

  Shown send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    var place = answer.headers().firstValue("Location").orElse("");
    return new Shown(answer.statusCode(), answer.body(), place);
  }

  Shown get(String path) throws IOException, InterruptedException {
    return send(to(path).header("Accept-Language", "en").GET().build());
  }

  /// Presses a button of a page.
  Shown press(String page, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + coded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        to(action)
            .header("X-CSRF-TOKEN", token(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String token(String page) throws IOException, InterruptedException {
    var found = TOKEN.matcher(get(page).text());
    return found.find() ? found.group(1) : "none";
  }

  /// A form with a picture.
  Shown press(String page, String action, Map<String, String> fields, byte[] photo)
      throws IOException, InterruptedException {
    var line = "--edge\r\nContent-Disposition: form-data; name=\"%s\"";
    var head = new StringBuilder();
    fields.forEach((name, text) ->
        head.append(line.formatted(name)).append("\r\n\r\n").append(text).append("\r\n"));
    head.append(line.formatted("photo"))
        .append("; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head.toString()),
            BodyPublishers.ofByteArray(photo),
            BodyPublishers.ofString("\r\n--edge--\r\n"));
    return send(
        to(action)
            .header("X-CSRF-TOKEN", token(page))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(body)
            .build());
  }

  Shown body(String path, String media, String text) throws IOException, InterruptedException {
    return body(path, media, BodyPublishers.ofString(text, StandardCharsets.UTF_8));
  }

  private Shown body(String path, String media, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(to(path).header("Content-Type", media).POST(body).build());
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
