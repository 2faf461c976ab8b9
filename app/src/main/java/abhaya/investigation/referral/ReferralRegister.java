package abhaya.investigation.referral;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.CaseIncidents;
import abhaya.response.incident.ReferralDesk;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a station does with an incident referred to it. Each act is on record; each can be undone by
/// another.
@Service
class ReferralRegister {
  static final String KIND = "REFERRAL";

  private final ReferralStore store;
  private final CaseIncidents cases;
  private final ReferralDesk room;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  ReferralRegister(
      ReferralStore store,
      CaseIncidents cases,
      ReferralDesk room,
      TrailRegister trail,
      Events events,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.room = room;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// How an act came out.
  enum Outcome {
    DONE,
    /// Somebody did something with it meanwhile.
    MEANWHILE,
    /// The reader's station has no such FIR.
    NO_SUCH_FIR
  }

  /// Takes it: from now on it waits for its FIR.
  @Transactional
  public Outcome accept(Scope scope, String incident, int version) {
    var held = mine(scope, incident);
    var now = clock.instant();
    if (held.state() != Referral.State.WAITING
        || !store.accept(incident, version, now, scope.person().handle())) {
      return Outcome.MEANWHILE;
    }
    return told(scope, held, TrailAct.allowed("ACCEPT", KIND, incident));
  }

  /// Sends it back to the control room, with a reason.
  @Transactional
  public Outcome giveBack(Scope scope, String incident, int version, Referral.ReturnCode code) {
    var held = mine(scope, incident);
    var now = clock.instant();
    if (!held.isOpen() || !store.giveBack(incident, version, code, now, scope.person().handle())) {
      return Outcome.MEANWHILE;
    }
    room.takeBack(scope, incident, code.name());
    return told(scope, held, TrailAct.allowed("RETURN", KIND, incident).because(code.name()));
  }

  /// Ties an incident to a FIR of the same station that does not name it.
  @Transactional
  public Outcome tie(Scope scope, String incident, String firNumber, String reason) {
    var held = mine(scope, incident);
    if (held.state() == Referral.State.RETURNED) return Outcome.MEANWHILE;
    var found = cases.find(scope, held.station(), firNumber);
    if (found.isEmpty()) return Outcome.NO_SUCH_FIR;
    var by = scope.person().handle();
    if (!store.tieByHand(incident, found.get(), reason, clock.instant(), by)) {
      return Outcome.MEANWHILE;
    }
    var act = TrailAct.allowed("LINK", KIND, incident).with("case", found.get().handle());
    return told(scope, held, act);
  }

  /// Takes a tie off again. The row stays, with both reasons.
  @Transactional
  public Outcome untie(Scope scope, String incident, long tie, String reason) {
    var held = mine(scope, incident);
    if (!store.end(incident, tie, reason, clock.instant(), scope.person().handle())) {
      return Outcome.MEANWHILE;
    }
    return told(scope, held, TrailAct.allowed("UNLINK", KIND, incident));
  }

  private Referral mine(Scope scope, String incident) {
    NotVisible.unless(scope.decide(Operation.TAKE_REFERRALS));
    var held = store.get(incident);
    NotVisible.unless(scope.decideOn(Operation.TAKE_REFERRALS, held.station()));
    return held;
  }

  private Outcome told(Scope scope, Referral held, TrailAct act) {
    trail.record(scope, act);
    var state = store.get(held.incident()).state().name();
    events.tell(new ReferralChanged(held.incident(), state, clock.instant()));
    return Outcome.DONE;
  }
}
