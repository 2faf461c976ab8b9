package abhaya.base.platform;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader's loop. After five failures on the same event it parks the event and goes on. That the
/// database is away is no failure of an event.
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
  private static final int TRIES = 5;

  private final String name;
  private final int limit;
  private final Way way;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;
  private volatile boolean held;
  private @Nullable Thread thread;

  /// How a reader goes on, and passes over an event.
  interface Way {
    /// @return how many events were passed
    int advance(int most);

    void park(String reason);
  }

  EventReader(String name, int limit, Way way) {
    this.name = name;
    this.limit = limit;
    this.way = way;
  }

  /// Its place is a row, one for all machines: each event takes effect once.
  static Way shared(
      String name, List<String> kinds, Consumer<List<Event>> handler, EventTable table) {
    return new Way() {
      @Override
      public int advance(int most) {
        return table.advance(name, kinds, most, handler);
      }

      @Override
      public void park(String reason) {
        table.park(name, reason);
      }
    };
  }

  /// Its place is in memory, for what is kept in memory: each event reaches every machine.
  static Way own(List<String> kinds, Consumer<List<Event>> handler, EventTable table) {
    return new Way() {
      private EventTable.@Nullable Place place;

      @Override
      public int advance(int most) {
        var from = place;
        if (from == null) {
          // first the place, then the look: what is told between the two is heard once more
          from = table.end();
          handler.accept(List.of());
        }
        var passed = table.advance(from, kinds, most, handler);
        place = passed.place();
        return passed.count();
      }

      // what is in memory is read anew from where the table ends
      @Override
      public void park(String reason) {
        place = null;
      }
    };
  }

  synchronized void start() {
    if (running) return;
    running = true;
    thread = Thread.ofPlatform().name("reader-" + name).daemon().start(this::loop);
  }

  void wake() {
    news.release();
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
    while (running) {
      if (held) {
        rest();
        continue;
      }
      try {
        var most = failures == 0 ? limit : 1;
        var passed = DatabaseContext.SYSTEM.call(() -> way.advance(most));
        failures = 0;
        if (passed < most) rest();
      } catch (RuntimeException e) {
        if (!running) return;
        if (Outage.isIn(e)) {
          LOG.warn("reader {} waits for the database", name);
          rest();
          continue;
        }
        failures++;
        LOG.warn("reader {} failed, try {}: {}", name, failures, e.getClass().getSimpleName());
        failures = afterFailure(failures, e);
      }
    }
  }

  private int afterFailure(int failures, RuntimeException e) {
    LOG.debug("reader {} failure", name, e);
    if (failures < TRIES) {
      rest();
      return failures;
    }
    var reason = e.getClass().getSimpleName();
    try {
      DatabaseContext.SYSTEM.run(() -> way.park(reason));
      LOG.error("reader {} parked an event: {}", name, reason);
      return 0;
    } catch (RuntimeException outage) {
      rest();
      return failures;
    }
  }

  private void rest() {
    try {
      if (news.tryAcquire(1, TimeUnit.SECONDS)) news.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
