package abhaya.base.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again while the program runs, on one thread of its own. A round that
/// fails is noted, without what it was about, and the next one comes as if nothing had been.
public final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final String failure;
  private @Nullable ScheduledExecutorService thread;

  /// @param name of the thread
  /// @param failure what a round that failed left undone, for the log
  public Rounds(String name, String failure) {
    this.name = name;
    this.failure = failure;
  }

  /// @param first from now to the first round
  /// @param between from the end of a round to the next
  public synchronized void start(Duration first, Duration between, Runnable round) {
    var running = thread;
    if (running == null) {
      running =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name(name).daemon().factory());
      thread = running;
    }
    var _ =
        running.scheduleWithFixedDelay(
            () -> go(round), first.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void go(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      // a round that the end of the program cut off comes again after the next start
      if (isRunning()) LOG.warn("{}: {}", failure, e.getClass().getSimpleName());
    }
  }

  /// Waits for nothing: a round under way is interrupted.
  public synchronized void stop() {
    var running = thread;
    if (running != null) running.shutdownNow();
    thread = null;
  }

  public synchronized boolean isRunning() {
    return thread != null;
  }
}
