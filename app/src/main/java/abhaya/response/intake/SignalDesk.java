package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.CallBack;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Call taking: open, call back, decide. A signal ends once; who comes second is told so.
@Component
class SignalDesk {
  private static final String KIND = "SIGNAL";

  private final JdbcClient jdbc;
  private final TrailRegister trail;
  private final Clock clock;

  SignalDesk(JdbcClient jdbc, TrailRegister trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /// How a signal ends.
  ///
  /// @param typeCode what it is; null where nothing is sent
  /// @param priority 1 to 5, 1 the gravest
  record Decision(Outcome outcome, @Nullable String typeCode, @Nullable Integer priority) {}

  /// Whoever opens a signal first holds it; others see who does.
  @Transactional
  public void open(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var found =
        jdbc.sql(
                """
                update intake.signal
                   set taken_by = coalesce(taken_by, :who), taken_at = coalesce(taken_at, :now)
                 where handle = :handle
                """)
            .param("who", scope.person().handle())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("handle", handle)
            .update();
    if (found == 0) throw new NotVisible(Reason.OUTSIDE_UNIT);
    trail.record(scope, TrailAct.allowed("OPEN", KIND, handle));
  }

  /// @return false where somebody decided before
  @Transactional
  public boolean decide(Scope scope, String handle, Decision decision) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
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
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("handle", handle)
            .update();
    if (done == 0) return false;
    var act = TrailAct.allowed("END", KIND, handle).because(decision.outcome().name());
    trail.record(scope, act);
    return true;
  }

  /// One try to reach a caller who was not heard.
  @Transactional
  public void callBack(Scope scope, String handle, CallBack.Outcome outcome) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
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
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("outcome", outcome.name())
            .param("who", scope.person().handle())
            .param("handle", handle)
            .update();
    if (done > 0) {
      trail.record(scope, TrailAct.allowed("CALL_BACK", KIND, handle).because(outcome.name()));
    }
  }
}
