package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// From the first unit to the last word: agency cases, action taken, closure, feedback, review, and
/// the way on to a station.
@Service
public class ClosingDesk {
  private final IncidentStore store;
  private final IncidentRegister register;
  private final IncidentRegister.IncidentNews news;
  private final Clock clock;
  private final LifeCycle<IncidentState> life = LifeCycle.ofIncident();

  ClosingDesk(
      IncidentStore store,
      IncidentRegister register,
      IncidentRegister.IncidentNews news,
      Clock clock) {
    this.store = store;
    this.register = register;
    this.news = news;
    this.clock = clock;
  }

  /// How one assignment of the incident stands.
  public record Job(Agency agency, AssignmentState state) {}

  /// A step of a unit on its incident.
  ///
  /// @param kind of its line in the incident's record
  /// @param happenedAt when it happened, which may be long before it was told
  public record Stepped(
      AssignmentState to, String kind, Map<String, Object> detail, Instant happenedAt) {
    public Stepped {
      detail = Map.copyOf(detail);
    }
  }

  /// Lets an incident, its record and its agency cases follow the units that were sent. Called in the
  /// same transaction in which a unit's step was written.
  ///
  /// @param jobsNow all assignments the incident ever had; asked once it is locked
  /// @return what the caller tells of the incident, together with what it tells of the unit
  @Transactional
  public IncidentChanged follow(
      Scope scope, String handle, Stepped step, Supplier<Collection<Job>> jobsNow) {
    var held = store.lock(handle);
    var at = step.happenedAt();
    var by = scope.person().handle();
    store.insertEntry(held.id(), new Entry(step.kind(), at, by, step.detail(), null));
    var jobs = jobsNow.get();
    var byAgency = new EnumMap<Agency, List<AssignmentState>>(Agency.class);
    for (var job : jobs) {
      byAgency.computeIfAbsent(job.agency(), _ -> new java.util.ArrayList<>()).add(job.state());
    }
    byAgency.forEach((agency, states) -> store.followCase(held.id(), agency, standing(states), at));
    var to = standing(jobs.stream().map(Job::state).toList());
    var columns = columns(held, to, step);
    store.set(held.id(), columns);
    var state = columns.containsKey("state") ? to : held.state();
    return new IncidentChanged(handle, state.name(), clock.instant());
  }

  private Map<String, @Nullable Object> columns(Held held, IncidentState to, Stepped step) {
    var columns = new HashMap<String, @Nullable Object>();
    if (life.step(held.state(), to) instanceof Step.Allowed<IncidentState> && to != held.state()) {
      columns.put("state", to.name());
      if (held.state() == IncidentState.PENDING) {
        columns.put("pending_until", null);
        columns.put("pending_reason", null);
      }
    }
    var first = firstTime(step.to());
    if (first != null) columns.put(first, new IncidentStore.Earliest(step.happenedAt()));
    return columns;
  }

  /// Where a case stands by its units: as far as the one that is farthest.
  static IncidentState standing(List<AssignmentState> states) {
    if (states.stream().anyMatch(ClosingDesk::isThere)) return IncidentState.ON_SCENE;
    if (states.contains(AssignmentState.EN_ROUTE)) return IncidentState.EN_ROUTE;
    if (states.stream().anyMatch(one -> !one.isOver())) return IncidentState.ASSIGNED;
    var somebodyWent = states.contains(AssignmentState.CLEARED);
    return somebodyWent ? IncidentState.AWAITING_REPORT : IncidentState.OPEN;
  }

  private static boolean isThere(AssignmentState state) {
    return state == AssignmentState.ON_SCENE
        || state == AssignmentState.TRANSPORTING
        || state == AssignmentState.AT_HOSPITAL;
  }

  /// Where the first time of a step is kept, as it happened.
  private static @Nullable String firstTime(AssignmentState step) {
    return switch (step) {
      case DISPATCHED -> "dispatched_at";
      case ACKNOWLEDGED -> "acknowledged_at";
      case EN_ROUTE -> "en_route_at";
      case ON_SCENE -> "arrived_at";
      default -> null;
    };
  }

  /// Writes a line of the unit's work into the incident's record.
  @Transactional
  public void line(
      String handle, String kind, Instant happenedAt, String by, Map<String, Object> detail) {
    var held = store.lock(handle);
    store.insertEntry(held.id(), new Entry(kind, happenedAt, by, detail, null));
  }

