package abhaya.base.live;

import abhaya.base.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One reader who listens: a bounded queue between the fan and her connection.
final class LiveStream {
  /// Why a stream ends.
  enum End {
    /// The session or the token is over: to come back she has to sign in.
    SESSION("end"),
    /// She did not keep up: come back with the last number.
    SLOW("resume"),
    /// The program stops, the stream is old or its session opened more: come back with the last number.
    RENEW("resume");

    private final String word;

    End(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final Told WAKE = new Told(Place.START, java.util.Map.of());

  private final long number;
  private final List<LiveTopic> topics;
  private final Scope scope;
  private final ArrayBlockingQueue<Told> queue;
  private volatile boolean waits;
  private volatile Place passed = Place.START;
  private volatile @Nullable End end;

  LiveStream(long number, List<LiveTopic> topics, Scope scope, int most) {
    this.number = number;
    this.topics = List.copyOf(topics);
    this.scope = scope;
    this.queue = new ArrayBlockingQueue<>(most);
  }

  /// In the order of opening.
  long number() {
    return number;
  }

  List<LiveTopic> topics() {
    return topics;
  }

  Scope scope() {
    return scope;
  }

  /// While she is told from the table what she missed, what happens is in the table too, and her queue
  /// takes nothing: however long that takes, it does not make her slow.
  void hold() {
    waits = true;
    queue.clear();
  }

  /// From here on the queue takes what happens. What was told before stands in the table.
  void flow() {
    waits = false;
  }

  /// Whether something of it may be for this reader. Who else is told is known without her rights: an
  /// event that is for others wakes nobody here.
  boolean concerns(Told told) {
    for (var topic : topics) {
      var items = told.items().get(topic.name());
      if (items != null && items.stream().anyMatch(item -> item.isFor(scope.person().id()))) {
        return true;
      }
    }
    return false;
  }

  /// What was told up to there, and is not in the queue, is not for her.
  void pass(Place place) {
    passed = place;
  }

  /// How far she knows all there was for her; empty while something waits in the queue.
  Optional<Place> passed() {
    var here = passed;
    return waits || !queue.isEmpty() ? Optional.empty() : Optional.of(here);
  }

  /// Never waits: a full queue ends the stream.
  void offer(Told told) {
    if (end == null && !waits && !queue.offer(told)) end(End.SLOW);
  }

  /// The first reason counts. Whoever waits is woken.
  void end(End why) {
    synchronized (queue) {
      if (end == null) end = why;
    }
    // nobody waits before a queue that is full
    if (!queue.offer(WAKE)) queue.clear();
    var _ = queue.offer(WAKE);
  }

  @Nullable End ended() {
    return end;
  }

  /// The next of what was told; null when the time is over or the stream ended.
  @Nullable Told next(Duration atMost) throws InterruptedException {
    var told = queue.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    return end != null || WAKE.equals(told) ? null : told;
  }
}
