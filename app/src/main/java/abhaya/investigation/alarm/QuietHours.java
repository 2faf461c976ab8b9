package abhaya.investigation.alarm;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// The hours of the night in which nobody is disturbed for a matter that can wait.
///
/// @param from first minute of rest, in India
/// @param to first minute after it
public record QuietHours(LocalTime from, LocalTime to) {
  static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  /// Nine in the evening to seven in the morning.
  public static QuietHours usual() {
    return new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));
  }

  /// No rest at all.
  public static QuietHours none() {
    return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }

  public boolean covers(Instant at) {
    var time = at.atZone(INDIA).toLocalTime();
    if (from.equals(to)) return false;
    var evening = !time.isBefore(from);
    var morning = time.isBefore(to);
    return from.isBefore(to) ? evening && morning : evening || morning;
  }

  /// The moment itself, or the end of the rest it falls into.
  public Instant after(Instant at) {
    if (!covers(at)) return at;
    var local = at.atZone(INDIA);
    var end = local.with(to);
    return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
  }
}
