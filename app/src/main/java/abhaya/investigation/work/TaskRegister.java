package abhaya.investigation.work;

import abhaya.base.access.Colleague;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.worklist.IdentityMarks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives tasks and moves them on. Only who sees the case can be given one.
@Service
class TaskRegister {
  static final int WHAT_MAX = 300;

  private final TaskStore store;
  private final ColleagueQueries colleagues;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TaskRegister(
      TaskStore store,
      ColleagueQueries colleagues,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.colleagues = colleagues;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What is to be done, by whom, until when.
  ///
  /// @param until null where the day could not be read
  record Draft(
      String what,
      long to,
      @Nullable LocalDate until,
      boolean marksSeen,
      @Nullable String bulk,
      String form) {
    Draft {
      what = what.strip();
    }
  }

  /// What came of it.
  sealed interface Outcome {
    record Given() implements Outcome {}

    record Marked(List<IdentityMarks.Mark> marks) implements Outcome {}

    record Refused(String code, String field) implements Outcome {}
  }

  /// Who can be given a task in this case: its officer, and who supervises it.
  List<Colleague> takers(Scope scope, OneCase one) {
    return colleagues.of(scope, one.open().station()).stream()
        .filter(colleague ->
            colleague.role() != Role.IO || Objects.equals(colleague.officerId(), one.officerId()))
        .toList();
  }

  Outcome give(Scope scope, OneCase one, Draft draft) {
    NoteRegister.mayWorkOn(scope, one, Note.Kind.NOTE);
    var what = draft.what();
    if (what.isEmpty()) return new Outcome.Refused("required", "what");
    if (what.codePointCount(0, what.length()) > WHAT_MAX) {
      return new Outcome.Refused("too-long", "what");
    }
    var until = draft.until();
    if (until == null) return new Outcome.Refused("not-a-date", "until");
    if (until.isBefore(India.dateOf(clock.instant()))) return new Outcome.Refused("past", "until");
    var taker = taker(scope, one, draft.to());
    if (taker.isEmpty()) return new Outcome.Refused("not-a-choice", "to");
    var marks = IdentityMarks.in(what);
    if (!marks.isEmpty() && !draft.marksSeen()) return new Outcome.Marked(marks);
    var task =
        new Task(
            Handle.next(),
            one.open().handle(),
            what,
            taker.get().id(),
            taker.get().name(),
            until,
            Task.State.OPEN,
            1,
            clock.instant(),
            EntryRegister.author(scope));
    insert(scope, task, draft);
    return new Outcome.Given();
  }

  private void insert(Scope scope, Task task, Draft draft) {
    scope
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> {
              if (!store.insert(task, draft.bulk(), draft.form())) return;
              store.insertStep(task.handle(), "GIVEN", task.author(), task.givenAt());
              trail.record(
                  scope,
                  TrailAct.allowed("TASK", "CASE", task.caseHandle()).with("to", task.toId()));
            }));
  }

  private Optional<Colleague> taker(Scope scope, OneCase one, long to) {
    return takers(scope, one).stream().filter(colleague -> colleague.id() == to).findFirst();
  }

  /// Moves a task on. False if somebody did so meanwhile.
  boolean move(Scope scope, String handle, int seen, Task.Act act) {
    var moved =
        scope
            .context()
            .call(() ->
                transactions.execute(status -> {
                  var task = store.find(handle);
                  if (task.isEmpty() || !TaskForms.isHers(scope, task.get(), act)) {
                    throw new NotVisible(Reason.OUTSIDE_UNIT);
                  }
                  if (!store.move(handle, seen, act)) return false;
                  store.insertStep(
                      handle, act.name(), EntryRegister.author(scope), clock.instant());
                  trail.record(
                      scope,
                      TrailAct.allowed("TASK_" + act.name(), "CASE", task.get().caseHandle()));
                  return true;
                }));
    return Boolean.TRUE.equals(moved);
  }
}
