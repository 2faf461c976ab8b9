package abhaya.investigation.mirror;

import java.time.LocalDate;

/// Days as small numbers, with what the calendar says of each.
final class Days {
  /// The two-month clock began on 21 Apr 2018; no counted case is older than this.
  static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

  /// Fourteen bits: to November 2062.
  static final int MAX = 1 << 14;

  private static final short[] DUE = new short[MAX];
  private static final short[] MONTH = new short[MAX];
  private static final byte[] YEAR = new byte[MAX];
  private static final byte[] DAY_OF_MONTH = new byte[MAX];
  private static final int MONTHS_ALLOWED = 2;
  private static final int MONTHS_OF_YEAR = 12;

  static {
    for (var n = 0; n < MAX; n++) {
      var day = FIRST.plusDays(n);
      var due = day.plusMonths(MONTHS_ALLOWED).toEpochDay() - FIRST.toEpochDay();
      DUE[n] = (short) Math.min(due, Short.MAX_VALUE);
      DAY_OF_MONTH[n] = (byte) day.getDayOfMonth();
      YEAR[n] = (byte) (day.getYear() - FIRST.getYear());
      MONTH[n] = (short) (YEAR[n] * MONTHS_OF_YEAR + day.getMonthValue() - 1);
    }
  }

  private Days() {}

  /// @throws IllegalArgumentException for a day the mirror does not hold
  static int of(LocalDate day) {
    var n = day.toEpochDay() - FIRST.toEpochDay();
    if (n < 0 || n >= MAX) throw new IllegalArgumentException("outside the mirror's calendar");
    return (int) n;
  }

  /// Whether the mirror holds the day.
  static boolean has(LocalDate day) {
    var n = day.toEpochDay() - FIRST.toEpochDay();
    return n >= 0 && n < MAX - 1;
  }

  /// The first day of a month.
  static LocalDate firstOf(int month) {
    return FIRST.plusMonths(month);
  }

  /// The nearest day the mirror holds: -1 before the first.
  static int clamped(LocalDate day) {
    return (int) Math.clamp(day.toEpochDay() - FIRST.toEpochDay(), -1L, MAX - 1L);
  }

  /// Last day of the two months of a case recorded on `day`.
  static int due(int day) {
    return DUE[day];
  }

  static int month(int day) {
    return MONTH[day];
  }

  static int dayOfMonth(int day) {
    return DAY_OF_MONTH[day];
  }

  static int year(int day) {
    return YEAR[day];
  }

  static int firstMonthOf(int year) {
    return year * MONTHS_OF_YEAR;
  }

  static int yearOfMonth(int month) {
    return month / MONTHS_OF_YEAR;
  }

  /// The last record date whose two months are over by the day numbered `due`; -1 if there is none.
  static int lastRecordedDueBy(long due) {
    var low = -1;
    var high = MAX - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (DUE[middle] <= due) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
