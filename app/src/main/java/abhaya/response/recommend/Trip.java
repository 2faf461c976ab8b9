package abhaya.response.recommend;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A way that a unit drove to an incident: what a pace is learnt from.
///
/// @param straightMetres from where it set out to where it had to go
/// @param drivenMetres along its track; null where the track has gaps
/// @param time from the word that it was on its way to the word that it was there
public record Trip(double straightMetres, @Nullable Double drivenMetres, Duration time) {
  /// Below that, turning out of the yard says more than the road.
  private static final double STRAIGHT_METRES_MIN = 200;

  private static final Duration TIME_MIN = Duration.ofSeconds(20);
  private static final Duration TIME_MAX = Duration.ofHours(2);

  /// By the straight line. A car with a blue light on an empty road; a car in a jam.
  private static final double STRAIGHT_KMH_MAX = 100;

  private static final double STRAIGHT_KMH_MIN = 2;
  private static final double DRIVEN_KMH_MAX = 130;
  private static final double DETOUR_MAX = 4;

  /// Fixes some seconds apart cut corners: so much shorter than the line a true track may seem.
  private static final double DETOUR_MIN = 0.95;

  /// Why a trip teaches nothing.
  public enum Fault {
    TOO_SHORT,
    TOO_FAST,
    TOO_SLOW,
    /// It went somewhere else on the way.
    ROUNDABOUT
  }

  /// Empty where the trip may be learnt from.
  public Optional<Fault> fault() {
    if (straightMetres < STRAIGHT_METRES_MIN) return Optional.of(Fault.TOO_SHORT);
    if (time.compareTo(TIME_MIN) < 0) return Optional.of(Fault.TOO_FAST);
    double straightKmh = kmh(straightMetres);
    if (straightKmh > STRAIGHT_KMH_MAX) return Optional.of(Fault.TOO_FAST);
    if (straightKmh < STRAIGHT_KMH_MIN || time.compareTo(TIME_MAX) > 0) {
      return Optional.of(Fault.TOO_SLOW);
    }
    var driven = drivenMetres;
    if (driven == null) return Optional.empty();
    if (kmh(driven) > DRIVEN_KMH_MAX) return Optional.of(Fault.TOO_FAST);
    if (driven > straightMetres * DETOUR_MAX) return Optional.of(Fault.ROUNDABOUT);
    return Optional.empty();
  }

  /// A track shorter than the straight line is none: its length is left out, the time stays.
  public Trip withoutImpossibleLength() {
    var driven = drivenMetres;
    if (driven == null || driven >= straightMetres * DETOUR_MIN) return this;
    return new Trip(straightMetres, null, time);
  }

  private double kmh(double metres) {
    return metres * 3600 / time.toMillis();
  }
}
