package abhaya.base.live;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.access.SessionWatch;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// `GET /api/v1/stream`: server-sent events for a signed-in person or a client with a token.
@RestController
class StreamDoor {
  private static final Logger LOG = LoggerFactory.getLogger(StreamDoor.class);
  private static final int TOPICS_MAX = 20;

  private final LiveFan fan;
  private final SessionWatch watch;
  private final Scopes scopes;
  private final TrailRegister trail;
  private final JsonMapper json;

  StreamDoor(LiveFan fan, SessionWatch watch, Scopes scopes, TrailRegister trail, JsonMapper json) {
    this.fan = fan;
    this.watch = watch;
    this.scopes = scopes;
    this.trail = trail;
    this.json = json;
  }

  /// @param topics words with commas between; none: all that the reader may be told of
  /// @param last number of the last message known; without it the stream begins now
  @GetMapping("/api/v1/stream")
  void stream(
      Scope scope,
      @RequestParam(defaultValue = "") String topics,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response) {
    var wanted = wanted(scope, topics);
    var from = last == null || last.isEmpty() ? null : place(last);
    if (from == null) {
      var names = wanted.stream().map(LiveTopic::name).collect(Collectors.joining(","));
      trail.record(scope, TrailAct.allowed("LISTEN", "STREAM", null).with("topics", names));
    }
    var who = CurrentScope.findSignedIn().orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var stream =
        fan.open(wanted, scope, LiveFan.QUEUE_MAX)
            .orElseThrow(() -> Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"));
    var held = watch.hold(who, scope, () -> stream.end(LiveStream.End.SESSION));
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      new StreamAnswer(fan, stream, scopes, json, response.getOutputStream()).write(from);
    } catch (IOException gone) {
      LOG.debug("a reader of the stream is gone");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      held.close();
      fan.close(stream);
    }
  }

  private static Place place(String text) {
    return Place.parse(text).orElseThrow(() -> Refused.field("Last-Event-ID", "not-understood"));
  }

  /// A topic that is not the reader's is refused like one that does not exist. A person who is told of
  /// nothing has a stream that lives and stays empty: any page may listen, and hears that the link
  /// stands and when the session ends. A program has no use for one.
  private List<LiveTopic> wanted(Scope scope, String words) {
    var mine = fan.topics().stream().filter(topic -> scope.may(topic.needs())).toList();
    if (words.isBlank()) {
      if (mine.isEmpty() && scope.role().isClient())
        throw new NotVisible(Reason.ROLE_LACKS_FUNCTION);
      return mine;
    }
    var asked = new LinkedHashSet<>(List.of(words.split(",", TOPICS_MAX + 1)));
    var found = mine.stream().filter(topic -> asked.contains(topic.name())).toList();
    if (found.size() < asked.size()) throw Refused.field("topics", "not-a-choice");
    return found;
  }
}
