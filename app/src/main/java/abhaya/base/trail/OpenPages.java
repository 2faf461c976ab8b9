package abhaya.base.trail;

import abhaya.base.access.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Pages that lie open and ask again whenever something moves. That somebody opened one is on record
/// each time; that she still has the same before her, once in ten minutes, else a night at one desk
/// would be ten thousand entries that say nothing.
@Component
public class OpenPages {
  private static final Duration ON_RECORD_FOR = Duration.ofMinutes(10);

  private final TrailRegister trail;
  private final Clock clock;
  private final Map<Page, Opened> open = new ConcurrentHashMap<>();

  OpenPages(TrailRegister trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  private record Page(long person, String action, String kind) {}

  private record Opened(@Nullable String handle, Instant at) {}

  /// She opened it.
  public void opened(Scope scope, TrailAct act) {
    trail.record(scope, act);
    var page = page(scope, act);
    var now = new Opened(act.objectHandle(), clock.instant());
    onceOnRecord(() -> open.put(page, now));
  }

  /// An entry that joined a transaction is on record when that is committed.
  private static void onceOnRecord(Runnable known) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      known.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.run();
          }
        });
  }

  /// Her page asks again: nothing new unless it shows something else, or was opened long ago or never.
  public void asked(Scope scope, TrailAct act) {
    var known = open.get(page(scope, act));
    var same =
        known != null
            && Objects.equals(known.handle(), act.objectHandle())
            && clock.instant().isBefore(known.at().plus(ON_RECORD_FOR));
    if (!same) opened(scope, act);
  }

  private static Page page(Scope scope, TrailAct act) {
    return new Page(scope.person().id(), act.action(), act.objectKind());
  }
}
