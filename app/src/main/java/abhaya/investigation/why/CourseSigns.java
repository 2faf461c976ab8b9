package abhaya.investigation.why;

import abhaya.base.platform.India;
import abhaya.investigation.cases.CaseCourse;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.clock.Step;
import abhaya.investigation.fair.ReportAuthority;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the signs out of how a case was closed.
final class CourseSigns {
  /// The due day and the four before.
  static final int LAST_DAYS = 5;

  private CourseSigns() {}

  static Set<CaseSign> of(CaseCourse course) {
    var signs = EnumSet.noneOf(CaseSign.class);
    if (course.returnedCount() > 0) signs.add(CaseSign.RETURNED);
    var closed = false;
    var forwarded = false;
    for (var one : course.happenings()) {
      if (!one.kind().equals("FINAL_REPORT")) continue;
      var kind = one.reportKind();
      if ("CS_SUPPL".equals(kind)) signs.add(CaseSign.SUPPLEMENTARY);
      if ("STAYED".equals(kind)) continue;
      closed = true;
      forwarded |= one.step().equals(Step.FORWARDED_TO_COURT.name());
    }
    if (closed) signs.add(CaseSign.CLOSED);
    if (closed && !forwarded) signs.add(CaseSign.UNFORWARDED);
    authority(course, signs);
    var left = daysLeft(course);
    if (left != null && left >= 0 && left < LAST_DAYS && !"CS".equals(report(course))) {
      signs.add(CaseSign.CLOSED_LAST_DAYS);
    }
    return signs;
  }

  /// Days from the first report to the last day; null while there is none.
  static @Nullable Long daysLeft(CaseCourse course) {
    var reported = course.reportedOn();
    return reported == null ? null : ChronoUnit.DAYS.between(reported, course.dueOn());
  }

  /// `CS`, `FALSE` or `CLOSURE`; null while there is no report.
  static @Nullable String report(CaseCourse course) {
    var kind = course.reportKind();
    if (course.reportedOn() == null || kind == null) return null;
    if (ReportKind.valueOf(kind).isChargeSheet()) return "CS";
    return kind.equals("FR_FALSE") ? "FALSE" : "CLOSURE";
  }

  private static void authority(CaseCourse course, Set<CaseSign> signs) {
    var first = CourseWaits.first(course, Step.FORWARDED_TO_COURT);
    if (first == null || first.officer() == null) return;
    var made =
        new ReportAuthority.Made(
            String.valueOf(course.id()),
            course.stationId(),
            first.officer(),
            CourseWaits.day(first));
    switch (ReportAuthority.judge(made, holdings(course))) {
      case BY_ANOTHER -> signs.add(CaseSign.BY_ANOTHER);
      case NOBODY_ON_RECORD -> signs.add(CaseSign.NO_HOLDER);
      case BY_HOLDER, BY_ORDER -> {}
    }
  }

  /// Who held the case on which days, as far as the records say. The feed does not keep the first
  /// officer once another has taken over, so those days stay without one.
  static List<ReportAuthority.Holding> holdings(CaseCourse course) {
    var holdings = new ArrayList<ReportAuthority.Holding>();
    String officer = null;
    var from = India.dateOf(course.registered().happenedAt());
    var changed = false;
    for (var one : course.happenings()) {
      var taken = one.kind().equals("OFFICER");
      if (!taken && !one.kind().equals("TRANSFER")) continue;
      changed = true;
      var day = CourseWaits.day(one);
      if (officer != null) holdings.add(held(officer, from, day));
      officer = taken ? one.subject() : null;
      from = day;
    }
    if (!changed) officer = course.officer();
    if (officer != null) holdings.add(held(officer, from, null));
    return holdings;
  }

  private static ReportAuthority.Holding held(
      String officer, LocalDate from, @Nullable LocalDate to) {
    return new ReportAuthority.Holding(officer, from, to, false);
  }
}
