package abhaya.response.citizen;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The control room's side of a plea: opened on record, answered in writing.
@Service
class PleaDesk {
  private static final String KIND = "PLEA";
  private static final int WORDS_MAX = 1_000;

  private final PleaQueries queries;
  private final PleaStore store;
  private final TrailRegister trail;
  private final Clock clock;
  private final TransactionTemplate alone;

  PleaDesk(
      PleaQueries queries,
      PleaStore store,
      TrailRegister trail,
      Clock clock,
      PlatformTransactionManager manager) {
    this.queries = queries;
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.alone = new TransactionTemplate(manager);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// On record before anything of it is read.
  @Transactional
  public Plea open(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    trail.record(scope, TrailAct.allowed("OPEN", KIND, handle));
    return get(scope, handle);
  }

  /// @return false where there was nothing to say, or nobody to hear it
  @Transactional
  public boolean answer(Scope scope, String handle, String words) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var plea = get(scope, handle);
    var cut = words.strip();
    if (cut.isEmpty() || plea.isOver()) return false;
    if (cut.length() > WORDS_MAX) cut = cut.substring(0, WORDS_MAX);
    store.insertMessage(plea.id(), "room-" + Handle.next(), false, cut, clock.instant());
    trail.record(scope, TrailAct.allowed("ANSWER", KIND, handle).with("letters", cut.length()));
    return true;
  }

  /// Somebody of the room made sure of her.
  @Transactional
  public boolean looked(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var plea = get(scope, handle);
    if (!plea.waitsForRoom()) return false;
    trail.record(scope, TrailAct.allowed("LOOKED_AFTER", KIND, handle));
    DatabaseContext.SYSTEM.run(() ->
        alone.executeWithoutResult(
            status -> store.set(plea.id(), Map.of("looked_at", clock.instant()))));
    return true;
  }

  private Plea get(Scope scope, String handle) {
    return queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }
}
