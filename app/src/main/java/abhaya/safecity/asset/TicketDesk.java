package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.safecity.measure.OutageCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Acts on faults, many at once, each with its own answer; a batch can be taken back.
@Service
class TicketDesk {
  static final int AT_ONCE_MAX = 500;
  private static final Duration UNDO_WITHIN = Duration.ofMinutes(15);
  private static final Duration SNOOZE_MAX = Duration.ofDays(14);

  private final TicketStore store;
  private final TrailRegister trail;
  private final Clock clock;

  TicketDesk(TicketStore store, TrailRegister trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /// What is to be done.
  sealed interface Order {}

  record Acknowledge() implements Order {}

  record Assign(String to) implements Order {}

  record Snooze(Duration length) implements Order {}

  /// Says why, with evidence where the cause lies outside.
  record Explain(OutageCause cause, String evidence, String note) implements Order {}

  record Close() implements Order {}

  /// Why a ticket was left as it was.
  record Skipped(String handle, String code) {}

  /// @param batch to take it back with
  record Done(String batch, int count, List<Skipped> skipped) {
    Done {
      skipped = List.copyOf(skipped);
    }
  }

  @Transactional
  Done act(Scope scope, List<String> handles, Order order) {
    var batch = UUID.randomUUID().toString();
    var now = clock.instant();
    var skipped = new ArrayList<Skipped>();
    var count = 0;
    var wanted = handles.stream().distinct().limit(AT_ONCE_MAX).toList();
    for (var ticket : store.lock(wanted)) {
      var refusal = refusal(scope, ticket, order);
      if (refusal.isPresent()) {
        skipped.add(new Skipped(ticket.handle(), refusal.get()));
        continue;
      }
      var after = after(ticket, order, now);
      store.save(after);
      store.keep(
          new TicketStore.Act(
              batch, word(order), ticket, after.version(), scope.person().id(), now));
      count++;
    }
    trail.record(
        scope,
        TrailAct.allowed("CHANGE", "ASSET_TICKET", batch)
            .because(word(order))
            .with("done", count)
            .with("skipped", skipped.size()));
    return new Done(batch, count, skipped);
  }

  private static Optional<String> refusal(Scope scope, Ticket ticket, Order order) {
    if (!scope.mayOn(Operation.TAG_ASSETS, new UnitId(ticket.unit())))
      return Optional.of("no-right");
    if (ticket.isClosed()) return Optional.of("closed");
    if (order instanceof Close && ticket.cause().code().equals("UNKNOWN"))
      return Optional.of("cause-needed");
    return Optional.empty();
  }

  private static Ticket after(Ticket ticket, Order order, Instant now) {
    var times = ticket.times();
    return switch (order) {
      case Acknowledge _ -> ticket.with("ACKNOWLEDGED", times);
      case Assign assign -> ticket.assigned(assign.to()).with("ASSIGNED", times.repairing(now));
      case Snooze snooze -> {
        var length = snooze.length().compareTo(SNOOZE_MAX) > 0 ? SNOOZE_MAX : snooze.length();
        yield ticket.with("SNOOZED", times.snoozed(now.plus(length)));
      }
      case Explain explain ->
          ticket
              .because(new Ticket.Cause(explain.cause().name(), explain.evidence()), explain.note())
              .with(ticket.state(), times);
      case Close _ -> ticket.with("CLOSED", times.closed(now));
    };
  }

  private static String word(Order order) {
    return switch (order) {
      case Acknowledge _ -> "ACKNOWLEDGE";
      case Assign _ -> "ASSIGN";
      case Snooze _ -> "SNOOZE";
      case Explain _ -> "CAUSE";
      case Close _ -> "CLOSE";
    };
  }

  /// Takes a batch back, as far as nobody changed its tickets since.
  @Transactional
  Done undo(Scope scope, String batch) {
    var now = clock.instant();
    var acts = store.undoable(batch, scope.person().id(), now.minus(UNDO_WITHIN));
    var skipped = new ArrayList<Skipped>();
    var count = 0;
    for (var act : acts) {
      var before = act.before();
      var current = store.lock(List.of(before.handle()));
      if (current.isEmpty() || current.getFirst().version() != act.version()) {
        skipped.add(new Skipped(before.handle(), "changed-since"));
        continue;
      }
      var version = act.version() + 1;
      store.save(before.asVersion(version));
      store.markUndone(batch, before.id());
      store.keep(
          new TicketStore.Act(
              batch, "UNDO", current.getFirst(), version, scope.person().id(), now));
      count++;
    }
    trail.record(scope, TrailAct.allowed("UNDO", "ASSET_TICKET", batch).with("done", count));
    return new Done(batch, count, skipped);
  }

  /// A person reports a fault of a thing she sees.
  @Transactional
  Optional<String> report(Scope scope, KnownAssets.KnownAsset thing, String note) {
    if (!scope.mayOn(Operation.TAG_ASSETS, thing.unit())) return Optional.empty();
    var handle = store.open(thing.id(), thing.unit().value(), "REPORTED", note, clock.instant());
    handle.ifPresent(one -> trail.record(scope, TrailAct.allowed("ENTER", "ASSET_TICKET", one)));
    return handle;
  }
}
