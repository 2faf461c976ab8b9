package abhaya.base.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The legal day: dates of law are dates in India.
public final class India {
  /// Indian Standard Time, the zone of every legal date.
  public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private India() {}

  /// The date in India on which the instant fell.
  public static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }
}
