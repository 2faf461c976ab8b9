package abhaya.response.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends signals over real sockets, with headers and bytes of its own choice.
final class Sender {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final int port;

  Sender(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path, String... headers) {
    return ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)), headers);
  }

  HttpResponse<String> send(String path, byte[] body, String... headers) {
    return ask(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        headers);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request, String... headers) {
    request.timeout(Duration.ofSeconds(10));
    if (headers.length > 0) request.headers(headers);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(String path, String body, String... headers) {
    return send(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /// Announces more than it sends, and hangs up.
  void sendHalf(String path, String half) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var head =
          "POST "
              + path
              + " HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: 9000\r\n\r\n";
      socket.getOutputStream().write((head + half).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }
  }

  /// The value of a name in a flat JSON object.
  static String field(String json, String name) {
    var from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(from, json.indexOf('"', from));
  }
}
