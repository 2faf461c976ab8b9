package abhaya.investigation.reminder;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.alarm.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a person's answers to alarms, one or many, and takes them back within the day.
@Service
class AlarmDesk {
  static final int AT_ONCE_MAX = 200;
  static final int REMARK_MAX = 500;

  private final AlarmQueries queries;
  private final JdbcClient jdbc;
  private final Events events;
  private final TrailRegister trail;
  private final Clock clock;

  AlarmDesk(
      AlarmQueries queries, JdbcClient jdbc, Events events, TrailRegister trail, Clock clock) {
    this.queries = queries;
    this.jdbc = jdbc;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /// What came, or would come, of one row.
  enum Outcome {
    DONE,
    /// Somebody answered before.
    ANSWERED,
    /// Its clock has stopped.
    OVER,
    /// Told to another post.
    NOT_YOURS,
    /// The day of the answer is over, or it is another person's.
    TOO_LATE
  }

  /// What an answer would come to, row by row; nothing is written. Handles the reader may not see are
  /// left out, like those that never were.
  @Transactional(readOnly = true)
  public Map<AlarmLine, Outcome> preview(Scope scope, Collection<String> handles) {
    var outcomes = new LinkedHashMap<AlarmLine, Outcome>();
    for (var line : queries.of(scope, handles)) outcomes.put(line, outcome(line));
    return outcomes;
  }

  private static Outcome outcome(AlarmLine line) {
    if (!line.mine()) return Outcome.NOT_YOURS;
    if (line.open()) return Outcome.DONE;
    return line.answer() == null ? Outcome.OVER : Outcome.ANSWERED;
  }

  /// Answers all that can be; each row has its own outcome.
  @Transactional
  public Map<AlarmLine, Outcome> answer(
      Scope scope, Collection<String> handles, Action action, String remark) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var outcomes = preview(scope, handles);
    var now = clock.instant();
    outcomes.replaceAll((line, outcome) ->
        outcome == Outcome.DONE ? answer(scope, line, action, remark, now) : outcome);
    tell(done(outcomes), action == Action.NOT_MINE);
    return outcomes;
  }

  private Outcome answer(Scope scope, AlarmLine line, Action action, String remark, Instant now) {
    if (action != Action.NOT_MINE && !settle(line, now)) return Outcome.ANSWERED;
    jdbc.sql(
            """
            insert into reminder.answer (alarm_id, person_id, person, action, remark, answered_at)
            values (:alarm, :person, :name, :action, :remark, :now)
            """)
        .param("alarm", line.id())
        .param("person", scope.person().id())
        .param("name", scope.person().displayName())
        .param("action", action.name())
        .param("remark", remark)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    record(scope, "ANSWER", line, action.name());
    return Outcome.DONE;
  }

  /// Of two who answer at once, one does.
  private boolean settle(AlarmLine line, Instant now) {
    return jdbc.sql(
                """
                update reminder.alarm set settled_at = :now
                 where id = :id and settled_at is null and ended_at is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", line.id())
            .update()
        == 1;
  }

  /// Takes the reader's own answers of today back: the alarms wait again, and go up if nobody answers.
  @Transactional
  public Map<AlarmLine, Outcome> undo(Scope scope, Collection<String> handles) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var now = clock.instant();
    var outcomes = new LinkedHashMap<AlarmLine, Outcome>();
    for (var line : queries.of(scope, handles)) outcomes.put(line, undo(scope, line, now));
    tell(done(outcomes), true);
    return outcomes;
  }

  private Outcome undo(Scope scope, AlarmLine line, Instant now) {
    var given = line.answer();
    if (given == null || given.personId() != scope.person().id()) return Outcome.TOO_LATE;
    if (!India.dateOf(given.at()).equals(India.dateOf(now))) return Outcome.TOO_LATE;
    jdbc.sql(
            """
            update reminder.answer set undone_at = :now
             where alarm_id = :id and person_id = :person and undone_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", line.id())
        .param("person", scope.person().id())
        .update();
    jdbc.sql(
            "update reminder.alarm set settled_at = null where id = :id and settled_at is not null")
        .param("id", line.id())
        .update();
    record(scope, "UNDO", line, given.action());
    return Outcome.DONE;
  }

  private void record(Scope scope, String act, AlarmLine line, String action) {
    trail.record(
        scope,
        TrailAct.allowed(act, "ALARM", line.handle())
            .because(action)
            .with("case", line.caseHandle()));
  }

  private static List<AlarmLine> done(Map<AlarmLine, Outcome> outcomes) {
    var done = new ArrayList<AlarmLine>();
    outcomes.forEach((line, outcome) -> {
      if (outcome == Outcome.DONE) done.add(line);
    });
    return done;
  }

  /// The reader's own count follows at once; other addressees' when the answer is heard.
  private void tell(List<AlarmLine> done, boolean open) {
    if (done.isEmpty()) return;
    var ids = done.stream().map(AlarmLine::id).toList();
    jdbc.sql("update reminder.told set open = :open where alarm_id = any (:ids)")
        .param("open", open)
        .param("ids", ids.toArray(Long[]::new))
        .update();
    var cases = done.stream().map(AlarmLine::caseId).distinct().toList();
    events.tell(new AlarmAnswered(ids, cases));
  }
}
