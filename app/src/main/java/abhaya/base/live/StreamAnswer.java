package abhaya.base.live;

import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.platform.Outage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Writes one stream to one connection, on the thread of the request.
final class StreamAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamAnswer.class);

  static final Duration BEAT = Duration.ofSeconds(10);

  /// After this many beats the reader is asked to come back, so that no connection is for ever.
  private static final int BEATS_MAX = 180;

  private static final int HANDLES_MAX = 200;
  private static final int RESUMED_AT_ONCE = 200;

  /// Who missed more than this is told to ask for everything anew.
  static final int RESUMED_MAX = 5_000;

  private final LiveFan fan;
  private final LiveStream stream;
  private final Scopes scopes;
  private final JsonMapper json;
  private final OutputStream out;
  private Place place = Place.START;

  StreamAnswer(LiveFan fan, LiveStream stream, Scopes scopes, JsonMapper json, OutputStream out) {
    this.fan = fan;
    this.stream = stream;
    this.scopes = scopes;
    this.json = json;
    this.out = out;
  }

  /// What was missed, then what happens, until the stream ends. Where the database goes away in the
  /// middle the reader is asked to come back with her last number.
  void write(@Nullable Place from) throws IOException, InterruptedException {
    place = fan.head();
    out.write("retry: 2000\n".getBytes(StandardCharsets.UTF_8));
    try {
      tellOn(from);
    } catch (RuntimeException e) {
      if (!Outage.isIn(e)) throw e;
      LOG.warn("a stream ends: {}", e.getClass().getSimpleName());
      stream.end(LiveStream.End.RENEW);
    }
    var end = stream.ended();
    event((end == null ? LiveStream.End.RENEW : end).word());
  }

  private void tellOn(@Nullable Place from) throws IOException, InterruptedException {
    if (from == null) event("hello");
    else resume(from);
    var beats = 0;
    while (stream.ended() == null && beats < BEATS_MAX) {
      var told = stream.next(BEAT);
      if (told != null) tell(told);
      else if (stream.ended() == null) {
        stream
            .passed()
            .filter(there -> there.compareTo(place) > 0)
            .ifPresent(there -> place = there);
        event("beat");
        beats++;
      }
    }
  }

  private void resume(Place from) throws IOException {
    if (!from.equals(Place.START) && !fan.knows(from)) {
      event("reset");
      return;
    }
    stream.hold();
    place = from;
    event("hello");
    if (!isCaughtUp(RESUMED_MAX)) {
      place = fan.head();
      event("reset");
    }
  }

  /// Tells from the table until nothing is left, then lets the queue take over and looks once more:
  /// what was told between the last look and then is in the table.
  private boolean isCaughtUp(int most) throws IOException {
    var done = 0;
    for (var flows = false; done < most; ) {
      var missed = fan.after(place, RESUMED_AT_ONCE);
      for (var told : missed) tell(told);
      done += missed.size();
      if (missed.size() == RESUMED_AT_ONCE) continue;
      if (flows) return true;
      stream.flow();
      flows = true;
    }
    stream.flow();
    return false;
  }

  /// Once, in order: what the queue holds beside what was missed is known by its place.
  private void tell(Told told) throws IOException {
    if (told.place().compareTo(place) <= 0) return;
    place = told.place();
    var now = scopes.again(stream.scope());
    if (now.isEmpty()) return;
    var messages = new ArrayList<String>();
    for (var topic : stream.topics()) {
      var items = told.items().get(topic.name());
      var handles = items == null ? List.<String>of() : seen(topic, now.get(), items);
      if (!handles.isEmpty()) messages.add(message(topic, handles));
    }
    // the number stands on the last one only: a link that breaks between two brings back both
    for (var at = 0; at < messages.size(); at++) {
      var last = at == messages.size() - 1;
      send((last ? "id: " + place.text() + "\n" : "") + messages.get(at));
    }
  }

  private static List<String> seen(LiveTopic topic, Scope scope, List<LiveItem> items) {
    return items.stream()
        .filter(item -> topic.shows(scope, item))
        .map(LiveItem::handle)
        .distinct()
        .limit(HANDLES_MAX + 1L)
        .toList();
  }

  private String message(LiveTopic topic, List<String> handles) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("topic", topic.name());
    data.put("handles", handles.stream().limit(HANDLES_MAX).toList());
    data.put("more", handles.size() > HANDLES_MAX);
    return "data: " + json.writeValueAsString(data) + "\n\n";
  }

  private void event(String name) throws IOException {
    send("id: %s\nevent: %s\ndata: {}\n\n".formatted(place.text(), name));
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
