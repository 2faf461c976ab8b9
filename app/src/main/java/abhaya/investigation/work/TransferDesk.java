package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.OneCase;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Offers a case to another station and takes the answer. The officer in charge of the sending
/// station offers, that of the receiving one accepts or returns. An acceptance is a TRANSFER among
/// the records of the case, so the case is under its new station in every list and figure, and the
/// two months run on from the first record.
@Service
class TransferDesk {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9.-]{1,20}/\\d{4}");

  private final TransferStore store;
  private final EntryRegister entries;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TransferDesk(
      TransferStore store,
      EntryRegister entries,
      UnitTrees trees,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.entries = entries;
    this.trees = trees;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Outcome {
    record Done() implements Outcome {}

    record Refused(String code, String field) implements Outcome {}

    /// It was decided meanwhile, or the case is on its way already.
    record Changed() implements Outcome {}
  }

  /// Offers the case to the station of this code.
  Outcome offer(Scope scope, OneCase one, String code, Why why, String form) {
    NotVisible.unless(scope.decideOn(Operation.CHANGE_CASE, one.open().station()));
    var to = trees.today().find(code.strip());
    if (to.isEmpty() || to.get().kind() != UnitKind.STATION) {
      return new Outcome.Refused("unit-not-station", "to");
    }
    if (to.get().id().equals(one.open().station())) return new Outcome.Refused("same-unit", "to");
    var transfer =
        new Transfer(
            Handle.next(),
            one.open().handle(),
            one.open().firNumber(),
            one.zeroFir(),
            one.clockOn(),
            one.open().station(),
            to.get().id(),
            why.name(),
            clock.instant(),
            EntryRegister.author(scope),
            Transfer.State.WAITING,
            null,
            null,
            null);
    var done =
        scope
            .context()
            .call(() ->
                transactions.execute(status -> {
                  if (store.insert(transfer, form)) {
                    trail.record(scope, act("OFFER", transfer).because(why.name()));
                    return true;
                  }
                  return store.isOfForm(scope.person().id(), form);
                }));
    return Boolean.TRUE.equals(done) ? new Outcome.Done() : new Outcome.Changed();
  }

  private TrailAct act(String action, Transfer transfer) {
    return TrailAct.allowed(action, "CASE", transfer.caseHandle())
        .with("unit", "U" + transfer.to().value());
  }

  /// Takes the case.
  ///
  /// @param number its number in the receiving station; a Zero FIR needs one
  Outcome accept(Scope scope, String handle, String number, String form) {
    var transfer = find(scope, handle);
    mayAnswer(scope, transfer.to());
    if (transfer.state() != Transfer.State.WAITING) return answered(transfer, "ACCEPTED");
    var typed = number.strip();
    if (typed.isEmpty() && transfer.zeroFir()) return new Outcome.Refused("required", "number");
    if (!typed.isEmpty() && !NUMBER.matcher(typed).matches()) {
      return new Outcome.Refused("number-form", "number");
    }
    var fresh = typed.isEmpty() ? null : typed;
    var given = given(transfer, fresh, form);
    var entry = entries.entry(scope, transfer.caseHandle(), given);
    var decision = decision(scope, Transfer.State.ACCEPTED, null, fresh);
    var came =
        entries.give(
            scope,
            entry,
            form,
            () -> {
              if (!store.decide(handle, decision)) return false;
              trail.record(scope, act("ACCEPT", transfer));
              return true;
            });
    return switch (came) {
      case EntryRegister.Outcome.Stands _ -> new Outcome.Done();
      case EntryRegister.Outcome.Refused refused ->
          new Outcome.Refused(refused.code(), refused.field());
      case EntryRegister.Outcome.Changed _ -> new Outcome.Changed();
    };
  }

  private EntryRegister.Given given(Transfer transfer, @Nullable String number, String form) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("toUnit", trees.today().pathCode(transfer.to()));
    fields.put("reason", transfer.reason());
    if (number != null) fields.put("newFirNumber", number);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new EntryRegister.Given(Entry.Kind.TRANSFER, fields, Map.of(), now, form);
  }

  /// Sends it back to where it came from: nothing has moved.
  Outcome sendBack(Scope scope, String handle, Why why) {
    var transfer = find(scope, handle);
    mayAnswer(scope, transfer.to());
    if (transfer.state() != Transfer.State.WAITING) return answered(transfer, "RETURNED");
    return decide(scope, transfer, decision(scope, Transfer.State.RETURNED, why, null));
  }

  /// The sender thinks better of it.
  Outcome withdraw(Scope scope, String handle) {
    var transfer = find(scope, handle);
    mayAnswer(scope, transfer.from());
    if (transfer.state() != Transfer.State.WAITING) return answered(transfer, "WITHDRAWN");
    var decision = decision(scope, Transfer.State.WITHDRAWN, Why.TAKEN_BACK, null);
    return decide(scope, transfer, decision);
  }

  /// The same answer again is no conflict.
  private static Outcome answered(Transfer transfer, String wanted) {
    return transfer.state().name().equals(wanted) ? new Outcome.Done() : new Outcome.Changed();
  }

  private Outcome decide(Scope scope, Transfer transfer, TransferStore.Decision decision) {
    var done =
        scope
            .context()
            .call(() ->
                transactions.execute(status -> {
                  if (!store.decide(transfer.handle(), decision)) return false;
                  var why = Objects.requireNonNull(decision.why());
                  var action =
                      decision.state() == Transfer.State.RETURNED ? "SEND_BACK" : "WITHDRAW";
                  trail.record(scope, act(action, transfer).because(why));
                  return true;
                }));
    return Boolean.TRUE.equals(done) ? new Outcome.Done() : new Outcome.Changed();
  }

  private TransferStore.Decision decision(
      Scope scope, Transfer.State state, @Nullable Why why, @Nullable String number) {
    var by = scope.person().displayName();
    return new TransferStore.Decision(
        state, why == null ? null : why.name(), number, by, clock.instant());
  }

  private Transfer find(Scope scope, String handle) {
    var found = scope.context().call(() -> transactions.execute(status -> store.find(handle)));
    return Objects.requireNonNull(found).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  /// The officer in charge; an officer of one case is not asked about another's.
  private static void mayAnswer(Scope scope, UnitId station) {
    NotVisible.unless(scope.decideOn(Operation.CHANGE_CASE, station));
  }
}
