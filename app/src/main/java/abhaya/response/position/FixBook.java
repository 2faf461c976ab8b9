package abhaya.response.position;

import abhaya.base.geo.Point;
import abhaya.response.signal.Flag;
import abhaya.response.signal.Location;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a device's word is worth beside its last.
final class FixBook {
  /// Clocks of receivers run a little ahead of ours; more than this is another matter.
  static final Duration AHEAD_MAX = Duration.ofMinutes(1);

  private FixBook() {}

  /// @param device as the reading names it
  /// @param carrier null where nobody has bound it
  /// @param last the device's fix on the map
  static Report judge(
      Reading reading, String device, @Nullable String carrier, @Nullable Fix last) {
    var signal = reading.signal();
    var location = signal.locations().isEmpty() ? null : signal.locations().getFirst();
    var point = location == null ? null : location.point();
    var at = signal.happenedAt();
    var fault = fault(reading, point, at, last);
    var keeps = fault != null && fault != FixFault.DUPLICATE && fault != FixFault.LATE;
    return new Report(
        device,
        carrier,
        signal.channel(),
        at,
        signal.receivedAt(),
        point,
        motion(signal, location),
        fault,
        keeps ? signal.original() : null);
  }

  private static @Nullable FixFault fault(
      Reading reading, @Nullable Point point, Instant at, @Nullable Fix last) {
    if (reading.has(Flag.POSITION_ZERO)) return FixFault.ZERO;
    if (reading.has(Flag.POSITION_OUT_OF_RANGE)) return FixFault.OUT_OF_RANGE;
    if (point == null) return FixFault.NO_FIX;
    if (reading.has(Flag.TIME_IMPLAUSIBLE)) return FixFault.TIME_IMPOSSIBLE;
    if (at.isAfter(reading.signal().receivedAt().plus(AHEAD_MAX))) return FixFault.AHEAD;
    if (last == null || at.isAfter(last.at())) return null;
    return at.equals(last.at()) && point.equals(last.point())
        ? FixFault.DUPLICATE
        : at.isBefore(last.at()) ? FixFault.LATE : null;
  }

  private static Report.Motion motion(Signal signal, @Nullable Location location) {
    return new Report.Motion(
        number(signal.fact("speedKmh")),
        number(signal.fact("course")),
        location == null ? null : location.radiusMetres(),
        location == null ? null : location.altitudeMetres());
  }

  private static @Nullable Double number(Optional<String> typed) {
    try {
      return typed.map(Double::valueOf).filter(Double::isFinite).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
