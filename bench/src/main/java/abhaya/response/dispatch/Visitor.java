package abhaya.response.dispatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Somebody signed in, over HTTP.
final class Visitor {
  private final HttpClient http;
  private final String address;
  private final String cookie;

  Visitor(HttpClient http, String address, String cookie) {
    this.http = http;
    this.address = address;
    this.cookie = cookie;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie);
  }

  /// The body of a page.
  String get(String path) throws IOException, InterruptedException {
    var answer = http.send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode());
    return answer.body();
  }

  /// Sends a form; where it leads.
  ///
  /// @param fields names and values in turn
  String post(String path, String token, String... fields)
      throws IOException, InterruptedException {
    var body = new StringBuilder("_csrf=").append(token);
    for (var at = 0; at < fields.length; at += 2) {
      body.append('&').append(fields[at]).append('=');
      body.append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
    }
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", address)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 303) throw new IOException(path + ": " + answer.statusCode());
    return answer.headers().firstValue("Location").orElse("");
  }

  /// Reads a stream of events on a thread of its own until that is interrupted: the lines with data.
  /// A stream that ended is opened again, as a browser does.
  Thread listen(String path, Consumer<String> data) {
    return Thread.ofVirtual().start(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        hear(path, data);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    });
  }

  private void hear(String path, Consumer<String> data) {
    var ask = request(path).header("Accept", "text/event-stream").build();
    try (var in = http.send(ask, BodyHandlers.ofInputStream()).body();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) data.accept(line.substring(6));
      }
    } catch (IOException over) {
      // an interrupt comes as such a fault too
      if (over.getCause() instanceof InterruptedException) Thread.currentThread().interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
