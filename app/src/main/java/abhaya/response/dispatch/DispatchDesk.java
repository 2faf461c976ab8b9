package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.BriefQueries;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.IncidentBrief;
import abhaya.response.incident.IncidentChanged;
import abhaya.response.incident.IncidentState;
import abhaya.response.incident.LifeCycle;
import abhaya.response.incident.Step;
import abhaya.response.recommend.Ranking;
import abhaya.response.unit.Availability;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends units, takes them back, and leads each assignment through its steps.
@Service
public class DispatchDesk {
  private final AssignmentStore store;
  private final RoomToken token;
  private final Around around;
  private final RecommendDesk recommend;
  private final Clock clock;
  private final LifeCycle<AssignmentState> life = LifeCycle.ofAssignment();
  private final LifeCycle<IncidentState> incidentLife = LifeCycle.ofIncident();

  DispatchDesk(
      AssignmentStore store, RoomToken token, Around around, RecommendDesk recommend, Clock clock) {
    this.store = store;
    this.token = token;
    this.around = around;
    this.recommend = recommend;
    this.clock = clock;
  }

  /// What an order touches besides its own row.
  @Service
  record Around(
      UnitDesk units,
      Fleet fleet,
      BriefQueries incidents,
      ClosingDesk closing,
      TrailRegister trail,
      Events events) {}

  /// An order.
  ///
  /// @param word why this one although another stands before it; empty where it is the first
  /// @param insists asks for the word where it is needed; programs that name a unit do not
  public record Order(String incident, int unit, String word, boolean insists) {}

  /// What can be known before anything is held is looked up first: from the first lock on nobody
  /// reads what others tell until the order is written.
  @Transactional
  public DispatchAnswer assign(Scope scope, Order order) {
    NotVisible.unless(scope.decide(Operation.DISPATCH));
    var brief = brief(scope, order.incident());
    var state = brief.state();
    if (state.isOver() || state == IncidentState.HANDING_OVER) {
      return new DispatchAnswer.IncidentNotNow(state, incidentLife.next(state));
    }
    var seen = around.fleet().find(order.unit());
    var ranked = seen.map(one -> ranked(brief, one.unit().agency())).orElse(List.of());
    var number = token.hold();
    if (number.isEmpty()) return new DispatchAnswer.RoomLost();
    var unit = unit(order.unit());
    NotVisible.unless(scope.decideOn(Operation.DISPATCH, unit.home()));
    var cannot = cannot(unit);
    if (cannot != null) return new DispatchAnswer.CannotGo(unit.id(), cannot);
    var place = place(brief, ranked, unit);
    var another = place.rank() != 1 && order.word().isBlank() && order.insists();
    if (another) return new DispatchAnswer.WordMissing();
    var fresh =
        new AssignmentStore.Fresh(
            Handle.next(),
            order.incident(),
            unit.id(),
            unit.agency(),
            brief.priority(),
            number.getAsLong(),
            place.rank(),
            order.word().strip(),
            place.eta(),
            // as exactly as the database keeps it: the fleet is told what will be read
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            scope.person().handle());
    if (store.insert(fresh).isEmpty()) return new DispatchAnswer.Taken(unit.id());
    sent(scope, fresh, unit, brief.place());
    var eta = place.eta();
    return new DispatchAnswer.Done(
        fresh.handle(), order.incident(), unit.id(), eta == null ? null : (int) eta.toSeconds());
  }

  /// What follows from an assignment that was written, to its unit, its incident and whoever listens.
  private void sent(
      Scope scope, AssignmentStore.Fresh fresh, UnitDesk.Held unit, @Nullable Point place) {
    around.units().countJob(unit.id());
    var level = fresh.priority().level();
    var job = new Fleet.Job(fresh.incident(), level, false, fresh.at(), place);
    around.units().jobIs(unit.id(), job);
    var detail = Map.<String, Object>of("unit", unit.callSign(), "rank", fresh.rank());
    var line = fresh.word().isEmpty() ? "UNIT_SENT" : "UNIT_SENT_OVERRIDE";
    var state = AssignmentState.DISPATCHED;
    var step = new ClosingDesk.Stepped(state, line, detail, fresh.at());
    var changed = follow(scope, fresh.incident(), step);
    told(scope, moved(fresh.handle(), fresh.incident(), unit.id(), state), changed);
  }

  private static @Nullable String cannot(UnitDesk.Held unit) {
    if (unit.distressAt() != null) return "IN_DISTRESS";
    return unit.availability() == Availability.AVAILABLE ? null : unit.availability().name();
  }

