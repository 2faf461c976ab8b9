package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.cases.CaseFigure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The facts a second time, in memory: unfiltered figures of blocks from counters, all others by one
/// walk over the cases they are about.
///
/// Every transaction that changes facts or blocks makes a new version of them. The memory follows
/// from version to version and answers only when it has come at least as far as what the reader's
/// own look at the database saw; else the SQL text answers. It is filled at start and whenever a
/// change comes that it did not follow. Before it answers it is compared with the tallies, block by
/// block and month by month, and again from time to time; while they differ the alarm stands and the
/// SQL texts answer.
@Component
class FactMemory {
  private static final Logger LOG = LoggerFactory.getLogger(FactMemory.class);

  /// Longer than the memory is ever behind while it follows; the SQL text would take as long.
  private static final Duration WAITED = Duration.ofMillis(100);

  private static final Duration LOOK = Duration.ofMillis(1);
  private static final Duration BEHIND = Duration.ofSeconds(2);
  private static final Duration CHECKED = Duration.ofMinutes(10);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int LOAD_REST = 4;
  private static final int QUEUED_MAX = 1_000_000;

  /// Cases from which on filling the memory leaves enough behind to be cleared at once.
  private static final int CLEARED_FROM = 200_000;

  private final FactPlaces places;
  private final MirrorAlarm alarm;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Semaphore loadWanted = new Semaphore(0);
  private final ArrayDeque<Change> queued = new ArrayDeque<>();
  private int queuedCases;
  private boolean loading;
  private @Nullable FactColumns columns;
  private volatile long version = -1;

  /// When an answer first found the memory behind, by the nano clock; 0 if it is not.
  private volatile long missedSince;

  private volatile boolean running;
  private volatile boolean distrusted;

  FactMemory(FactPlaces places, MirrorAlarm alarm) {
    this.places = places;
    this.alarm = alarm;
  }

  /// What one transaction changed, step by step.
  ///
  /// @param before version before it, when it had become the only writer
  record Change(long before, long after, List<Step> steps) {}

