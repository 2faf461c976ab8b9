package abhaya.safecity.asset;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.platform.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is done by the clock: once a minute the watch looks for silence; after midnight the day that
/// ended is counted and readings that are too old go.
@Component
class AssetTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AssetTimers.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /// A day is counted when what came late has come.
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(30);

  private final SilenceWatch watch;
  private final DaySums sums;
  private final DeviceStandings standings;
  private final MonthFigures months;
  private final Turn turn;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final AssetSettings settings;
  private final Clock clock;
  private final Semaphore stop = new Semaphore(0);
  private @Nullable Thread thread;
  private volatile boolean running;
  private @Nullable LocalDate lastKnown;

  AssetTimers(
      SilenceWatch watch,
      DaySums sums,
      DeviceStandings standings,
      MonthFigures months,
      Turn turn,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      AssetSettings settings,
      Clock clock) {
    this.watch = watch;
    this.sums = sums;
    this.standings = standings;
    this.months = months;
    this.turn = turn;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("asset-timers").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    stop.release();
    var worker = thread;
    if (worker == null) return;
    try {
      worker.join(TimeUnit.SECONDS.toMillis(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running && !stop.tryAcquire(EVERY.toSeconds(), TimeUnit.SECONDS)) tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    try {
      // what other machines heard is no silence
      standings.follow();
      turn.take(
          "asset-timers",
          () -> {
            watch.look(clock.instant());
            count();
          });
      followSums();
    } catch (RuntimeException e) {
      LOG.warn("what the clock asks for was not done: {}", e.getClass().getSimpleName());
    }
  }

  /// Another machine may have counted the day.
  private void followSums() {
    var last = sums.lastDay();
    if (!Objects.equals(last, lastKnown)) months.forget();
    lastKnown = last;
  }

  /// Counts the days that ended since the last look.
  private void count() {
    var ended = India.dateOf(clock.instant().minus(AFTER_MIDNIGHT)).minusDays(1);
    var last = sums.lastDay();
    if (last != null && !last.isBefore(ended)) return;
    var first = last == null ? ended : last.plusDays(1);
    var oldest = ended.minusDays(settings.readingDays() - 1L);
    for (var day = first.isBefore(oldest) ? oldest : first;
        !day.isAfter(ended) && running;
        day = day.plusDays(1)) sums.count(day);
    drop(oldest);
  }

  private void drop(LocalDate before) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ ->
            jdbc.sql("select asset.drop_days_before(:day)")
                .param("day", before)
                .query(Integer.class)
                .single()));
  }
}
