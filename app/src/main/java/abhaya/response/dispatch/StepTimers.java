package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.Rounds;
import abhaya.response.incident.IncidentWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks at every running clock once a second. What is over its time becomes a named person's: first
/// the lead of the room, at twice the time the officer of the district.
@Component
class StepTimers implements SmartLifecycle {

  private static final int PART = 1_000;
  private static final int KNOWN_MAX = 100_000;

  private final IncidentWatch incidents;
  private final AssignmentStore assignments;
  private final JdbcClient jdbc;
  private final Events events;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Rounds rounds = new Rounds("step-timers", "step timers were not looked at");

  StepTimers(
      IncidentWatch incidents,
      AssignmentStore assignments,
      JdbcClient jdbc,
      Events events,
      TransactionTemplate transactions,
      Clock clock) {
    this.incidents = incidents;
    this.assignments = assignments;
    this.jdbc = jdbc;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Raises what is over its time now, each level once.
  ///
  /// @return how many were raised
  int look(Instant now) {
    return look(now, PART);
  }

  /// @param part how many incidents are read at once
  int look(Instant now, int part) {
    var looked = new HashSet<String>();
    var raised =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status -> {
              var live =
                  assignments.live().stream().collect(Collectors.groupingBy(Assignment::incident));
              int count = 0;
              long last = 0;
              List<IncidentWatch.Open> opened;
              do {
                opened = incidents.listOpenAfter(last, part);
                for (var open : opened) {
                  count +=
                      look(open, live.getOrDefault(open.line().handle(), List.of()), now, looked);
                  last = open.id();
                }
              } while (opened.size() == part);
              return count;
            }));
    // only now: what a broken transaction raised is not on record, and is raised again
    if (known.size() > KNOWN_MAX) known.clear();
    known.addAll(looked);
    return raised == null ? 0 : raised;
  }

  private int look(IncidentWatch.Open open, List<Assignment> own, Instant now, Set<String> looked) {
    int count = 0;
    for (var clockOf : StepClock.of(open.line(), own)) {
      for (int level = 1; level <= clockOf.level(now); level++) {
        if (raise(open, clockOf, level, now, looked)) count++;
      }
    }
    return count;
  }

  private boolean raise(
      IncidentWatch.Open open, StepClock over, int level, Instant now, Set<String> looked) {
    var assignment = over.assignment();
    var key =
        String.join(
            "|",
            open.line().handle(),
            assignment == null ? "" : assignment.handle(),
            over.watched() + "" + level,
            over.startedAt() + "");
    if (known.contains(key) || !looked.add(key)) return false;
    var station = open.line().station();
    var centre = open.line().centre();
    var role = level == 1 ? "CONTROL_SUPERVISOR" : "DISTRICT_CHIEF";
    var done =
        jdbc.sql(
                """
                insert into dispatch.escalation (incident_id, assignment_id, watched, level,
                                                 started_at, raised_at, named, role)
                select :incident, :assignment, :watched, :level, :started, :now,
                       coalesce(
                         case when :level = 1 then (select l.name from dispatch.lead l
                                                     where l.centre_id = :centre
                                                       and l.until is null) end,
                         access.answers_for(:role, :unit), ''), :role
                on conflict do nothing
                """)
            .param("incident", open.id())
            .param("assignment", assignment == null ? null : assignment.id())
            .param("watched", over.watched().name())
            .param("level", level)
            .param("started", AssignmentStore.at(over.startedAt()))
            .param("now", AssignmentStore.at(now))
            .param("centre", centre.value())
            .param("role", role)
            .param("unit", unit(level, centre, station))
            .update();
    if (done == 0) return false;
    events.tell(new StepOverdue(open.line().handle(), over.watched().name(), level, now));
    return true;
  }

  private static int unit(int level, UnitId centre, @Nullable UnitId station) {
    return level == 1 || station == null ? centre.value() : station.value();
  }

  @Override
  public void start() {
    rounds.start(Duration.ofSeconds(2), Duration.ofSeconds(1), () -> look(clock.instant()));
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
