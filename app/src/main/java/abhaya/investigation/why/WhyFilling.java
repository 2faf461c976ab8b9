package abhaya.investigation.why;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.investigation.demo.DemoCounts;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The demonstration's first filling: facts follow its records, tallies are made when all are there. A
/// filling that was cut off and is not gone on with is counted at the start.
@Component
class WhyFilling implements DemoCounts {
  private static final long LOOK_NANOS = 50_000_000;

  private final WhyStore store;
  private final EventReaders readers;
  private final TransactionTemplate transactions;

  WhyFilling(WhyStore store, EventReaders readers, TransactionTemplate transactions) {
    this.store = store;
    this.readers = readers;
    this.transactions = transactions;
  }

  @Override
  public void hold() {
    inTransaction(store::beginFilling);
  }

  @Override
  public void count() {
    while (!readers.isUpToDate(WhyFacts.READER) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    inTransaction(store::endFilling);
  }

  @EventListener(ApplicationReadyEvent.class)
  void countWhatWasLeft() {
    inTransaction(() -> {
      if (store.isFilling()) store.endFilling();
    });
  }

  private void inTransaction(Runnable act) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> act.run()));
  }
}
