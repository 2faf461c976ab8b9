package abhaya.investigation.subscription;

import abhaya.base.platform.India;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/// How often a view is sent: each morning, each Monday, each first of the month.
enum Rhythm {
  DAILY,
  WEEKLY,
  MONTHLY;

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /// The first of its mornings after this moment.
  Instant after(Instant now) {
    var today = now.atZone(India.ZONE).toLocalDate();
    var day = today;
    while (!isDay(day) || !day.atTime(MORNING).atZone(India.ZONE).toInstant().isAfter(now)) {
      day = day.plusDays(1);
    }
    return day.atTime(MORNING).atZone(India.ZONE).toInstant();
  }

  private boolean isDay(LocalDate day) {
    return switch (this) {
      case DAILY -> true;
      case WEEKLY -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTHLY -> day.getDayOfMonth() == 1;
    };
  }
}
