package abhaya.response.unit;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;

/// Where a unit was last seen.
///
/// @param at when it was measured, by the device
/// @param heardAt when it came here
public record Fix(
    Point point, Instant at, Instant heardAt, double speedKmh, double accuracyMetres) {

  public Duration age(Instant now) {
    var age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
