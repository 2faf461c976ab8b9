package abhaya.response.unit;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.Agency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Shift, crew, availability and the emergency button of a unit.
@Service
public class UnitDesk {
  private static final String KIND = "RESPONSE_UNIT";
  private static final Duration SHIFT_MAX = Duration.ofHours(14);

  private final FleetStore store;
  private final FleetTimers fleet;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  UnitDesk(FleetStore store, FleetTimers fleet, TrailRegister trail, Events events, Clock clock) {
    this.store = store;
    this.fleet = fleet;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// The unit this person is on; empty where she is on none.
  @Transactional(readOnly = true)
  public Optional<ResponseUnit> own(Scope scope) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    return store.findOfPerson(scope.person().id());
  }

  /// The unit this person was on last: as a rule the one she will be on again.
  @Transactional(readOnly = true)
  public Optional<Integer> lastOf(Scope scope) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    return store.lastOfPerson(scope.person().id());
  }

  /// Ids of the people who are on this unit.
  @Transactional(readOnly = true)
  public List<Long> crewOf(int id) {
    return store.crewOf(id);
  }

  /// The same of several units; one that nobody is on is not in it.
  @Transactional(readOnly = true)
  public Map<Integer, Set<Long>> crewsOf(List<Integer> ids) {
    return ids.isEmpty() ? Map.of() : store.crewsOf(ids);
  }

  /// A person comes on board; the first one brings the unit on duty.
  @Transactional
  public UnitAnswer signOn(Scope scope, int id, boolean woman, Duration shift) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var unit = locked(id);
    NotVisible.unless(scope.decideOn(Operation.ACT_AS_UNIT, unit.home()));
    var now = clock.instant();
    var who = scope.person();
    if (!store.insertCrew(id, who.id(), who.handle(), woman, now))
      return new UnitAnswer.Elsewhere();
    if (unit.availability() == Availability.OFF_DUTY) {
      var length = shift.compareTo(SHIFT_MAX) > 0 ? SHIFT_MAX : shift;
      store.shift(id, now.plus(length));
      moved(unit, Availability.AVAILABLE, "", who.handle());
    }
    told(scope, unit, "SIGN_ON");
    return new UnitAnswer.Done(id, unit.version() + 1);
  }

  /// A person leaves; with the last one the unit is off duty.
  @Transactional
  public UnitAnswer signOff(Scope scope) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var id =
        store.ofPerson(scope.person().id()).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var unit = locked(id);
    store.endCrew(id, scope.person().id(), clock.instant());
    if (unit.crew() <= 1 && unit.availability() != Availability.OFF_DUTY) {
      moved(unit, Availability.OFF_DUTY, "", scope.person().handle());
    }
    told(scope, unit, "SIGN_OFF");
    return new UnitAnswer.Done(id, unit.version() + 1);
  }

  /// Sets the availability; by the crew of the unit or by who dispatches.
  @Transactional
  public UnitAnswer set(Scope scope, int id, Availability to, String reason) {
    var unit = locked(id);
    permit(scope, unit);
    if (!unit.availability().next().contains(to)) {
      return new UnitAnswer.NotNow(unit.availability(), unit.availability().next());
    }
    if (to.needsReason() && reason.isBlank()) return new UnitAnswer.ReasonMissing();
    moved(unit, to, reason.strip(), scope.person().handle());
    told(scope, unit, "AVAILABILITY");
    return new UnitAnswer.Done(id, unit.version() + 1);
  }

  /// The crew is in danger. Stands above everything until it is ended with a word.
  @Transactional
  public UnitAnswer distress(Scope scope, int id, boolean on, String word) {
    var unit = locked(id);
    permit(scope, unit);
    if (!on && word.isBlank()) return new UnitAnswer.ReasonMissing();
    var now = clock.instant();
    if (on && unit.distressAt() != null) return new UnitAnswer.Done(id, unit.version());
    store.distress(id, on ? now : null);
    store.insertChange(
        id, on ? "SAFE" : "DISTRESS", on ? "DISTRESS" : "SAFE", word, now, scope.person().handle());
    told(scope, unit, "DISTRESS");
    return new UnitAnswer.Done(id, unit.version() + 1);
  }

  private void permit(Scope scope, ResponseUnit unit) {
    if (scope.mayOn(Operation.DISPATCH, unit.home())) return;
    NotVisible.unless(scope.decideOn(Operation.ACT_AS_UNIT, unit.home()));
    var own = store.ofPerson(scope.person().id());
    if (own.isEmpty() || own.get() != unit.id()) throw new NotVisible(Reason.OUTSIDE_UNIT);
  }

  private void moved(ResponseUnit unit, Availability to, String reason, String by) {
    var now = clock.instant();
    store.move(unit.id(), to, reason, now);
    store.insertChange(unit.id(), unit.availability().name(), to.name(), reason, now, by);
  }

  private ResponseUnit locked(int id) {
    return store.lock(id).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private void told(Scope scope, ResponseUnit unit, String act) {
    trail.record(scope, TrailAct.allowed(act, KIND, "R" + unit.id()));
    events.tell(new UnitChanged(unit.id(), act, clock.instant()));
    follow(unit.id());
  }

  private void follow(int id) {
    store.find(id).ifPresent(fleet::follow);
  }

  /// After the commit the whole fleet in memory is read anew.
  void fleetFollows() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            fleet.refresh();
          }
        });
  }

  /// Tells the fleet what a unit is doing once this transaction is committed; null: nothing. The
  /// caller holds the lock of its assignment.
  public void jobIs(int id, Fleet.@Nullable Job job) {
    fleet.follow(id, job);
  }

  /// What an order asks of a unit.
  public record Held(
      int id,
      String callSign,
      Agency agency,
      UnitId home,
      Availability availability,
      @Nullable Instant distressAt) {}

  /// A unit, locked for the rest of the transaction, if it can be sent at all: for who assigns it.
  @Transactional
  public Optional<Held> lockForJob(int id) {
    return store.hold(id);
  }

  /// One more assignment of this shift. The caller holds the unit.
  @Transactional
  public void countJob(int id) {
    store.count(id).ifPresent(fleet::follow);
  }
}
