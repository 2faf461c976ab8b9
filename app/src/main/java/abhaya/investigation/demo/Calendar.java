package abhaya.investigation.demo;

import java.time.LocalDate;

/// How the FIRs of some years fall on days and hours: seasons, week, hours, and a slow rise.
final class Calendar {
  private static final double[] MONTHS = {
    0.93, 0.94, 1.02, 1.05, 1.08, 1.07, 1.04, 1.03, 1.01, 0.98, 0.95, 0.92
  };
  private static final double[] WEEK = {1.03, 1.01, 1.0, 1.0, 1.0, 1.02, 0.94};
  private static final double YEARLY_RISE = 0.012;

  /// Share of FIRs recorded in each hour of the day, from midnight, in thousandths.
  private static final int[] HOURS = {
    16, 8, 5, 4, 4, 6, 10, 18, 30, 44, 58, 70, 74, 68, 56, 54, 60, 70, 78, 76, 66, 52, 44, 29
  };

  private final long firstDay;
  private final double[] upTo;

  /// Days count whole, the last as well: so what fell on a day is the same at any hour of the last.
  Calendar(Dice dice, LocalDate first, LocalDate last) {
    firstDay = first.toEpochDay();
    var days = (int) (last.toEpochDay() - firstDay) + 1;
    upTo = new double[days + 1];
    for (var at = 0; at < days; at++) {
      var day = first.plusDays(at);
      var weight =
          MONTHS[day.getMonthValue() - 1]
              * WEEK[day.getDayOfWeek().getValue() - 1]
              * (1 + YEARLY_RISE * at / 365)
              * dice.about(1, 0.2);
      upTo[at + 1] = upTo[at] + weight;
    }
  }

  long firstDay() {
    return firstDay;
  }

  int days() {
    return upTo.length - 1;
  }

  /// How many of `total` fall on the day of that number; over all days they add up to `total`.
  int onDay(int at, long total) {
    var scale = total / upTo[days()];
    return (int) (Math.round(upTo[at + 1] * scale) - Math.round(upTo[at] * scale));
  }

  /// A minute of the day at which a FIR is recorded.
  static int minuteOfDay(Dice dice) {
    var at = dice.below(1_000);
    var hour = 0;
    while (at >= HOURS[hour]) at -= HOURS[hour++];
    return hour * 60 + dice.below(60);
  }
}