  /// Where it stands in the recommendation: 1 the first, 0 not in it.
  private record Place(int rank, @Nullable Duration eta) {}

  private static Place place(IncidentBrief brief, List<Ranking.Ranked> ranked, UnitDesk.Held unit) {
    // nobody can be ranked without a place: the first that is named goes
    if (brief.place() == null) return new Place(1, null);
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).unit().unit() == unit.id()) {
        return new Place(i + 1, ranked.get(i).arrivesIn());
      }
    }
    return new Place(0, null);
  }

  private List<Ranking.Ranked> ranked(IncidentBrief brief, Agency agency) {
    var place = brief.place();
    if (place == null) return List.of();
    var type = new abhaya.response.incident.TypeBook().find(brief.typeName()).orElseThrow();
    var ask = new RecommendDesk.Ask(place, type, agency, brief.priority(), Set.of());
    return recommend.rank(ask).units();
  }

  /// Takes a unit off an incident, with the reason.
  @Transactional
  public DispatchAnswer recall(Scope scope, String assignment, String reason) {
    NotVisible.unless(scope.decide(Operation.DISPATCH));
    return step(scope, assignment, AssignmentState.CANCELLED, clock.instant(), reason);
  }

  /// One step further, told by the desk.
  @Transactional
  public DispatchAnswer tell(Scope scope, String assignment, AssignmentState to) {
    NotVisible.unless(scope.decide(Operation.DISPATCH));
    return step(scope, assignment, to, clock.instant(), "");
  }

  /// The crew is well: its clock begins anew.
  @Transactional
  public void checkedIn(Scope scope, String assignment) {
    if (!scope.may(Operation.DISPATCH)) NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var one = locked(assignment);
    var now = clock.instant();
    store.check(one.id(), now);
    around
        .closing()
        .line(
            one.incident(),
            "CREW_WELL",
            now,
            scope.person().handle(),
            Map.of("unit", one.callSign()));
    told(scope, moved(assignment, one.incident(), one.unit(), one.state()), null);
  }

  /// @param happenedAt when it was done, which may be before it is told
  @Transactional
  DispatchAnswer step(
      Scope scope, String assignment, AssignmentState to, Instant happenedAt, String reason) {
    var one = locked(assignment);
    if (life.step(one.state(), to) instanceof Step.Refused<AssignmentState> refused) {
      return new DispatchAnswer.StepNotNow(refused.from(), refused.next());
    }
    store.move(one.id(), to, happenedAt);
    var detail = new java.util.TreeMap<String, Object>(Map.of("unit", one.callSign()));
    if (!reason.isBlank())
      detail.put("reason", reason.length() > 120 ? reason.substring(0, 120) : reason);
    var step = new ClosingDesk.Stepped(to, "UNIT_" + to, detail, happenedAt);
    var changed = follow(scope, one.incident(), step);
    around.units().jobIs(one.unit(), store.jobOf(one.unit()).orElse(null));
    told(scope, moved(assignment, one.incident(), one.unit(), to), changed);
    var eta = one.eta();
    return new DispatchAnswer.Done(
        assignment, one.incident(), one.unit(), eta == null ? null : (int) eta.toSeconds());
  }

  private IncidentChanged follow(Scope scope, String incident, ClosingDesk.Stepped step) {
    return around.closing().follow(scope, incident, step, () -> jobs(incident));
  }

  /// All assignments that an incident ever had, for its closure.
  @Transactional(readOnly = true)
  public List<ClosingDesk.Job> jobs(String incident) {
    return store.jobsOf(incident);
  }

  private AssignmentMoved moved(
      String assignment, String incident, int unit, AssignmentState state) {
    return new AssignmentMoved(assignment, incident, unit, state.name(), clock.instant());
  }

  /// @param changed of its incident; null: nothing
  private void told(Scope scope, AssignmentMoved moved, @Nullable IncidentChanged changed) {
    var act = moved.state().equals(AssignmentState.DISPATCHED.name()) ? "DISPATCH" : "UNIT_STEP";
    around
        .trail()
        .record(
            scope,
            TrailAct.allowed(act, "INCIDENT", moved.incident())
                .because(moved.state())
                .with("unit", "R" + moved.unit()));
    if (changed == null) around.events().tell(moved);
    else around.events().tellAll(List.of(changed, moved));
  }

  private IncidentBrief brief(Scope scope, String incident) {
    return around
        .incidents()
        .find(scope, incident)
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private UnitDesk.Held unit(int id) {
    return around.units().lockForJob(id).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private Assignment locked(String handle) {
    return store.lock(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }
}
