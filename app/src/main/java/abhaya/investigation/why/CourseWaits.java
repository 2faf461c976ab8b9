package abhaya.investigation.why;

import abhaya.base.platform.India;
import abhaya.investigation.cases.CaseCourse;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.DelayEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads out of a case's records what it waited for, with whom, and how long.
final class CourseWaits {
  /// @param perSubject each exhibit waits for itself
  private record Pair(Step asked, Step got, Holder holder, boolean perSubject) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Step.EXHIBIT_SENT, Step.EXHIBIT_REPORTED, Holder.LABORATORY, true),
          new Pair(Step.EXHIBIT_REPORTED, Step.EXHIBIT_COLLECTED, Holder.OFFICER, true),
          new Pair(Step.MEDICAL_EXAMINATION, Step.MEDICAL_REPORT, Holder.HOSPITAL, false),
          new Pair(Step.SANCTION_SOUGHT, Step.SANCTION_DECIDED, Holder.GOVERNMENT, false),
          new Pair(Step.STAYED, Step.STAY_VACATED, Holder.COURT, false),
          new Pair(Step.WITH_PROSECUTION, Step.FORWARDED_TO_COURT, Holder.PROSECUTOR, false));

  /// Begins the key of what is awaited by a reason.
  static final String REASON = "cases.delay.";

  private CourseWaits() {}

  static List<CourseWait> of(CaseCourse course) {
    var waits = new ArrayList<CourseWait>();
    for (var pair : PAIRS) pair(course, pair, waits);
    statement(course, waits);
    reasons(course, waits);
    return waits;
  }

  private static void pair(CaseCourse course, Pair pair, List<CourseWait> waits) {
    var open = new LinkedHashMap<String, CaseCourse.Happening>();
    for (var one : course.happenings()) {
      var subject = pair.perSubject() ? String.valueOf(one.subject()) : "";
      if (one.step().equals(pair.asked().name())) open.putIfAbsent(subject, one);
      if (!one.step().equals(pair.got().name())) continue;
      var asked = open.remove(subject);
      if (asked != null) waits.add(wait(pair, asked, day(one)));
    }
    for (var asked : open.values()) waits.add(wait(pair, asked, null));
  }

  private static CourseWait wait(Pair pair, CaseCourse.Happening asked, @Nullable LocalDate until) {
    return new CourseWait(
        pair.got().messageKey(), pair.holder(), asked.institution(), day(asked), until);
  }

  /// The statement before a magistrate is awaited from the first day.
  private static void statement(CaseCourse course, List<CourseWait> waits) {
    var taken = first(course, Step.MAGISTRATE_STATEMENT);
    waits.add(
        new CourseWait(
            Step.MAGISTRATE_STATEMENT.messageKey(),
            Holder.MAGISTRATE,
            taken == null ? null : taken.institution(),
            course.recordedOn(),
            taken == null ? null : day(taken)));
  }

  /// A reason adds what the steps do not show; it does not say the same twice.
  private static void reasons(CaseCourse course, List<CourseWait> waits) {
    var seen = new LinkedHashMap<String, CourseWait>();
    for (var one : course.happenings()) {
      if (!one.kind().equals("DELAY")) continue;
      var holder = DelayEntry.usualHolder(one.step());
      var since = day(one);
      if (waits.stream().anyMatch(wait -> wait.holder() == holder && wait.standsOn(since))) {
        continue;
      }
      var before = seen.get(one.step());
      var from = before != null && before.standsOn(since) ? before.since() : since;
      seen.put(
          one.step(),
          new CourseWait(REASON + one.step(), holder, one.institution(), from, one.until()));
    }
    waits.addAll(seen.values());
  }

  static CaseCourse.@Nullable Happening first(CaseCourse course, Step step) {
    for (var one : course.happenings()) if (one.step().equals(step.name())) return one;
    return null;
  }

  static LocalDate day(CaseCourse.Happening one) {
    return India.dateOf(one.times().happenedAt());
  }
}
