package abhaya.investigation.compliance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The day a figure speaks of.
///
/// A past day means its end in India, so a case whose last lawful day it was is mature. Today has
/// not ended: a case on its last lawful day still has that day.
public record AsOf(LocalDate day, boolean ended) {

  /// Months the law allows: CrPC 173(1A), BNSS 193(2).
  private static final int MONTHS_ALLOWED = 2;

  private static final int MIDDLE_OF_MONTH = 15;

  /// The day asked for, or today.
  ///
  /// @throws IllegalArgumentException for a day that has not come
  static AsOf of(@Nullable LocalDate asked, LocalDate today) {
    if (asked == null || asked.equals(today)) return new AsOf(today, false);
    if (asked.isAfter(today)) throw new IllegalArgumentException("a day that has not come");
    return new AsOf(asked, true);
  }

  /// The end of a past day.
  static AsOf endOf(LocalDate day) {
    return new AsOf(day, true);
  }

  /// The last day that is over: a case is mature when its last lawful day is not after it.
  LocalDate lastEndedDay() {
    return ended ? day : day.minusDays(1);
  }

  boolean isMature(LocalDate dueOn) {
    return !dueOn.isAfter(lastEndedDay());
  }

  /// Days since the last lawful day ended; 1 on the first day over.
  long daysOver(LocalDate dueOn) {
    return lastEndedDay().toEpochDay() - dueOn.toEpochDay() + 1;
  }

  /// The latest record dates of cases at least 1, 31, 61, 121 and 181 days over: whoever was
  /// recorded on or before such a date has that age. The first is the limit of mature cases.
  List<LocalDate> ageLimits() {
    var limits = new ArrayList<LocalDate>();
    limits.add(lastRecordedWithDueUpTo(lastEndedDay()));
    for (int edge : Ageing.EDGES)
      limits.add(lastRecordedWithDueUpTo(lastEndedDay().minusDays(edge)));
    return List.copyOf(limits);
  }

  /// The reports of the as-of day's month that whole months of reports do not tell right.
  ///
  /// @param openMonth the first month of reports that counts as not yet made
  /// @param from first of the days whose reports are counted one by one; after `to` if none are
  /// @param sign 1 if they are added to what earlier months say, -1 if taken off
  record LateReports(LocalDate openMonth, LocalDate from, LocalDate to, int sign) {}

  /// In the first half of a month its reports are added one by one, in the second half those of
  /// the remaining days are taken off: whichever are fewer.
  LateReports lateReports() {
    var month = YearMonth.from(day);
    if (day.getDayOfMonth() <= MIDDLE_OF_MONTH) {
      return new LateReports(month.atDay(1), month.atDay(1), day, 1);
    }
    return new LateReports(month.plusMonths(1).atDay(1), day.plusDays(1), month.atEndOfMonth(), -1);
  }

  /// The age of a case by its record date: 0 over 180 days, to 4 up to 30 days, 5 not mature.
  int ageOf(LocalDate recordedOn) {
    return (int) ageLimits().stream().filter(recordedOn::isAfter).count();
  }

  /// The last record date whose two months are over by `dueOn`: the due date grows with the record
  /// date, but a short month gathers several record dates on its last day.
  static LocalDate lastRecordedWithDueUpTo(LocalDate dueOn) {
    var recordedOn = dueOn.minusMonths(MONTHS_ALLOWED);
    while (!dueOn(recordedOn.plusDays(1)).isAfter(dueOn)) recordedOn = recordedOn.plusDays(1);
    return recordedOn;
  }

  /// Same day two months on, or the last day of a shorter month (General Clauses Act 1897, 3(35)).
  static LocalDate dueOn(LocalDate recordedOn) {
    return recordedOn.plusMonths(MONTHS_ALLOWED);
  }
}
