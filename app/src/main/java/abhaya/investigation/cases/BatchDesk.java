package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.BatchStore;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.RefusedRow;
import abhaya.base.feed.RefusedStore;
import abhaya.base.platform.LazyCommit;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the history of imports: one entry of the trail for each, with the root over its rows.
///
/// Nobody is told that an import began or how far it came; its end, which waits for the disk, forces
/// both with it.
@Service
class BatchDesk {
  private final BatchStore batches;
  private final RefusedStore refused;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final FeedLimits limits;
  private final Clock clock;

  BatchDesk(
      BatchStore batches,
      RefusedStore refused,
      TrailRegister trail,
      TransactionTemplate transactions,
      FeedLimits limits,
      Clock clock) {
    this.batches = batches;
    this.refused = refused;
    this.trail = trail;
    this.transactions = transactions;
    this.limits = limits;
    this.clock = clock;
  }

  long start(Scope sender, Batch batch) {
    return sender
        .contextFor(Operation.IMPORT)
        .call(() ->
            LazyCommit.call(() -> {
              refused.forgetBefore(clock.instant().minus(Duration.ofDays(limits.refusedDays())));
              return batches.start(batch);
            }));
  }

  void progress(Scope sender, long id, Batch.Counts counts, List<RefusedRow> rows) {
    sender
        .contextFor(Operation.IMPORT)
        .run(() ->
            LazyCommit.run(() ->
                transactions.executeWithoutResult(status -> {
                  refused.insert(id, sender.unit().value(), rows);
                  batches.progress(id, counts);
                })));
  }

  void finish(Scope sender, String handle, long id, Batch.Counts counts, String root) {
    sender
        .contextFor(Operation.IMPORT)
        .run(() ->
            transactions.executeWithoutResult(status -> {
              batches.finish(id, counts, root, clock.instant());
              trail.record(
                  sender,
                  TrailAct.allowed("IMPORT", "FEED_BATCH", handle)
                      .with("received", counts.received())
                      .with("accepted", counts.accepted())
                      .with("unchanged", counts.unchanged())
                      .with("quarantined", counts.quarantined())
                      .with("refused", counts.refused())
                      .with("root", root));
            }));
  }
}
