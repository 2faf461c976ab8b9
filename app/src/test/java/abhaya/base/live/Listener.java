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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reader of the stream over a real socket, who may stop at any moment and come back. She waits
/// for nothing longer than `PATIENCE`: what does not come by then is lost, and she says what it was.
final class Listener implements AutoCloseable {
  /// Two beats of the stream, and some.
  static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Pattern HANDLE = Pattern.compile("\"([A-Za-z0-9_-]+)\"");

  private final HttpResponse<InputStream> answer;

  /// What came and was not asked for yet; empty at the end of the stream.
  private final LinkedBlockingQueue<Optional<Message>> came = new LinkedBlockingQueue<>();

  String last = "";
  private String latest = "nothing";
  private Duration patience = PATIENCE;

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
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/stream" + query))
            .timeout(PATIENCE);
    if (!value.isEmpty()) request.header(header, value);
    if (!from.isEmpty()) request.header("Last-Event-ID", from);
    answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() == 200) Thread.startVirtualThread(this::readAll);
  }

  /// Waits this long and no longer from now on.
  void waitsFor(Duration time) {
    patience = time;
  }

  int status() {
    return answer.statusCode();
  }

  /// The text of a refusal, which ends by itself.
  String body() throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void readAll() {
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (var one = read(lines); one != null; one = read(lines)) came.add(Optional.of(one));
    } catch (IOException cut) {
      // closed by either side: the same as its end
    } finally {
      came.add(Optional.empty());
    }
  }

  private static @Nullable Message read(BufferedReader lines) throws IOException {
    var id = "";
    var event = "message";
    var data = "";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) return new Message(id, event, data);
      if (line.startsWith("id: ")) id = line.substring(4);
      else if (line.startsWith("event: ")) event = line.substring(7);
      else if (line.startsWith("data: ")) data = line.substring(6);
    }
    return null;
  }

  /// The next message; null at the end of the stream.
  @Nullable Message next() {
    return next("a message or the end", System.nanoTime() + patience.toNanos());
  }

  private @Nullable Message next(String awaited, long until) {
    try {
      var next = came.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError(
            "%s did not come in %d ms; last came %s, with number %s"
                .formatted(awaited, patience.toMillis(), latest, last));
      }
      if (next.isEmpty()) {
        // the end stays the end, however often it is asked for
        came.add(next);
        return null;
      }
      var message = next.get();
      if (!message.id().isEmpty()) last = message.id();
      latest = message.event() + " " + message.data();
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + awaited, e);
    }
  }

  /// The next message that tells something; null at the end of the stream.
  @Nullable Message told() {
    return await("a message that tells something", "message");
  }

  /// Reads on to a message of this name; false if the stream ends before.
  boolean reaches(String event) {
    return await("a message named " + event, event) != null;
  }

  /// Beats that come meanwhile do not make her wait longer.
  private @Nullable Message await(String awaited, String event) {
    var until = System.nanoTime() + patience.toNanos();
    for (var one = next(awaited, until); one != null; one = next(awaited, until)) {
      if (one.event().equals(event)) return one;
    }
    return null;
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
