package abhaya.base.notice;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Hands short messages to a gateway: one POST of JSON with a bearer token each. A gateway that
/// speaks otherwise is put behind a few lines of its own; the form stands in `docs/guide/alarms.md`.
final class SmsGateway {
  private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;

  private final NoticeSettings.Sms settings;
  private final JsonMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  SmsGateway(NoticeSettings.Sms settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /// @param handle by which the gateway knows a message it was sent before
  Sent send(String handle, String to, String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", handle);
    body.put("to", to);
    body.put("sender", settings.sender());
    body.put("template", settings.template());
    body.put("text", text);
    var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(settings.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + settings.secret())
            .header("Idempotency-Key", handle)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) return Sent.DONE;
      LOG.warn("message gateway answered {}", status);
      return status / 100 == 4 && status != TOO_MANY ? Sent.REFUSED : Sent.LATER;
    } catch (IOException e) {
      LOG.warn("message gateway: {}", e.getClass().getSimpleName());
      return Sent.LATER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Sent.LATER;
    }
  }
}
