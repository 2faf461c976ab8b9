package abhaya.investigation.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The days on which a reason for the delay must be given: the last day, and every thirty days after,
/// while no report is forwarded.
///
/// A reason given up to seven days before such a day counts for it, so the reminder five days before
/// can be answered at once. A reason given later fills the latest such day only; what was left out
/// stays visible as a gap.
///
/// @param asked the day for which a reason is missing now; null if none is
/// @param gaps earlier days for which none was ever given
public record ReasonBook(@Nullable LocalDate asked, List<LocalDate> gaps) {
  static final int EVERY_DAYS = 30;
  private static final int EARLY_DAYS = 7;

  public ReasonBook {
    gaps = List.copyOf(gaps);
  }

  public static ReasonBook of(WorkCase one, LocalDate today) {
    var missing = new ArrayList<LocalDate>();
    LocalDate latest = null;
    for (var day : days(one, today)) {
      latest = day;
      if (one.reasons().stream().noneMatch(reason -> fills(reason, day))) missing.add(day);
    }
    var asked = missing.isEmpty() || !missing.getLast().equals(latest) ? null : missing.getLast();
    if (!one.isOpenOn(today)) asked = null;
    if (asked != null) missing.removeLast();
    return new ReasonBook(asked, missing);
  }

  private static boolean fills(DelayEntry reason, LocalDate day) {
    var from = day.minusDays(EARLY_DAYS);
    return !reason.on().isBefore(from) && reason.on().isBefore(from.plusDays(EVERY_DAYS));
  }

  /// All such days up to today; none from the day of the report on.
  static List<LocalDate> days(WorkCase one, LocalDate today) {
    var days = new ArrayList<LocalDate>();
    var dueOn = one.dueOn();
    var reported = one.reportedOn();
    if (dueOn == null) return days;
    for (var day = dueOn; !day.isAfter(today); day = day.plusDays(EVERY_DAYS)) {
      if (reported != null && !day.isBefore(reported)) break;
      days.add(day);
    }
    return days;
  }
}
