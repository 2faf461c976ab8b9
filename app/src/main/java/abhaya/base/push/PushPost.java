package abhaya.base.push;

import abhaya.base.platform.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands one sealed message to a push service (RFC 8030, 5). Where it may go was looked at when the
/// browser asked and is looked at again here, with the address its name has now; no answer leads it
/// elsewhere, none is read further than its head, and none is waited for long.
@Component
class PushPost {
  private static final Logger LOG = LoggerFactory.getLogger(PushPost.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A later message takes the place of one that still waits at the service (RFC 8030, 5.4). The same
  /// for all: the service learns of no kind.
  private static final String TOPIC = "update";

  private final PushSettings settings;
  private final VapidKey key;
  private final Clock clock;
  private final HttpClient http;

  PushPost(PushSettings settings, VapidKey key, Clock clock) {
    this.settings = settings;
    this.key = key;
    this.clock = clock;
    var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY);
    var authority = settings.authority();
    if (authority != null) client.sslContext(Certificates.trusting(authority));
    this.http = client.build();
  }

  /// A message on its way.
  ///
  /// @param lives seconds the service may keep it for a browser that is away
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Letter(String endpoint, byte[] sealed, long lives) {}

  PushCame send(Letter letter) {
    var subject = settings.subject();
    var target = PushTarget.of(letter.endpoint(), settings.hosts());
    if (subject == null || target.isEmpty()) return PushCame.of(PushCame.What.REFUSED);
    var to = target.get();
    try {
      if (!mayReach(to)) {
        LOG.warn("push service {} is inside the network", to.service());
        return PushCame.of(PushCame.What.REFUSED);
      }
      return ask(to, letter, key.proof(to.origin(), subject, clock.instant()));
    } catch (IOException e) {
      LOG.warn("push service {}: {}", to.service(), e.getClass().getSimpleName());
      return PushCame.of(PushCame.What.LATER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PushCame.of(PushCame.What.LATER);
    }
  }

  /// All addresses of the name, since it is not said which of them will be taken.
  private boolean mayReach(PushTarget target) throws UnknownHostException {
    if (settings.inside()) return true;
    return Stream.of(InetAddress.getAllByName(target.address().getHost()))
        .allMatch(PublicAddress::is);
  }

  private PushCame ask(PushTarget target, Letter letter, String proof)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target.address())
            .timeout(PATIENCE)
            .header("TTL", Long.toString(letter.lives()))
            .header("Urgency", "high")
            .header("Topic", TOPIC)
            .header("Content-Encoding", "aes128gcm")
            .header("Content-Type", "application/octet-stream")
            .header("Authorization", proof)
            .POST(HttpRequest.BodyPublishers.ofByteArray(letter.sealed()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    var came = came(answer.statusCode());
    if (came != PushCame.What.DONE && came != PushCame.What.GONE) {
      LOG.warn("push service {} answered {}", target.service(), answer.statusCode());
    }
    var wait = answer.headers().firstValue("Retry-After").orElse(null);
    return new PushCame(came, came == PushCame.What.LATER ? wait(wait, clock.instant()) : null);
  }

  private static PushCame.What came(int status) {
    return switch (status) {
      case 200, 201, 202, 204 -> PushCame.What.DONE;
      case 404, 410 -> PushCame.What.GONE;
      case 408, 429 -> PushCame.What.LATER;
      default -> status >= 500 ? PushCame.What.LATER : PushCame.What.REFUSED;
    };
  }

  /// Seconds or a date (RFC 9110, 10.2.3); null where it is neither.
  static @Nullable Duration wait(@Nullable String said, Instant now) {
    if (said == null) return null;
    if (said.matches("[0-9]{1,6}")) return Duration.ofSeconds(Integer.parseInt(said));
    try {
      var date = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
