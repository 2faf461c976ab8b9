package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.EnvelopeStore;
import abhaya.base.feed.QuarantineState;
import abhaya.base.feed.QuarantineStore;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Where people decide about records that wait: let one count, with an exception on record, or take
/// it out. Everything else happens by itself when the missing record comes.
@Service
public class QuarantineDesk {
  private final QuarantineStore quarantine;
  private final EnvelopeStore envelopes;
  private final CaseRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  QuarantineDesk(
      QuarantineStore quarantine,
      EnvelopeStore envelopes,
      CaseRegister register,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.quarantine = quarantine;
    this.envelopes = envelopes;
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Why a person decides as she does. A code: a sentence of her own could name somebody.
  public enum Why {
    CONFIRMED_BY_STATION,
    LATE_ENTRY,
    CLERICAL_ERROR,
    ABSCONDER_ARRESTED,
    COURT_ORDER,
    SENT_TWICE,
    SENT_BY_MISTAKE;

    public String messageKey() {
      return "imports.why." + name();
    }
  }

  /// What came of a decision.
  public sealed interface Outcome {

    record Decided(QuarantineState state) implements Outcome {}

    /// It cannot count whatever anybody decides: it waits for another record.
    record StillWaits(String code) implements Outcome {}

    /// Somebody, or another record, decided before.
    record NotWaiting(QuarantineState state) implements Outcome {}
  }

  /// Lets a record count. What it is checked against now may let it pass without an exception.
  public Outcome release(Scope scope, String handle, Why why) {
    mustBeHers(scope, handle);
    return decide(scope, handle, why, QuarantineState.RELEASED);
  }

  /// Takes a record out.
  public Outcome withdraw(Scope scope, String handle, Why why) {
    mustBeHers(scope, handle);
    return decide(scope, handle, why, QuarantineState.WITHDRAWN);
  }

  private void mustBeHers(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.RELEASE_QUARANTINE));
    var entry = scope.context().call(() -> transactions.execute(status -> find(handle)));
    if (entry == null || entry.isEmpty()) throw new NotVisible(Reason.OUTSIDE_UNIT);
    NotVisible.unless(
        scope.decideOn(Operation.RELEASE_QUARANTINE, new UnitId(entry.get().unitId())));
  }

  private Optional<QuarantineStore.Entry> find(String handle) {
    return quarantine.find(handle);
  }

  /// As the program: the records of a case may be another unit's, and they decide together.
  private Outcome decide(Scope scope, String handle, Why why, QuarantineState wanted) {
    var outcome =
        DatabaseContext.SYSTEM.call(
            () -> transactions.execute(status -> decide(status, handle, why, wanted, scope)));
    var decided = Objects.requireNonNull(outcome);
    if (!(decided instanceof Outcome.Decided)) {
      trail.record(scope, TrailAct.denied(wanted.name(), "QUARANTINE", handle, "STATE"));
    }
    return decided;
  }

  private Outcome decide(
      TransactionStatus status, String handle, Why why, QuarantineState wanted, Scope scope) {
    var seen = find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    envelopes.lock(seen.name().source(), true);
    var entry = find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    if (entry.state() != QuarantineState.WAITING) return new Outcome.NotWaiting(entry.state());
    var now = clock.instant();
    var key = new CaseKey(entry.name().source(), entry.subject());
    if (wanted == QuarantineState.WITHDRAWN) {
      envelopes.withdraw(entry.name());
      register.renew(key, now);
    } else {
      register.renew(key, now);
      if (isWaiting(handle)) {
        envelopes.except(entry.name());
        register.renew(key, now);
      }
      var after = find(handle).orElse(entry);
      if (after.state() == QuarantineState.WAITING) {
        status.setRollbackOnly();
        return new Outcome.StillWaits(after.code());
      }
    }
    quarantine.decide(handle, wanted, scope.person().handle(), why.name(), now);
    trail.record(scope, TrailAct.allowed(wanted.name(), "QUARANTINE", handle).because(why.name()));
    return new Outcome.Decided(wanted);
  }

  private boolean isWaiting(String handle) {
    return find(handle).filter(entry -> entry.state() == QuarantineState.WAITING).isPresent();
  }
}
