package abhaya.base.notice;

import abhaya.base.platform.India;
import java.time.Instant;
import java.time.LocalTime;

/// The hours in which a person is not disturbed for what can wait, as she set them, in India.
///
/// @param to first minute after it; the same as `from`: no rest at all
record NightRest(LocalTime from, LocalTime to) {

  boolean covers(Instant at) {
    if (from.equals(to)) return false;
    var time = at.atZone(India.ZONE).toLocalTime();
    var evening = !time.isBefore(from);
    var morning = time.isBefore(to);
    return from.isBefore(to) ? evening && morning : evening || morning;
  }

  /// The moment itself, or the end of the rest it falls into.
  Instant after(Instant at) {
    if (!covers(at)) return at;
    var local = at.atZone(India.ZONE);
    var end = local.with(to);
    return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
  }
}
