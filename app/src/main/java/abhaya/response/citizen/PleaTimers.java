package abhaya.response.citizen;

import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes what is over for 72 hours: words, places, links.
@Component
class PleaTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PleaTimers.class);
  private static final int MINUTES = 10;

  private final PleaStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;

  PleaTimers(PleaStore store, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return how many pleas went
  int sweep() {
    var before = clock.instant().minus(Plea.KEPT_AFTER_END);
    var gone =
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> store.deleteOver(before)));
    return gone == null ? 0 : gone;
  }

  @Override
  public synchronized void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pleas").daemon().factory());
    var _ = fresh.scheduleWithFixedDelay(this::tick, 1, MINUTES, TimeUnit.MINUTES);
    timer = fresh;
  }

  private void tick() {
    try {
      sweep();
    } catch (RuntimeException e) {
      LOG.warn("what is over was not removed: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void stop() {
    var running = timer;
    if (running != null) running.shutdownNow();
    timer = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
