package abhaya.investigation.why;

import abhaya.investigation.cases.CaseCourse;
import abhaya.investigation.clock.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Turns the course of a case into what is counted of it. The same course gives the same terms,
/// whenever it is read.
final class CourseBook {
  static final int DAYS_MAX = 400;
  private static final int DAYS_OF_A_WEEK = 7;

  private CourseBook() {}

  static CaseTerms of(CaseCourse course) {
    // how long a reason lasts is what its officer expected; it is no wait that was seen to end
    var waits = CourseWaits.of(course);
    var terms = new ArrayList<Term>();
    terms.add(new Term(Tallied.CLOCK, "", clock(course)));
    report(course, terms);
    for (var sign : CourseSigns.of(course)) terms.add(Term.of(Tallied.SIGN, sign.name()));
    for (var reason : reasons(course)) terms.add(Term.of(Tallied.REASON, reason));
    for (var wait : waits) {
      if (wait.isFromReason()) continue;
      var term = wait(course, wait);
      terms.add(term);
      var held = new WaitFigures.Place(wait.awaited(), wait.holder(), "").key();
      terms.add(new Term(Tallied.HELD, term.measure().name() + ":" + held, term.bucket()));
      if (wait.awaited().equals(Comparison.LABORATORY)) {
        terms.add(new Term(Tallied.LABORATORY, term.measure().name(), term.bucket()));
      }
    }
    pair(course, terms);
    var lags = new Lags(course);
    lags.addTo(terms);
    return new CaseTerms(
        course.id(),
        course.stationId(),
        course.recordedOn().withDayOfMonth(1),
        CaseKind.of(course.groupMask()).mask(),
        course.dueOn(),
        course.reportedOn(),
        terms,
        waits,
        lags.first,
        lags.last);
  }

  private static int clock(CaseCourse course) {
    var reported = course.reportedOn();
    if (reported == null) return 2;
    return reported.isAfter(course.dueOn()) ? 1 : 0;
  }

  private static void report(CaseCourse course, List<Term> terms) {
    var kind = CourseSigns.report(course);
    var left = CourseSigns.daysLeft(course);
    if (kind == null || left == null) return;
    var bucket = Math.clamp(left, -1L, (long) CourseSigns.LAST_DAYS);
    terms.add(new Term(Tallied.REPORT, kind, (int) bucket));
  }

  /// Each reason once for each stage at which it was given.
  private static Set<String> reasons(CaseCourse course) {
    var found = new LinkedHashSet<String>();
    var stage = ReasonStage.INVESTIGATION;
    for (var one : course.happenings()) {
      stage = stage.after(one.step());
      if (!one.kind().equals("DELAY")) continue;
      var institution = one.institution();
      found.add(stage.name() + "/" + one.step() + "/" + (institution == null ? "" : institution));
    }
    return found;
  }

  private static Term wait(CaseCourse course, CourseWait wait) {
    var until = wait.until();
    if (until != null) return new Term(Tallied.WAIT, wait.key(), days(wait, until));
    var reported = course.reportedOn();
    if (reported != null) return new Term(Tallied.WAIT_CUT, wait.key(), days(wait, reported));
    var week = Math.floorDiv(wait.since().toEpochDay(), (long) DAYS_OF_A_WEEK);
    return new Term(Tallied.WAIT_OPEN, wait.key(), (int) week);
  }

  private static int days(CourseWait wait, LocalDate until) {
    return (int) Math.clamp(ChronoUnit.DAYS.between(wait.since(), until), 0L, (long) DAYS_MAX);
  }

  private static void pair(CaseCourse course, List<Term> terms) {
    var moved = CourseWaits.first(course, Step.TRANSFERRED);
    if (moved == null || moved.toUnit() == 0) return;
    var days =
        Duration.between(course.registered().happenedAt(), moved.times().happenedAt()).toDays();
    var key = course.firstStationId() + ">" + moved.toUnit();
    terms.add(new Term(Tallied.PAIR, key, (int) Math.clamp(days, 0L, (long) DAYS_MAX)));
  }

  /// The lags of a case's records: each record counts.
  private static final class Lags {
    private final List<Term> terms = new ArrayList<>();
    private Instant first;
    private Instant last;

    private Lags(CaseCourse course) {
      first = course.registered().enteredAt();
      last = first;
      take(course.registered());
      course.happenings().forEach(one -> take(one.times()));
    }

    private void take(CaseCourse.Times times) {
      var entered = times.enteredAt();
      if (entered.isBefore(first)) first = entered;
      if (entered.isAfter(last)) last = entered;
      var entry = LagSteps.of(Duration.between(times.happenedAt(), entered));
      var arrival = LagSteps.of(Duration.between(entered, times.arrivedAt()));
      terms.add(new Term(Tallied.ENTRY, "", entry));
      terms.add(new Term(Tallied.ARRIVAL, "", arrival));
    }

    private void addTo(List<Term> all) {
      all.addAll(terms);
    }
  }
}
