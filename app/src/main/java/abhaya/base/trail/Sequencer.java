package abhaya.base.trail;

import abhaya.base.platform.DatabaseContext;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.CompactRange;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives entries their places in the log, behind the acts and never in their way.
///
/// Leaves, nodes and a due checkpoint of one batch are one transaction, and where it goes on is
/// read from the last leaf: a program killed at any moment goes on where the log ends.
@Component
class Sequencer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int BATCH = 500;
  private static final int ENTRIES_PER_CHECKPOINT = 1000;
  private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(1);

  /// What one batch did.
  private record Step(CompactRange range, int entries, Checkpoint.@Nullable Signed checkpoint) {}

  private final TrailStore entries;
  private final LeafStore leaves;
  private final TrailKey key;
  private final TransactionTemplate transactions;
  private final Semaphore stop = new Semaphore(0);
  private @Nullable Thread thread;
  private @Nullable CompactRange known;
  private volatile boolean running;

  Sequencer(
      TrailStore entries, LeafStore leaves, TrailKey key, PlatformTransactionManager transactions) {
    this.entries = entries;
    this.leaves = leaves;
    this.key = key;
    this.transactions = new TransactionTemplate(transactions);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// Puts all entries of finished transactions in order and signs, now.
  void catchUp() {
    while (advance(BATCH, true, true) > 0) {
      // until nothing was left
    }
  }

  /// One batch. Answers how many entries found their place; none while another sequencer works.
  ///
  /// @param patient wait for the other sequencer
  /// @param sign make a checkpoint even if none is due
  synchronized int advance(int limit, boolean patient, boolean sign) {
    var before = known;
    known = null; // what fails half-way is read again from the database
    var step = asProgram(() -> step(before, limit, patient, sign));
    known = step == null ? before : step.range;
    if (step == null) return 0;
    if (step.checkpoint != null) key.remember(step.checkpoint);
    return step.entries;
  }

  private @Nullable Step step(
      @Nullable CompactRange before, int limit, boolean patient, boolean sign) {
    if (patient) leaves.lock();
    else if (!leaves.tryLock()) return null;
    var place = leaves.place();
    if (place.stale()) return newEpoch(place);

    var range = before != null && before.size() == place.size() ? copy(before) : read(place.size());
    var last = leaves.lastCheckpoint(key.logKey().id()).orElse(null);
    long signed = last == null ? 0 : last.size();
    long room = Math.max(1, signed + ENTRIES_PER_CHECKPOINT - place.size());
    var batch = entries.behind(place, true, (int) Math.min(limit, room));
    if (!batch.isEmpty()) leaves.append(place.epoch(), range, batch);
    boolean full = range.size() - signed >= ENTRIES_PER_CHECKPOINT;
    boolean due = range.size() > signed && (full || sign || isOld(last));
    return new Step(range, batch.size(), due ? checkpoint(range) : null);
  }

  /// Transaction numbers have started again, after a restore from a dump. All entries that came
  /// with the dump are finished; later ones have higher numbers of their own.
  private Step newEpoch(LeafStore.Place place) {
    var range = read(place.size());
    var rest = entries.behind(place, false, BATCH);
    if (!rest.isEmpty()) leaves.append(place.epoch(), range, rest);
    if (rest.size() < BATCH) leaves.beginEpoch(place.epoch() + 1);
    LOG.warn("the record trail goes on in a new epoch: transaction numbers have started again");
    return new Step(range, Math.max(1, rest.size()), null);
  }

  private boolean isOld(Checkpoint.@Nullable Signed last) {
    if (last == null) return true;
    return !last.checkpoint().at().plus(CHECKPOINT_EVERY).isAfter(leaves.now());
  }

  private Checkpoint.Signed checkpoint(CompactRange range) {
    var origin = key.logKey().origin();
    var signed = key.sign(new Checkpoint(origin, range.size(), range.root(), leaves.now()));
    leaves.insert(signed, key.logKey().id());
    return signed;
  }

  private CompactRange read(long size) {
    return CompactRange.of(size, leaves.fromNodes(book -> book.frontier(size)));
  }

  private static CompactRange copy(CompactRange range) {
    return CompactRange.of(range.size(), range.frontier());
  }

  /// Whether the database holds what this program signed last: says what does not fit, or null.
  @Nullable String fault() {
    var remembered = key.remembered().orElse(null);
    if (remembered == null) return null;
    return asProgram(() -> {
      long size = remembered.size();
      if (leaves.place().size() < size) return "ROLLED_BACK";
      boolean same = leaves.fromNodes(book -> book.root(size)).equals(remembered.root());
      return same ? null : "ROOT_DIFFERS";
    });
  }

  private <T extends @Nullable Object> T asProgram(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> work.get()));
  }

  @Override
  public synchronized void start() {
    running = true;
    var fault = fault();
    if (fault != null) {
      LOG.error("the record trail in the database is not the one that was signed: {}", fault);
      asProgram(() -> {
        var act = TrailAct.denied("START", "TRAIL", null, fault);
        entries.insert(Teller.program("sequencer"), act, null);
        return act;
      });
    }
    stop.drainPermits();
    thread = Thread.ofPlatform().name("trail-sequencer").daemon().start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        while (running && advance(BATCH, false, false) > 0) {
          // until nothing was left
        }
      } catch (RuntimeException e) {
        if (running) LOG.warn("the sequencer failed: {}", e.getClass().getSimpleName());
        LOG.debug("sequencer failure", e);
      }
      rest();
    }
  }

  private void rest() {
    try {
      if (stop.tryAcquire(1, TimeUnit.SECONDS)) running = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    stop.release();
    var current = thread;
    if (current == null) return;
    try {
      current.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
