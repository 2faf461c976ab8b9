package abhaya.investigation.subscription;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.notice.NoticeKind;
import abhaya.base.notice.Outbox;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.investigation.compliance.UnitFigures;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks at figures when they changed and once each morning, and sends views at their rhythm.
@Component
class WishTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WishTimers.class);
  private static final int EVENTS_AT_ONCE = 50;
  private static final int AT_ONCE = 50;

  /// So often at most, however fast figures change.
  private static final int EVERY_SECONDS = 30;

  private final WishStore store;
  private final UnitFigures figures;
  private final UnitTrees trees;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final boolean looks;
  private final Semaphore over = new Semaphore(0);
  private volatile boolean running;

  WishTimers(
      WishStore store,
      UnitFigures figures,
      UnitTrees trees,
      Outbox outbox,
      TransactionTemplate transactions,
      EventReaders readers,
      Clock clock,
      @Value("${abhaya.reminder.sweeps:true}") boolean looks) {
    this.store = store;
    this.figures = figures;
    this.trees = trees;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
    this.looks = looks;
    readers.add("subscription", List.of("FiguresChanged"), EVENTS_AT_ONCE, this::hear);
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> events) {
    var units = new HashSet<Integer>();
    var tree = trees.today();
    for (var event : events) {
      for (var id : event.body().path("stations")) {
        var station = new UnitId(id.asInt());
        if (!units.add(station.value()) || !tree.has(station)) continue;
        tree.ancestors(station).forEach(unit -> units.add(unit.id().value()));
      }
    }
    store.wake(units, clock.instant());
  }

  /// Looks at what is due; the answer is how many wishes were told.
  int look(Instant now) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            (int) store.take(now, AT_ONCE).stream().filter(wish -> look(wish, now)).count()));
  }

  private boolean look(Wish wish, Instant now) {
    if (wish.kind() == WishKind.VIEW) {
      var path = Objects.requireNonNull(wish.path());
      var rhythm = Objects.requireNonNull(wish.rhythm());
      tell(wish, SubscriptionConfig.VIEW, path);
      store.looked(wish, false, now, rhythm.after(now));
      return true;
    }
    var tree = trees.today();
    var unit = tree.find(Objects.requireNonNull(wish.unit()));
    var next = Rhythm.DAILY.after(now);
    if (unit.isEmpty()) {
      store.looked(wish, wish.crossed(), null, next);
      return false;
    }
    var bound = Objects.requireNonNull(wish.bound());
    var crossed = wish.kind().isCrossed(figures.of(unit.get()), bound);
    var fresh = crossed && !wish.crossed();
    if (fresh) {
      tell(wish, SubscriptionConfig.FIGURE, "/investigation/" + tree.pathCode(unit.get().id()));
    }
    store.looked(wish, crossed, fresh ? now : null, next);
    return fresh;
  }

  private void tell(Wish wish, NoticeKind kind, String path) {
    outbox.post(kind, List.of(new Outbox.Notice(wish.person(), path)));
  }

  @Override
  public void start() {
    running = true;
    if (!looks) return;
    Thread.ofPlatform().name("wishes").daemon().start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (over.tryAcquire(EVERY_SECONDS, TimeUnit.SECONDS)) return;
        look(clock.instant());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("figures were not looked at: {}", e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    over.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
