package abhaya.base.live;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the event table once for this machine and hands each event to all who listen.
@Component
class LiveFan implements SmartLifecycle {
  /// Streams this machine holds; each costs a virtual thread and a queue.
  static final int STREAMS_MAX = 12_000;

  static final int STREAMS_OF_A_SESSION_MAX = 12;
  static final int QUEUE_MAX = 256;

  private static final int EVENTS_AT_ONCE = 100;
  private static final int KEPT_MAX = 1_000;

  /// What is older was told before this machine listened; who missed it asks for it by number.
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final List<LiveTopic> topics;
  private final List<String> kinds;
  private final EventReaders readers;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<Place, Told> kept = Collections.synchronizedMap(new Kept());
  private final AtomicLong opened = new AtomicLong();
  private volatile Place head = Place.START;
  private volatile boolean running;

  LiveFan(
      List<LiveTopic> topics, EventReaders readers, TransactionTemplate transactions, Clock clock) {
    this.topics = List.copyOf(topics);
    var wanted = new TreeSet<String>();
    topics.forEach(topic -> wanted.addAll(topic.kinds()));
    this.kinds = List.copyOf(wanted);
    this.readers = readers;
    this.transactions = transactions;
    this.clock = clock;
    readers.follow("live", kinds, EVENTS_AT_ONCE, this::hear);
  }

  /// What several who come back ask for at once is made once.
  private static final class Kept extends LinkedHashMap<Place, Told> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Place, Told> eldest) {
      return size() > KEPT_MAX;
    }
  }

  List<LiveTopic> topics() {
    return topics;
  }

  /// The last event that was handed out.
  Place head() {
    return head;
  }

  /// Empty where this machine holds too many. Where the session does, its oldest ends: that of a
  /// page that was left is known as gone only when something is written to it, and a page that is
  /// still read comes back with its last number.
  Optional<LiveStream> open(List<LiveTopic> wanted, Scope scope, int queue) {
    if (!running || streams.size() >= STREAMS_MAX) return Optional.empty();
    var stream = new LiveStream(opened.incrementAndGet(), wanted, scope, queue);
    streams.add(stream);
    endOldest(scope.presence().session());
    return Optional.of(stream);
  }

  private void endOldest(String session) {
    if (session.isEmpty()) return;
    var own =
        streams.stream()
            .filter(one -> one.ended() == null)
            .filter(one -> one.scope().presence().session().equals(session))
            .sorted(Comparator.comparingLong(LiveStream::number).reversed())
            .toList();
    own.stream().skip(STREAMS_OF_A_SESSION_MAX).forEach(one -> one.end(LiveStream.End.RENEW));
  }

  void close(LiveStream stream) {
    streams.remove(stream);
  }

  int open() {
    return streams.size();
  }

  /// Whether an event stands there, so that what followed it can be told.
  boolean knows(Place place) {
    return readers.has(Long.toString(place.xid()), place.id());
  }

  /// What followed the place, oldest first.
  List<Told> after(Place place, int limit) {
    return readers.after(Long.toString(place.xid()), place.id(), kinds, limit).stream()
        .map(this::made)
        .toList();
  }

  private Told made(Event event) {
    var known = kept.get(Place.of(event));
    if (known != null) return known;
    var told = DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> told(event)));
    kept.put(told.place(), told);
    return told;
  }

  /// Runs in the event reader's transaction. An event heard again after a failure is known by its
  /// place and not told again. What one transaction told is told at once: who asks for what stands
  /// behind it asks once.
  void hear(List<Event> events) {
    if (events.isEmpty()) begin();
    var old = clock.instant().minus(FRESH);
    Told open = null;
    for (var event : events) {
      if (isOld(event, old)) {
        reach(Place.of(event));
        continue;
      }
      var told = told(event);
      kept.put(told.place(), told);
      if (open != null && !open.joins(told)) {
        handOut(open);
        open = null;
      }
      open = open == null ? told : open.and(told);
    }
    if (open != null) handOut(open);
  }

  /// A stream that it is not for is not woken: of most of what is told there are many of those.
  private void handOut(Told told) {
    for (var stream : streams) {
      if (stream.concerns(told)) stream.offer(told);
      else stream.pass(told.place());
    }
    reach(told.place());
  }

  private void reach(Place place) {
    if (place.compareTo(head) > 0) head = place;
  }

  /// This machine listens from here on. Who listened before comes back with her last number and is
  /// told from the table what she missed.
  private void begin() {
    head = readers.last().map(Place::of).orElse(Place.START);
    streams.forEach(stream -> stream.end(LiveStream.End.RENEW));
  }

  private static boolean isOld(Event event, Instant limit) {
    return event.toldAt().isBefore(limit);
  }

  private Told told(Event event) {
    var items = new HashMap<String, List<LiveItem>>();
    for (var topic : topics) {
      if (!topic.kinds().contains(event.kind())) continue;
      var found = topic.find().apply(event);
      if (!found.isEmpty()) items.put(topic.name(), List.copyOf(found));
    }
    return new Told(Place.of(event), items);
  }

  @Override
  public void start() {
    running = true;
  }

  /// First of all when the program ends: an open stream must not hold it up.
  @Override
  public void stop() {
    running = false;
    streams.forEach(stream -> stream.end(LiveStream.End.RENEW));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
