package abhaya.base.platform;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader's loop. After five failures on the same event it parks the event and goes on. That the
/// database is away is no failure of an event.
///
/// It is woken by events of its kinds only. That a notice was lost it finds out by a look each
/// second, which locks and writes nothing.
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
  private static final int TRIES = 5;
  private static final long IDLE_MILLIS = 1_000;

  /// The first and the longest pause while an event waits for an older transaction to end.
  private static final long HIDDEN_MILLIS_MIN = 1;

  private static final long HIDDEN_MILLIS_MAX = 128;

  /// A pause is this part of what was waited so far: so much later than it could it reads at most.
  private static final int HIDDEN_PART = 8;

  /// From then on a wait for an older transaction is the operator's business: signals wait with it.
  private static final long WAIT_TOLD_SECONDS = 5;

  /// Looks without news between two moves past events of other kinds.
  private static final int IDLE_ROUNDS = 30;

  private final String name;
  private final List<String> kinds;
  private final int limit;
  private final Way way;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;
  private volatile boolean held;
  private @Nullable Thread thread;

  /// What came of a step.
  ///
  /// @param handed events that were handed over
  /// @param hidden whether more are there that cannot be read before an older transaction ends
  record Advance(int handed, boolean hidden) {}

  /// What follows a reader's place.
  enum Sight {
    NOTHING,

    /// There is something, and an older transaction may still tell what comes before it.
    HIDDEN,

    READABLE
  }

  /// When a step may begin; `Supplier::get` is at once.
  @FunctionalInterface
  interface Turn {
    Advance take(Supplier<Advance> step);

    /// There is news, and a step will follow at once.
    default void called() {}

    /// Whether steps of many rows come as well as steps of few.
    default boolean isBulk() {
      return false;
    }
  }

  /// How a reader goes on, and passes over an event.
  interface Way {
    /// Before the first step, once.
    void begin();

    /// There is news, and a step will follow at once. Of most nobody waits for it.
    default void called() {}

    Advance advance(int most);

    /// What there is to hand over. It locks and writes nothing: a step that finds nothing to read
    /// would still be forced to the disk.
    Sight look();

    /// Whether a step that finds nothing costs no more than a look.
    default boolean isLight() {
      return false;
    }

    /// Whether a step is worth taking at once when there was news: what was told can mostly be read.
    default boolean isHopeful() {
      return isLight();
    }

    /// Moves past events of other kinds, as far as none of its own lies between.
    void passOthers();

    void park(String reason);
  }

  EventReader(String name, List<String> kinds, int limit, Way way) {
    this.name = name;
    this.kinds = kinds;
    this.limit = limit;
    this.way = way;
  }

  /// Its place is a row, one for all machines: each event takes effect once.
  static Way shared(
      String name, List<String> kinds, Turn turn, Consumer<List<Event>> handler, EventTable table) {
    var looks = table.looks();
    return new Way() {
      // nothing of these kinds stands between the place and this event's transaction
      private EventPlace edge = EventPlace.BEGINNING;

      @Override
      public void begin() {
        table.begin(name);
      }

      @Override
      public void called() {
        turn.called();
      }

      @Override
      public Advance advance(int most) {
        return turn.take(() -> table.advance(name, edge, kinds, most, turn.isBulk(), handler));
      }

      @Override
      public Sight look() {
        var look = looks.after(name, edge, kinds);
        if (look.sight() != Sight.READABLE) edge = look.edge();
        return look.sight();
      }

      // nothing is forced to the disk where nothing was found
      @Override
      public boolean isHopeful() {
        return turn.isBulk();
      }

      @Override
      public void passOthers() {
        table.passOthers(name, kinds);
      }

      @Override
      public void park(String reason) {
        table.park(name, kinds, reason);
      }
    };
  }

  /// Its place is in memory, for what is kept in memory: each event reaches every machine. Where the
  /// database came back without the event at its place, it begins anew, as after a start.
  static Way own(List<String> kinds, Consumer<List<Event>> handler, EventTable table) {
    return new Own(kinds, handler, table, table.looks());
  }

  private static final class Own implements Way {
    private final List<String> kinds;
    private final Consumer<List<Event>> handler;
    private final EventTable table;
    private final EventLooks looks;
    private @Nullable EventPlace place;

    Own(List<String> kinds, Consumer<List<Event>> handler, EventTable table, EventLooks looks) {
      this.kinds = kinds;
      this.handler = handler;
      this.table = table;
      this.looks = looks;
    }

    @Override
    public void begin() {
      // the first step takes the place
    }

    @Override
    public Advance advance(int most) {
      var from = place;
      if (from == null) {
        // first the place, then the look: what is told between the two is heard once more
        from = table.end();
        handler.accept(List.of());
      }
      var passed = table.advance(from, kinds, most, handler);
      if (passed.isEmpty()) {
        place = null;
        return advance(most);
      }
      place = passed.get().place();
      return passed.get().advance();
    }

    @Override
    public Sight look() {
      var from = place;
      if (from == null) return Sight.READABLE;
      var look = looks.after(from, kinds);
      if (!look.stands()) {
        place = null;
        return Sight.READABLE;
      }
      // what may be read is complete up to there
      if (look.sight() != Sight.READABLE) place = from.atLeast(look.edge());
      return look.sight();
    }

    // neither locks nor writes
    @Override
    public boolean isLight() {
      return true;
    }

    @Override
    public void passOthers() {
      // each look does
    }

    // what is in memory is read anew from where the table ends
    @Override
    public void park(String reason) {
      place = null;
    }
  }

  synchronized void start() {
    if (running) return;
    running = true;
    thread = Thread.ofPlatform().name("reader-" + name).daemon().start(this::loop);
  }

  void wake() {
    news.release();
  }

  /// Whether one of these kinds is its own.
  boolean wants(Set<String> told) {
    return kinds.stream().anyMatch(told::contains);
  }

  /// Takes its place before others who hear of the same news, which it will be woken for.
  void call() {
    if (running && !held) way.called();
  }

  List<String> kinds() {
    return kinds;
  }

  boolean isNamed(String asked) {
    return name.equals(asked);
  }

  void hold(boolean on) {
    held = on;
    wake();
  }

  synchronized void stop() {
    running = false;
    wake();
    var current = thread;
    if (current == null) return;
    try {
      current.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    var failures = 0;
    var begun = false;
    while (running) {
      if (held) {
        rest(IDLE_MILLIS);
        continue;
      }
      try {
        if (!begun) DatabaseContext.SYSTEM.run(way::begin);
        begun = true;
        var again = failures > 0;
        handOver(again ? 1 : limit);
        failures = 0;
        if (!again) awaitNews();
      } catch (RuntimeException e) {
        if (!running) return;
        if (Outage.isIn(e)) {
          LOG.warn("reader {} waits for the database", name);
          rest(IDLE_MILLIS);
          continue;
        }
        failures++;
        LOG.warn("reader {} failed, try {}: {}", name, failures, e.getClass().getSimpleName());
        failures = afterFailure(failures, e);
      }
    }
  }

  /// Steps until nothing is left to hand over. After a failure one event only, so that it is known
  /// which one fails.
  private void handOver(int most) {
    var wait = new Wait();
    var hopeful = way.isHopeful();
    while (running && !held) {
      var sight =
          hopeful || way.isLight() ? Sight.READABLE : DatabaseContext.SYSTEM.call(way::look);
      hopeful = false;
      if (sight == Sight.NOTHING) return;
      if (sight == Sight.READABLE) {
        var step = DatabaseContext.SYSTEM.call(() -> way.advance(most));
        if (most < limit) return;
        if (step.handed() > 0) wait = new Wait();
        if (step.handed() == most) {
          hopeful = way.isHopeful();
          continue;
        }
        if (!step.hidden()) return;
      }
      wait.tell();
      rest(wait.pause());
    }
  }

  /// One wait for an older transaction, told once.
  private final class Wait {
    private final long began = System.nanoTime();
    private boolean told;

    long pause() {
      return Math.clamp(millis() / HIDDEN_PART, HIDDEN_MILLIS_MIN, HIDDEN_MILLIS_MAX);
    }

    private long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    void tell() {
      if (told || millis() < TimeUnit.SECONDS.toMillis(WAIT_TOLD_SECONDS)) return;
      told = true;
      LOG.warn(
          "reader {} waits: a transaction older than its next event has been open for over {} s",
          name,
          WAIT_TOLD_SECONDS);
    }
  }

  private void awaitNews() {
    for (var idle = 0; running && !held && !rest(IDLE_MILLIS); idle++) {
      if (DatabaseContext.SYSTEM.call(way::look) == Sight.READABLE) return;
      if (idle % IDLE_ROUNDS == 0) DatabaseContext.SYSTEM.run(way::passOthers);
    }
  }

  private int afterFailure(int failures, RuntimeException e) {
    LOG.debug("reader {} failure", name, e);
    if (failures < TRIES) {
      rest(IDLE_MILLIS);
      return failures;
    }
    var reason = e.getClass().getSimpleName();
    try {
      DatabaseContext.SYSTEM.run(() -> way.park(reason));
      LOG.error("reader {} parked an event: {}", name, reason);
      return 0;
    } catch (RuntimeException outage) {
      rest(IDLE_MILLIS);
      return failures;
    }
  }

  /// @return whether somebody woke this reader
  private boolean rest(long millis) {
    try {
      if (!news.tryAcquire(1, millis, TimeUnit.MILLISECONDS)) return false;
      news.drainPermits();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
