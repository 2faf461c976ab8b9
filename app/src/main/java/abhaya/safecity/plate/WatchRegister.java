package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts plates on the watchlist and takes them off: one asks, another agrees, ninety days at most.
@Service
class WatchRegister {
  private final WatchStore store;
  private final Events events;
  private final TrailRegister trail;
  private final Clock clock;

  WatchRegister(WatchStore store, Events events, TrailRegister trail, Clock clock) {
    this.store = store;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /// What is asked for, before a second person looked at it.
  record Wish(
      PlatePattern pattern,
      WatchEntry.Reason reason,
      String reference,
      WatchEntry.Action action,
      Duration length) {}

  /// Reasons against the wish; none: it waits for its second name.
  @Transactional
  public Set<WatchEntry.Refusal> ask(Scope scope, Wish wish) {
    return ask(scope, scope.unit(), wish);
  }

  /// The same for a unit at or below the reader's.
  @Transactional
  public Set<WatchEntry.Refusal> ask(Scope scope, UnitId unit, Wish wish) {
    return ask(scope, unit, wish, clock.instant());
  }

  /// The same for an entry that was asked for before now; for demonstrations.
  @Transactional
  Set<WatchEntry.Refusal> ask(Scope scope, UnitId unit, Wish wish, Instant now) {
    NotVisible.unless(scope.decideOn(Operation.LIST_PLATES, unit));
    var entry = entry(scope, wish, now);
    var refusals = refusals(entry);
    if (!refusals.isEmpty()) return refusals;
    var handle = store.ask(unit.value(), entry, scope.person().id(), now, null);
    trail.record(
        scope, TrailAct.allowed("ASK", "WATCH_ENTRY", handle).because(wish.reason().name()));
    return refusals;
  }

  /// Reasons against the wish; nothing is written.
  Set<WatchEntry.Refusal> look(Scope scope, Wish wish) {
    return refusals(entry(scope, wish, clock.instant()));
  }

  private static Set<WatchEntry.Refusal> refusals(WatchEntry entry) {
    var refusals = EnumSet.noneOf(WatchEntry.Refusal.class);
    refusals.addAll(entry.refusals());
    refusals.remove(WatchEntry.Refusal.ONE_NAME);
    if (entry.pattern().isOfNoForm()) refusals.add(WatchEntry.Refusal.NO_SUCH_PLATE);
    return refusals;
  }

  private static WatchEntry entry(Scope scope, Wish wish, Instant now) {
    var names = new WatchEntry.Names(scope.person().handle(), "");
    return new WatchEntry(
        wish.pattern(),
        wish.reason(),
        wish.reference(),
        names,
        new WatchEntry.Validity(now, now.plus(wish.length())),
        wish.action());
  }

  /// What came of a decision.
  enum Decided {
    DONE,
    /// Who asked cannot agree.
    OWN,
    /// Somebody decided already.
    LATE
  }

  @Transactional
  public Decided decide(Scope scope, String handle, boolean yes) {
    var entry = take(handle, scope, Operation.AGREE_PLATES);
    if (entry.askedBy() == scope.person().id()) {
      trail.record(scope, TrailAct.denied("AGREE", "WATCH_ENTRY", handle, "OWN"));
      return Decided.OWN;
    }
    if (!entry.state().equals("ASKED")) return Decided.LATE;
    store.decide(entry.id(), yes, scope.person().id(), clock.instant());
    events.tell(new WatchlistChanged(handle));
    trail.record(scope, TrailAct.allowed(yes ? "AGREE" : "REFUSE", "WATCH_ENTRY", handle));
    return Decided.DONE;
  }

  /// Takes a plate off before its time; either side may.
  @Transactional
  public Decided end(Scope scope, String handle) {
    var operation =
        scope.may(Operation.AGREE_PLATES) ? Operation.AGREE_PLATES : Operation.LIST_PLATES;
    var entry = take(handle, scope, operation);
    if (!entry.state().equals("LISTED")) return Decided.LATE;
    store.end(entry.id(), scope.person().id(), clock.instant());
    events.tell(new WatchlistChanged(handle));
    trail.record(scope, TrailAct.allowed("END", "WATCH_ENTRY", handle));
    return Decided.DONE;
  }

  private WatchStore.Known take(String handle, Scope scope, Operation operation) {
    var entry = store.lock(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOn(operation, new UnitId(entry.unit())));
    return entry;
  }
}
