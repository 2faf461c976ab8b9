package abhaya.base.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reader of the stream over a real socket, who may stop at any moment and come back.
final class Listener implements AutoCloseable {
  private static final Pattern HANDLE = Pattern.compile("\"([A-Za-z0-9_-]+)\"");

  private final HttpResponse<InputStream> answer;
  private final BufferedReader lines;
  String last = "";

  /// One message as it came.
  record Message(String id, String event, String data) {
    List<String> handles() {
      var list = data.replaceAll(".*\"handles\":\\[([^]]*)].*", "$1");
      var found = new ArrayList<String>();
      var names = HANDLE.matcher(list);
      while (names.find()) found.add(names.group(1));
      return found;
    }
  }

  Listener(HttpClient http, int port, String query, String header, String value, String from)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/stream" + query));
    if (!value.isEmpty()) request.header(header, value);
    if (!from.isEmpty()) request.header("Last-Event-ID", from);
    answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  int status() {
    return answer.statusCode();
  }

  String body() throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// The next message; null at the end of the stream.
  @Nullable Message next() {
    var id = "";
    var event = "message";
    var data = "";
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !data.isEmpty()) {
          if (!id.isEmpty()) last = id;
          return new Message(id, event, data);
        }
        if (line.startsWith("id: ")) id = line.substring(4);
        else if (line.startsWith("event: ")) event = line.substring(7);
        else if (line.startsWith("data: ")) data = line.substring(6);
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next message that tells something; null at the end of the stream.
  @Nullable Message told() {
    for (var message = next(); message != null; message = next()) {
      if (message.event().equals("message")) return message;
    }
    return null;
  }

  /// Reads on to a message of this name.
  boolean reaches(String event) {
    for (var message = next(); message != null; message = next()) {
      if (message.event().equals(event)) return true;
    }
    return false;
  }

  @Override
  public void close() {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
