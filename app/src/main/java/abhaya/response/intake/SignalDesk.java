package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.CallBack;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.LinkRegister;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import abhaya.response.incident.QuestionBook.Answer;
import abhaya.response.incident.QuestionBook.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Call taking: open, call back, decide. A signal ends once; who comes second is told so.
@Component
class SignalDesk {
  private static final String KIND = "SIGNAL";
  private static final double NO_RADIUS = 2_000;

  private final JdbcClient jdbc;
  private final TrailRegister trail;
  private final Events events;
  private final Incidents incidents;
  private final Clock clock;

  SignalDesk(
      JdbcClient jdbc, TrailRegister trail, Events events, Incidents incidents, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.events = events;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// Where a signal goes on: as an incident of its own, or as one more word about a known one.
  @Component
  record Incidents(IncidentRegister register, LinkRegister links, KeyMemory names) {}

  /// How a signal ends.
  ///
  /// @param typeCode what it is; null where nothing is sent
  /// @param priority 1 to 5, 1 the gravest
  /// @param onward what the incident shall hold; null where the signal goes no further
  record Decision(
      Outcome outcome,
      @Nullable String typeCode,
      @Nullable Integer priority,
      @Nullable Onward onward) {
    Decision(Outcome outcome, @Nullable String typeCode, @Nullable Integer priority) {
      this(outcome, typeCode, priority, null);
    }
  }

  /// @param incident handle of a known incident of which this is one more signal; null: a new one
  record Onward(
      String typeName,
      Map<Question, Answer> answers,
      String placeWords,
      boolean trial,
      @Nullable String incident) {
    Onward {
      answers = Map.copyOf(answers);
    }
  }

  /// @param done false where somebody decided before
  /// @param incident handle of the incident it went on as; null: none
  record Decided(boolean done, @Nullable String incident) {}

  /// Whoever opens a signal first holds it; others see who does.
  @Transactional
  public void open(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var now = clock.instant();
    var found =
        jdbc.sql(
                """
                update intake.signal
                   set taken_by = coalesce(taken_by, :who), taken_at = coalesce(taken_at, :now)
                 where handle = :handle
                """)
            .param("who", scope.person().handle())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("handle", handle)
            .update();
    if (found == 0) throw new NotVisible(Reason.OUTSIDE_UNIT);
    trail.record(scope, TrailAct.allowed("OPEN", KIND, handle));
    events.tell(new SignalMoved(handle, "OPENED", now));
  }

  /// @param signal as it stands, for what an incident is opened from
  /// @return false where somebody decided before
  @Transactional
  public Decided decide(Scope scope, OpenSignal signal, Decision decision) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    if (!write(scope, signal.handle(), decision)) return new Decided(false, null);
    var onward = decision.onward();
    if (onward == null) return new Decided(true, null);
    var told = told(signal);
    var known = onward.incident();
    var answer =
        known != null
            ? incidents.links().attach(scope, known, told)
            : incidents
                .register()
                .open(
                    scope,
                    new Opening(
                        told,
                        onward.typeName(),
                        priority(decision),
                        onward.answers(),
                        onward.placeWords(),
                        onward.trial()));
    if (answer instanceof IncidentAnswer.Done done) return new Decided(true, done.handle());
    throw new KnownIncidentOver();
  }

  /// The incident was closed while the signal was being tied to it; nothing is written, so that the
  /// signal still waits.
  static final class KnownIncidentOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KnownIncidentOver() {
      super("the incident is over", null, false, false);
    }
  }

  private static Priority priority(Decision decision) {
    var level = decision.priority();
    if (level == null) throw new IllegalArgumentException("nobody is sent without a priority");
    return Priority.of(level);
  }

  private Opening.Told told(OpenSignal signal) {
    var now = clock.instant();
    var best = signal.best(now);
    return new Opening.Told(
        signal.handle(),
        callerToken(signal),
        signal.meaning().equals("PANIC"),
        signal.receivedAt(),
        signal.happenedAt(),
        best.map(one -> one.point()).orElse(null),
        best.map(one -> one.radiusMetres()).orElse(NO_RADIUS));
  }

  /// The same for the same number; the number cannot be had from it without this house's key.
  @Nullable String callerToken(OpenSignal signal) {
    var number = signal.number();
    return number == null ? null : incidents.names().handleOf("caller " + number.e164());
  }

  private boolean write(Scope scope, String handle, Decision decision) {
    var now = clock.instant();
    var done =
        jdbc.sql(
                """
                insert into intake.disposition (signal_id, outcome, type_code, priority, decided_by,
                                                decided_at)
                select s.id, :outcome, :type, :priority, :who, :now
                  from intake.signal s
                 where s.handle = :handle and s.lead_id is null
                on conflict (signal_id) do nothing
                """)
            .param("outcome", decision.outcome().name())
            .param("type", decision.typeCode())
            .param("priority", decision.priority())
            .param("who", scope.person().handle())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("handle", handle)
            .update();
    if (done == 0) return false;
    told(scope, TrailAct.allowed("END", KIND, handle).because(decision.outcome().name()), now);
    return true;
  }

  private void told(Scope scope, TrailAct act, Instant now) {
    trail.record(scope, act);
    var handle = act.objectHandle();
    if (handle != null) events.tell(new SignalMoved(handle, act.action(), now));
  }

  /// One try to reach a caller who was not heard.
  @Transactional
  public void callBack(Scope scope, String handle, CallBack.Outcome outcome) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var now = clock.instant();
    var done =
        jdbc.sql(
                """
                insert into intake.call_back (signal_id, attempt, tried_at, outcome, tried_by)
                select s.id,
                       (select count(*) from intake.call_back b where b.signal_id = s.id) + 1,
                       :now, :outcome, :who
                  from intake.signal s
                 where s.handle = :handle and s.lead_id is null
                on conflict (signal_id, attempt) do nothing
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("outcome", outcome.name())
            .param("who", scope.person().handle())
            .param("handle", handle)
            .update();
    if (done > 0) {
      told(scope, TrailAct.allowed("CALL_BACK", KIND, handle).because(outcome.name()), now);
    }
  }
}