  /// @param asked cases whose facts are now as `figures` say; without a figure they are not counted
  record Step(List<Long> asked, List<CaseFigure> figures) {}

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (running) return;
    running = true;
    loadWanted.release();
    Thread.ofPlatform().name("fact-memory").daemon().start(this::work);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    running = false;
    loadWanted.release();
  }

  /// The unit with the parts asked for, if the memory has come as far as the database.
  Optional<Picture> picture(Ask ask, Set<Picture.Part> parts) {
    var withChildren = parts.contains(Picture.Part.CHILDREN);
    var level = withChildren ? ask.level() : ask.levelAlone();
    return answer(
        ask,
        level,
        counters -> counters.picture(parts),
        tally -> withChildren ? tally.picture() : tally.picture().withoutChildren());
  }

  /// Each child's months, if the memory has come as far as the database.
  Optional<Map<UnitId, SortedMap<LocalDate, Figures>>> series(Ask ask) {
    return answer(ask, ask.level(), MirrorTally::series, FactTally::series);
  }

  private <T> Optional<T> answer(
      Ask ask,
      FigureSql.Level level,
      Function<MirrorTally, T> fromCounters,
      Function<FactTally, T> fromCases) {
    if (version < 0) return Optional.empty();
    var asked = places.of(ask, level);
    if (!reaches(asked.version())) {
      missed();
      return Optional.empty();
    }
    lock.readLock().lock();
    try {
      var facts = columns;
      if (facts == null || version < asked.version()) return Optional.empty();
      var counters = counters(ask, level, asked.places());
      if (counters.isPresent()) return Optional.of(fromCounters.apply(counters.get()));
      var tally = new FactTally(ask, facts.traits());
      for (var place : asked.places()) {
        for (var station : facts.of(level, place.block())) tally.add(place.child(), station);
      }
      return Optional.of(fromCases.apply(tally));
    } finally {
      lock.readLock().unlock();
    }
  }

  /// The counters, where they can answer; whoever asks holds the lock, or nothing changes meanwhile.
  Optional<MirrorTally> counters(Ask ask, FigureSql.Level level, List<FactPlaces.Place> of) {
    var facts = columns;
    if (facts == null || !ask.filter().isEmpty() || level == FigureSql.Level.DISTRICT) {
      return Optional.empty();
    }
    return facts.mirror(ask.window().from()).map(mirror -> new MirrorTally(mirror, level, ask, of));
  }

  /// A commit is seen by others a moment before the memory hears of it.
  private boolean reaches(long wanted) {
    long end = System.nanoTime() + WAITED.toNanos();
    while (version >= 0 && version < wanted && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return version >= wanted;
  }

  /// Somebody else may write, whom this memory does not hear: a second program on one database.
  private void missed() {
    long now = System.nanoTime();
    long since = missedSince;
    if (since == 0) missedSince = now;
    else if (now - since > BEHIND.toNanos()) forget();
  }

  /// Follows the running transaction once it has committed.
  void followAfterCommit(Change change) {
    afterCommit(() -> follow(change));
  }

  /// Reads everything anew once the running transaction has committed.
  void loadAfterCommit() {
    afterCommit(this::forget);
  }

  private static void afterCommit(Runnable act) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            act.run();
          }
        });
  }

  private void follow(Change change) {
    lock.writeLock().lock();
    try {
      if (loading) {
        queued.add(change);
        for (var step : change.steps()) queuedCases += step.asked().size();
      } else if (columns != null && change.before() == version) {
        apply(columns, change);
      } else {
        forget();
      }
    } catch (RuntimeException e) {
      LOG.error("the memory of facts cannot follow: {}", e.getClass().getSimpleName());
      forget();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void apply(FactColumns facts, Change change) {
    for (var step : change.steps()) {
      var gone = new HashSet<>(step.asked());
      for (var figure : step.figures()) {
        facts.put(factOf(figure));
        gone.remove(figure.id());
      }
      for (var id : gone) facts.remove(id);
    }
    version = change.after();
    missedSince = 0;
  }

  private static FactColumns.Fact factOf(CaseFigure figure) {
    var kind = FactKind.of(figure);
    return new FactColumns.Fact(
        figure.id(),
        figure.stationId(),
        figure.recordedOn(),
        figure.reportedOn(),
        new FactColumns.Trait(
            kind.code(),
            figure.basis().code(),
            figure.ageMask(),
            figure.actMask(),
            figure.groupMask(),
            kind.charged(),
            figure.returnedCount() > 0));
  }

  private void forget() {
    lock.writeLock().lock();
    try {
      version = -1;
      missedSince = 0;
      columns = null;
      loadWanted.release();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void work() {
    while (running) {
      try {
        if (loadWanted.tryAcquire(CHECKED.toMillis(), TimeUnit.MILLISECONDS)) {
          loadWanted.drainPermits();
          if (running) rest(load());
        } else if (!agrees()) {
          forget();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!running) return;
        LOG.warn("the memory of facts rests: {}", e.getClass().getSimpleName());
        LockSupport.parkNanos(RETRY.toNanos());
        forget();
      }
    }
  }

  /// A memory that is thrown away again and again must not eat the machine.
  private void rest(long loadNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(loadNanos * LOAD_REST);
  }

  /// Reads everything anew.
  ///
  /// @return how long it took, in nanoseconds
  long load() {
    long began = System.nanoTime();
    lock.writeLock().lock();
    try {
      loading = true;
      queued.clear();
      queuedCases = 0;
    } finally {
      lock.writeLock().unlock();
    }
    var fresh = new FactColumns();
    try {
      var told = DatabaseContext.SYSTEM.call(() -> places.load(fresh));
      if (alarm.isRaisedBy(fresh, told.rows())) return System.nanoTime() - began;
      take(fresh, told.version());
    } finally {
      loading = false;
    }
    LOG.info(
        "{} cases in memory after {} ms", fresh.size(), (System.nanoTime() - began) / 1_000_000);
    // loading leaves nearly as much behind as it keeps: cleared away later, under questions, it
    // would hold all of them up for half a second
    if (fresh.size() >= CLEARED_FROM) System.gc();
    return System.nanoTime() - began;
  }

  /// Takes the loaded facts and what was committed while they were read.
  private void take(FactColumns fresh, long read) {
    lock.writeLock().lock();
    try {
      loading = false;
      columns = fresh;
      version = read;
      for (var change : queued) {
        if (change.after() <= read) continue;
        if (change.before() != version || queuedCases > QUEUED_MAX) {
          forget();
          return;
        }
        apply(fresh, change);
      }
    } finally {
      queued.clear();
      lock.writeLock().unlock();
    }
  }

  /// Whether every block and month is what the tallies say; true while there is nothing to compare.
  boolean agrees() {
    var told = DatabaseContext.SYSTEM.call(places::tallies);
    lock.readLock().lock();
    try {
      var facts = columns;
      if (facts == null || version != told.version()) return true;
      return !alarm.isRaisedBy(facts, told.rows());
    } finally {
      lock.readLock().unlock();
    }
  }

  /// A sample differed: everything is read anew and compared in full; after the second one the SQL
  /// texts answer for as long as the program runs.
  void distrust() {
    if (distrusted) running = false;
    distrusted = true;
    forget();
  }

  /// The version it has come to; below 0 while it cannot answer.
  long version() {
    return version;
  }

  /// Cases it holds.
  int size() {
    lock.readLock().lock();
    try {
      return columns == null ? 0 : columns.size();
    } finally {
      lock.readLock().unlock();
    }
  }
}
