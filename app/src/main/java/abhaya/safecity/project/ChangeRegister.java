package abhaya.safecity.project;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes stages, re-plans, milestones and what stands in the way, and leads them from desk to desk. The only way the course
/// of a work is changed by a person.
@Component
class ChangeRegister {
  private final WorkQueries works;
  private final ChangeQueries changes;
  private final ChangeStore store;
  private final WorkStore locks;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  ChangeRegister(
      WorkQueries works,
      ChangeQueries changes,
      ChangeStore store,
      WorkStore locks,
      TrailRegister trail,
      Events events,
      Clock clock) {
    this.works = works;
    this.changes = changes;
    this.store = store;
    this.locks = locks;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Outcome {}

  record Taken(String handle, EntryReview.State state) implements Outcome {}

  /// @param code names one sentence
  record NotTaken(String code) implements Outcome {}

  /// A turn in the course of a work went one step on.
  record WorkChangeMoved(String city, String change, String move) {}

  /// Enters and sends in a turn. The work is read again under its lock.
  @Transactional
  public Outcome enter(Scope scope, WorkPackage seen, WorkChange.Course course) {
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, seen.place().unit()));
    locks.lock(seen.handle());
    var work = work(scope, seen.place().city(), seen.handle());
    var now = clock.instant();
    var problem = CourseBook.whenEntered(work, course, India.dateOf(now));
    if (problem.isPresent()) return new NotTaken(problem.get().name());
    if (alikeWaits(scope, work, course)) return new NotTaken("ONE_WAITS_ALREADY");
    var handle = store.insert(scope, work, course, now);
    var change =
        new WorkChange(
            handle, work.handle(), work.place().unit(), course, EntryReview.draft(), now);
    return move(scope, work, change, EntryReview.Move.SUBMIT, "");
  }

  private boolean alikeWaits(Scope scope, WorkPackage work, WorkChange.Course course) {
    return changes.changes(scope, work.place().city()).stream()
        .filter(one -> one.packageHandle().equals(work.handle()) && one.waits())
        .anyMatch(one -> subject(one.course()).equals(subject(course)));
  }

  private static String subject(WorkChange.Course course) {
    return switch (course) {
      case WorkChange.Reached _ -> "STAGE";
      case WorkChange.Replanned _ -> "PLAN";
      case WorkChange.Moved one -> one.milestone();
      case WorkChange.Done one -> one.milestone();
      case WorkChange.Blocked one -> "WAY:" + one.code();
      case WorkChange.Cleared one -> "WAY:" + one.code();
    };
  }

  /// Does the next step to a turn. What no longer fits the work is not accepted.
  @Transactional
  public Outcome act(
      Scope scope, WorkPackage seen, String handle, EntryReview.Move move, String remark) {
    locks.lock(seen.handle());
    var work = work(scope, seen.place().city(), seen.handle());
    var change =
        changes.changes(scope, work.place().city()).stream()
            .filter(one -> one.handle().equals(handle))
            .filter(one -> one.packageHandle().equals(work.handle()))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return move(scope, work, change, move, remark);
  }

  private Outcome move(
      Scope scope, WorkPackage work, WorkChange change, EntryReview.Move move, String remark) {
    var acted = ReviewDesk.act(scope, change.unit(), change.review(), move, remark);
    if (acted instanceof EntryReview.Refused refused) return new NotTaken(refused.reason().name());
    var misfit =
        move == EntryReview.Move.RETURN
            ? Optional.<CourseBook.Problem>empty()
            : CourseBook.onAnyDay(work, change.course());
    if (misfit.isPresent()) return new NotTaken(misfit.get().name());
    var after = ((EntryReview.Taken) acted).review();
    store.insertAct(scope, change, after, clock.instant());
    var city = work.place().city();
    trail.record(
        scope, TrailAct.allowed(move.name(), "WORK_CHANGE", change.handle()).with("city", city));
    events.tell(new WorkChangeMoved(city, change.handle(), move.name()));
    return new Taken(change.handle(), after.state());
  }

  private WorkPackage work(Scope scope, String city, String handle) {
    return works.works(scope, city).stream()
        .filter(one -> one.handle().equals(handle))
        .findFirst()
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
