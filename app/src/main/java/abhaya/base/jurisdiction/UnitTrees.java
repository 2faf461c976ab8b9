package abhaya.base.jurisdiction;

import abhaya.base.platform.India;
import abhaya.base.platform.Outage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The tree of today and of any other day, from one reading of the database, kept until it changes.
@Component
public class UnitTrees {
  private static final Logger LOG = LoggerFactory.getLogger(UnitTrees.class);

  private static final int KEPT_DAYS = 40;
  private static final long RECHECK_NANOS = 1_000_000_000L;

  private final UnitStore store;
  private final Clock clock;
  private final TransactionTemplate comparing;
  private final TransactionTemplate reading;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable Loaded loaded;

  /// How often this program itself changed units.
  private final AtomicLong changes = new AtomicLong();

  UnitTrees(UnitStore store, Clock clock, PlatformTransactionManager transactions) {
    this.store = store;
    this.clock = clock;
    comparing = ofItsOwn(transactions);
    reading = ofItsOwn(transactions);
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  private static TransactionTemplate ofItsOwn(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setReadOnly(true);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  public UnitTree today() {
    var current = current();
    return current.on(current.codes().today());
  }

  public UnitTree asOf(LocalDate day) {
    return current().on(day);
  }

  /// Everything that was ever true of every unit.
  public UnitHistory history() {
    return current().history();
  }

  /// The states' places on the map of equal tiles, by LGD code.
  public List<StateTile> tiles() {
    return current().tiles();
  }

  /// To be called when changed units are committed: the next question reads them again, whatever
  /// the number of the last change says.
  void refresh() {
    changes.incrementAndGet();
  }

  /// Another program on the same database may change units: at most once a second the number of the
  /// last change is compared. While one thread reads, others go on with what they have, unless this
  /// program itself changed units since that was read: then they wait for the reading.
  private Loaded current() {
    var found = loaded;
    var today = India.dateOf(clock.instant());
    if (found != null && isFresh(found, today)) return found;
    if (found == null || isBehind(found)) {
      refreshing.lock();
    } else if (!refreshing.tryLock()) {
      return found;
    }
    try {
      return read(today);
    } finally {
      refreshing.unlock();
    }
  }

  private Loaded read(LocalDate today) {
    var found = loaded;
    if (found != null && isFresh(found, today)) return found;
    var same = found == null || isBehind(found) ? null : compared(found, today);
    var fresh = same != null ? same : readAnew(today);
    loaded = fresh;
    return fresh;
  }

  private boolean isFresh(Loaded found, LocalDate today) {
    return !isBehind(found) && found.isFresh(today);
  }

  private boolean isBehind(Loaded found) {
    return found.own() != changes.get();
  }

  /// What is known, of today, if no change came since; one of the requests waits for it each second.
  private @Nullable Loaded compared(Loaded known, LocalDate today) {
    var change = lastChange(known);
    var at = System.nanoTime();
    if (known.change() != change) return null;
    if (known.codes().today().equals(today)) return known.checked(at);
    var codes = new CodeBook(known.history(), today);
    return new Loaded(known.history(), codes, known.tiles(), change, known.own(), at, new Trees());
  }

  /// While the database is away what is known stands: whoever is told from memory need not stop, and
  /// sessions stand too (`security.md` 6).
  private long lastChange(Loaded known) {
    try {
      return Objects.requireNonNull(comparing.execute(status -> store.lastChange()));
    } catch (RuntimeException e) {
      if (!Outage.isIn(e)) throw e;
      LOG.warn("units were not looked at: {}", e.getClass().getSimpleName());
      return known.change();
    }
  }

  /// The own changes are counted before the snapshot is taken: one committed meanwhile makes what is
  /// read here old, never new.
  private Loaded readAnew(LocalDate today) {
    var own = changes.get();
    return Objects.requireNonNull(reading.execute(status -> reread(today, own)));
  }

  private Loaded reread(LocalDate today, long own) {
    var change = store.lastChange();
    var at = System.nanoTime();
    var history = store.history();
    return new Loaded(
        history, new CodeBook(history, today), store.tiles(), change, own, at, new Trees());
  }

  /// @param change number of the last change that was read
  /// @param own how many changes of this program were committed before it was read
  /// @param checkedAt when that number was last compared
  private record Loaded(
      UnitHistory history,
      CodeBook codes,
      List<StateTile> tiles,
      long change,
      long own,
      long checkedAt,
      Trees kept) {

    boolean isFresh(LocalDate today) {
      return codes.today().equals(today) && System.nanoTime() - checkedAt < RECHECK_NANOS;
    }

    Loaded checked(long at) {
      return new Loaded(history, codes, tiles, change, own, at, kept);
    }

    UnitTree on(LocalDate day) {
      var epoch = history.epochOf(day);
      synchronized (kept) {
        return kept.byEpoch.computeIfAbsent(epoch, from -> new UnitTree(history, from, codes));
      }
    }
  }

  private static final class Trees {
    private final Map<LocalDate, UnitTree> byEpoch =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<LocalDate, UnitTree> eldest) {
            return size() > KEPT_DAYS;
          }
        };
  }
}
