package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.Outage;
import abhaya.base.platform.Rounds;
import abhaya.response.incident.IncidentWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /// In one transaction: no event is read past one under way, and in a flood hundreds are over their
  /// time at once.
  private static final int RAISED_AT_ONCE = 20;

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

  /// A step over its time by a level.
  private record Over(IncidentWatch.Open open, StepClock clock, int level) {
    String key() {
      var assignment = clock.assignment();
      return String.join(
          "|",
          open.line().handle(),
          assignment == null ? "" : assignment.handle(),
          clock.watched() + "" + level,
          clock.startedAt() + "");
    }
  }

  /// Raises what is over its time now, each level once. Where some could not be raised, the others
  /// are, and the first failure is thrown.
  ///
  /// @return how many were raised
  int look(Instant now) {
    return look(now, PART);
  }

  /// @param part how many incidents are read at once
  int look(Instant now, int part) {
    if (known.size() > KNOWN_MAX) known.clear();
    return DatabaseContext.SYSTEM.call(() -> {
      var over = Objects.requireNonNull(transactions.execute(status -> over(now, part)));
      var failures = new ArrayList<RuntimeException>();
      var raised = 0;
      for (var from = 0; from < over.size(); from += RAISED_AT_ONCE) {
        var some = over.subList(from, Math.min(over.size(), from + RAISED_AT_ONCE));
        raised += raise(some, now, failures);
      }
      if (!failures.isEmpty()) throw failures.getFirst();
      return raised;
    });
  }

  /// Together; each alone where that fails, so that one that cannot be raised keeps no other back.
  private int raise(List<Over> some, Instant now, List<RuntimeException> failures) {
    try {
      int raised = Objects.requireNonNull(transactions.execute(status -> raise(some, now)));
      // only now: what a broken transaction raised is not on record, and is raised again
      some.forEach(one -> known.add(one.key()));
      return raised;
    } catch (RuntimeException e) {
      if (Outage.isIn(e)) throw e;
      if (some.size() == 1) {
        failures.add(e);
        return 0;
      }
      return some.stream().mapToInt(one -> raise(List.of(one), now, failures)).sum();
    }
  }

  /// What is over its time and was not raised by this machine, of all that is open.
  private List<Over> over(Instant now, int part) {
    var live = assignments.live().stream().collect(Collectors.groupingBy(Assignment::incident));
    var found = new ArrayList<Over>();
    long last = 0;
    List<IncidentWatch.Open> opened;
    do {
      opened = incidents.listOpenAfter(last, part);
      for (var open : opened) {
        for (var clockOf :
            StepClock.of(open.line(), live.getOrDefault(open.line().handle(), List.of()))) {
          for (int level = 1; level <= clockOf.level(now); level++) {
            var one = new Over(open, clockOf, level);
            if (!known.contains(one.key())) found.add(one);
          }
        }
        last = open.id();
      }
    } while (opened.size() == part);
    return found;
  }

  private int raise(List<Over> some, Instant now) {
    var count = 0;
    for (var one : some) if (raise(one, now)) count++;
    return count;
  }

  private boolean raise(Over one, Instant now) {
    var open = one.open();
    var over = one.clock();
    var level = one.level();
    var assignment = over.assignment();
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
