package abhaya.investigation.why;

import abhaya.base.platform.India;
import abhaya.investigation.cases.CaseCourse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Courses of cases for tests, written as a diary.
final class Courses {
  static final LocalDate RECORDED = LocalDate.of(2026, 1, 10);
  static final LocalDate DUE = LocalDate.of(2026, 3, 10);

  private final List<CaseCourse.Happening> happenings = new ArrayList<>();
  private @Nullable LocalDate reportedOn;
  private @Nullable String kind;
  private int returned;
  private int groups = 1;

  static Courses aCase() {
    return new Courses();
  }

  Courses group(int mask) {
    groups = mask;
    return this;
  }

  private static CaseCourse.Times at(LocalDate day) {
    Instant at = day.atTime(10, 0).atZone(India.ZONE).toInstant();
    return new CaseCourse.Times(at, at.plus(Duration.ofHours(5)), at.plus(Duration.ofHours(29)));
  }

  private Courses add(
      String type,
      String step,
      LocalDate on,
      @Nullable String subject,
      @Nullable String officer,
      @Nullable String place,
      @Nullable String report,
      int toUnit) {
    happenings.add(
        new CaseCourse.Happening(
            type, step, subject, at(on), officer, place, null, report, toUnit));
    return this;
  }

  Courses step(String step, LocalDate on, @Nullable String subject, @Nullable String place) {
    return add("STEP", step, on, subject, null, place, null, 0);
  }

  Courses reason(String code, LocalDate on, @Nullable String place) {
    return add("DELAY", code, on, null, null, place, null, 0);
  }

  Courses officer(String officer, LocalDate on) {
    return add("OFFICER", "OFFICER", on, officer, null, null, null, 0);
  }

  Courses sentTo(int unit, LocalDate on) {
    return add("TRANSFER", "TRANSFERRED", on, null, null, null, null, unit);
  }

  Courses prepared(String report, LocalDate on) {
    return add("FINAL_REPORT", "PREPARED", on, null, "OFF-1", null, report, 0);
  }

  Courses forwarded(String report, LocalDate on, String officer) {
    if (reportedOn == null) {
      reportedOn = on;
      kind = report;
    }
    return add("FINAL_REPORT", "FORWARDED_TO_COURT", on, null, officer, null, report, 0);
  }

  Courses returned() {
    returned++;
    return this;
  }

  CaseCourse course() {
    return new CaseCourse(
        7,
        3001,
        3001,
        RECORDED,
        DUE,
        reportedOn,
        kind,
        groups,
        returned,
        "OFF-1",
        at(RECORDED),
        happenings);
  }
}
