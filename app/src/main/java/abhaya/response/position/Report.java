package abhaya.response.position;

import abhaya.base.geo.Point;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a device said, as it is kept.
///
/// @param carrier null: nobody has bound the device
/// @param fault null: nothing is amiss
/// @param original the bytes, where something is amiss or there is no place in them
record Report(
    String device,
    @Nullable String carrier,
    Channel channel,
    Instant at,
    Instant receivedAt,
    @Nullable Point point,
    Motion motion,
    @Nullable FixFault fault,
    @Nullable Original original) {

  /// @param radiusMetres of the place
  record Motion(
      @Nullable Double speedKmh,
      @Nullable Double course,
      @Nullable Double radiusMetres,
      @Nullable Double altitudeMetres) {}

  /// A bound device's fix without fault.
  Optional<Fix> fix() {
    if (fault != null || carrier == null || point == null) return Optional.empty();
    return Optional.of(
        new Fix(
            device,
            carrier,
            point,
            at,
            receivedAt,
            motion.speedKmh(),
            motion.course(),
            motion.radiusMetres(),
            channel));
  }
}