  /// An agency that sent nobody was told, or is not needed after all.
  @Transactional
  public IncidentAnswer agency(Scope scope, String handle, Agency agency, boolean needed) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state().isOver()) return register.refused(held);
    var now = clock.instant();
    var to = needed ? IncidentState.CLOSED : IncidentState.CANCELLED;
    store.insertCases(held.id(), Set.of(agency), now);
    if (!store.moveCase(held.id(), agency, to, now)) return register.refused(held);
    store.set(held.id(), Map.of());
    store.insertEntry(
        held.id(),
        Entry.of(needed ? "AGENCY_TOLD" : "AGENCY_NOT_NEEDED", now, scope.person().handle())
            .with("agency", agency.name()));
    news.told(scope, held, "AGENCY", held.state(), now);
    return held.done();
  }

  /// Action taken, as the unit or the desk tells it.
  @Transactional
  public IncidentAnswer report(Scope scope, String handle, Closing.ActionTaken taken, Instant at) {
    if (!scope.may(Operation.TAKE_INCIDENTS))
      NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var held = store.lock(handle);
    if (held.state().isOver()) return register.refused(held);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("action_words", taken.action().strip());
    columns.put("action_arrived", taken.arrived());
    columns.put("caller_reached", taken.callerReached());
    store.set(held.id(), columns);
    store.insertEntry(
        held.id(),
        Entry.of("ACTION_TAKEN", at, scope.person().handle())
            .with("arrived", taken.arrived())
            .with("reached", String.valueOf(taken.callerReached()))
            .saying(taken.action().strip()));
    news.told(scope, held, "REPORT_ACTION", held.state(), clock.instant());
    return held.done();
  }

  /// Ends an incident. Refuses without action taken, a code, or while somebody is still there.
  ///
  /// @param jobs all assignments the incident ever had
  @Transactional
  public IncidentAnswer close(
      Scope scope, String handle, Disposition disposition, Collection<Job> jobs) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state().isOver()) return register.refused(held);
    var now = clock.instant();
    endServed(held.id(), jobs, now);
    var states = jobs.stream().map(Job::state).collect(java.util.stream.Collectors.toSet());
    var missing = Closing.missing(store.caseStates(held.id()), states, held.taken(), disposition);
    if (!missing.isEmpty()) {
      org.springframework.transaction.interceptor.TransactionAspectSupport
          .currentTransactionStatus()
          .setRollbackOnly();
      return new IncidentAnswer.Incomplete(missing);
    }
    var by = scope.person().handle();
    var from = held;
    if (life.step(held.state(), IncidentState.CLOSED) instanceof Step.Refused<IncidentState>) {
      var waiting =
          register.step(
              scope,
              held,
              IncidentState.AWAITING_REPORT,
              new HashMap<>(),
              Entry.of("SETTLED", now, by));
      if (!waiting.isDone()) return waiting;
      from = store.lock(handle);
    }
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("closed_at", now);
    columns.put("closed_by", by);
    columns.put("disposition", disposition.code());
    var entry = Entry.of("CLOSED", now, by).with("disposition", disposition.name());
    var answer = register.step(scope, from, IncidentState.CLOSED, columns, entry);
    if (answer.isDone()) news.tell(new IncidentClosed(handle, disposition.name(), now));
    return answer;
  }

  /// A case whose units have all left is done with the report.
  private void endServed(long id, Collection<Job> jobs, Instant now) {
    for (var agency : Agency.values()) {
      var own = jobs.stream().filter(job -> job.agency() == agency).map(Job::state).toList();
      if (own.isEmpty() || !own.stream().allMatch(AssignmentState::isOver)) continue;
      store.moveCase(id, agency, IncidentState.CLOSED, now);
    }
  }

  /// What the caller says of it afterwards; who wants more gets the incident opened again.
  ///
  /// @param rating 1 to 5, 5 the best
  @Transactional
  public IncidentAnswer feedback(Scope scope, String handle, int rating, boolean wantsMore) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state() != IncidentState.CLOSED) return register.refused(held);
    var now = clock.instant();
    var by = scope.person().handle();
    store.insertFeedback(held.id(), rating, wantsMore, now, by);
    store.insertEntry(held.id(), Entry.of("FEEDBACK", now, by).with("rating", rating));
    if (wantsMore) return register.reopened(scope, held, "");
    store.set(held.id(), Map.of());
    news.told(scope, held, "FEEDBACK", held.state(), now);
    return held.done();
  }

  /// A station head, or a senior over a drawn sample, confirms the reason of a closure or sends it
  /// back.
  @Transactional
  public IncidentAnswer review(Scope scope, String handle, boolean sample, boolean confirmed) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state() != IncidentState.CLOSED) return register.refused(held);
    var now = clock.instant();
    var by = scope.person().handle();
    var bench = sample ? "SAMPLE" : "STATION";
    store.insertReview(held.id(), bench, confirmed ? "CONFIRMED" : "RETURNED", now, by);
    store.insertEntry(
        held.id(),
        Entry.of(confirmed ? "REVIEW_CONFIRMED" : "REVIEW_RETURNED", now, by).with("bench", bench));
    if (!confirmed) return register.reopened(scope, held, "");
    store.set(held.id(), Map.of());
    news.told(scope, held, "REVIEW", held.state(), now);
    return held.done();
  }

  /// One step on to a complaint or FIR of the station whose incident it is.
  @Transactional
  public IncidentAnswer refer(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    var station = held.station();
    if (station == null) return register.refused(held);
    var now = clock.instant();
    store.set(held.id(), Map.of("referred_at", now));
    store.insertEntry(
        held.id(), Entry.of("REFERRED", now, scope.person().handle()).with("to", "STATION"));
    news.told(scope, held, "REFER", held.state(), now);
    news.tell(
        new IncidentReferred(
            handle,
            held.reference(),
            station,
            held.type().code(),
            held.receivedAt(),
            now,
            held.type().name()));
    return held.done();
  }
}
