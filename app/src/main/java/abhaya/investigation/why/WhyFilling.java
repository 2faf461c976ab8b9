package abhaya.investigation.why;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Rounds;
import abhaya.investigation.demo.DemoCounts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the tallies counted anew, slice by slice in turn with other bulk work, after units moved and
/// after the demonstration's first filling. A counting that was cut off goes on at the next start.
/// Tells the planner when much has changed, outside the transactions that count.
@Component
class WhyFilling implements DemoCounts, SmartLifecycle {
  private static final long LOOK_NANOS = 50_000_000;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final WhyStore store;
  private final SliceStore slices;
  private final EventReaders readers;
  private final BulkTurns turns;
  private final TransactionTemplate transactions;
  private final Rounds rounds = new Rounds("why-count", "tallies were not counted anew");

  /// While the demonstration is loaded each slice changes with every step.
  private volatile boolean held;

  WhyFilling(
      WhyStore store,
      SliceStore slices,
      EventReaders readers,
      BulkTurns turns,
      TransactionTemplate transactions) {
    this.store = store;
    this.slices = slices;
    this.readers = readers;
    this.turns = turns;
    this.transactions = transactions;
  }

  @Override
  public void hold() {
    held = true;
    inTransaction(store::beginFilling);
  }

  /// The facts are enough to begin with: tallies are counted while people look about.
  @Override
  public void count() {
    while (!readers.isUpToDate(WhyFacts.READER) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void goOn() {
    held = false;
  }

  @Override
  public void start() {
    rounds.start(BETWEEN, BETWEEN, this::round);
  }

  /// Counts until nothing is stale.
  void round() {
    if (held) return;
    if (!isFilling()) {
      if (said(store::isMuchChanged)) tellThePlanner();
      return;
    }
    tellThePlanner();
    while (!held && rounds.isRunning() && step())
      ;
    tellThePlanner();
  }

  private void tellThePlanner() {
    inTransaction(store::countChangesAnew);
    for (var table : WhyStore.TABLES) {
      turns.call(
          BulkTurns.Rank.NEXT,
          () -> {
            inTransaction(() -> store.tellThePlanner(table));
            return table;
          });
    }
  }

  private boolean isFilling() {
    return said(slices::isFilling);
  }

  private boolean step() {
    return turns.call(BulkTurns.Rank.NEXT, () -> said(slices::step));
  }

  private boolean said(BooleanSupplier act) {
    return DatabaseContext.SYSTEM.call(
        () -> Boolean.TRUE.equals(transactions.execute(status -> act.getAsBoolean())));
  }

  private void inTransaction(Runnable act) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> act.run()));
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
