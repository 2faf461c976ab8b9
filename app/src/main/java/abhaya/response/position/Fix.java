package abhaya.response.position;

import abhaya.base.geo.Point;
import abhaya.response.signal.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the device of a carrier was: a fix that may stand on a map.
///
/// @param device what the device calls itself
/// @param carrier whom the device is bound to, by the name the binder gave
/// @param at when it was measured; where the device did not say, when it came
/// @param radiusMetres as the device says; null where it does not
public record Fix(
    String device,
    String carrier,
    Point point,
    Instant at,
    Instant receivedAt,
    @Nullable Double speedKmh,
    @Nullable Double course,
    @Nullable Double radiusMetres,
    Channel channel) {

  /// Says nothing of the place.
  @Override
  public String toString() {
    return "Fix[" + channel + "]";
  }
}
