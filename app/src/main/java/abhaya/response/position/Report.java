package abhaya.response.position;

import abhaya.base.geo.Point;
import abhaya.response.signal.Channel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a device said, as it is kept.
///
/// @param holder null: nobody has bound the device
/// @param fault null: nothing is amiss
/// @param original the bytes, where something is amiss or there is no place in them
record Report(
    String device,
    @Nullable String holder,
    Channel channel,
    Instant at,
    Instant receivedAt,
    @Nullable Point point,
    Motion motion,
    @Nullable FixFault fault,
    byte @Nullable [] original) {

  /// @param radiusMetres of the place
  record Motion(
      @Nullable Double speedKmh,
      @Nullable Double course,
      @Nullable Double radiusMetres,
      @Nullable Double altitudeMetres) {}

  /// A bound device's fix without fault.
  Optional<Fix> fix() {
    if (fault != null || holder == null || point == null) return Optional.empty();
    return Optional.of(
        new Fix(
            device,
            holder,
            point,
            at,
            receivedAt,
            motion.speedKmh(),
            motion.course(),
            motion.radiusMetres(),
            channel));
  }
}
