package abhaya.base.platform;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader's loop. After five failures on the same event it parks the event and goes on.
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
  private static final int TRIES = 5;

  private final String name;
  private final List<String> kinds;
  private final int limit;
  private final Consumer<List<Event>> handler;
  private final EventTable table;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  EventReader(
      String name, List<String> kinds, int limit, Consumer<List<Event>> handler, EventTable table) {
    this.name = name;
    this.kinds = kinds;
    this.limit = limit;
    this.handler = handler;
    this.table = table;
  }

  synchronized void start() {
    if (running) return;
    running = true;
    thread = Thread.ofPlatform().name("reader-" + name).daemon().start(this::loop);
  }

  void wake() {
    news.release();
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
      try {
        var most = failures == 0 ? limit : 1;
        var passed = DatabaseContext.SYSTEM.call(() -> table.advance(name, kinds, most, handler));
        failures = 0;
        if (passed < most) rest();
      } catch (RuntimeException e) {
        if (!running) return;
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
      DatabaseContext.SYSTEM.run(() -> table.park(name, reason));
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
