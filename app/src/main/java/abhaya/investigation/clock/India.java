package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Legal days are days in India, whatever the zone of the machine.
final class India {
  static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
  static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm", Locale.ROOT).withZone(ZONE);

  private India() {}

  static LocalDate dateOf(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /// The first moment after the day.
  static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
