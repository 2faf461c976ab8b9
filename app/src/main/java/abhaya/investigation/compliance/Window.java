package abhaya.investigation.compliance;

import java.time.LocalDate;

/// FIRs recorded from one day to another, both included.
public record Window(LocalDate from, LocalDate to) {

  /// The national count starts with the Ordinance of this day.
  static final LocalDate NATIONAL_START = LocalDate.of(2018, 4, 21);

  private static final int ROLLING_MONTHS = 12;

  public Window {
    if (to.isBefore(from)) throw new IllegalArgumentException("a window ends before it begins");
  }

  /// All that was ever counted, up to the day.
  static Window cumulative(LocalDate day) {
    return new Window(day.isBefore(NATIONAL_START) ? day : NATIONAL_START, day);
  }

  /// The twelve months that end with the day.
  static Window rolling(LocalDate day) {
    return new Window(day.minusMonths(ROLLING_MONTHS).plusDays(1), day);
  }

  /// The last day of this window that a reader on `day` can know of.
  LocalDate lastKnownOn(LocalDate day) {
    return to.isAfter(day) ? day : to;
  }
}
