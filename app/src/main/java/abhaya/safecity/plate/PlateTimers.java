package abhaya.safecity.plate;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.platform.Turn;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Once an hour: room for the days to come, and the days that are too old go. An entry whose time is
/// over leaves the list by itself.
@Component
class PlateTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PlateTimers.class);
  private static final int AHEAD_DAYS = 3;

  private final ReadStore store;
  private final WatchFacts watch;
  private final PlateConfig.Settings settings;
  private final TransactionTemplate transactions;
  private final Turn turn;
  private final Clock clock;
  private @Nullable ScheduledExecutorService hours;

  PlateTimers(
      ReadStore store,
      WatchFacts watch,
      PlateConfig.Settings settings,
      TransactionTemplate transactions,
      Turn turn,
      Clock clock) {
    this.store = store;
    this.watch = watch;
    this.settings = settings;
    this.transactions = transactions;
    this.turn = turn;
    this.clock = clock;
  }

  /// @return days that went
  int keep() {
    var today = India.dateOf(clock.instant());
    var first = today.minusDays(settings.keepDays());
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(_ -> store.keepDays(first, today.plusDays(AHEAD_DAYS)))));
  }

  private void hourly() {
    try {
      turn.take(
          "plate-days",
          () -> {
            var gone = keep();
            if (gone > 0) LOG.info("reads of {} days are gone", gone);
          });
      watch.refresh();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("the days of plate reads were not kept, {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void start() {
    hourly();
    hours =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("plate-timers").daemon().factory());
    var _ = hours.scheduleWithFixedDelay(this::hourly, 1, 1, TimeUnit.HOURS);
  }

  @Override
  public synchronized void stop() {
    if (hours != null) hours.shutdownNow();
    hours = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return hours != null;
  }
}
