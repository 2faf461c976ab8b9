package abhaya.response.signal;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One statement of where somebody is. None replaces another; the best is worked out.
///
/// @param radiusMetres null where the sender does not say
/// @param confidencePercent how often the true place lies within the radius; null: not said
/// @param fixedAt when it was measured; null: not said
public record Location(
    Point point,
    @Nullable Double radiusMetres,
    @Nullable Integer confidencePercent,
    LocationMethod method,
    LocationSource source,
    @Nullable Instant fixedAt,
    Instant receivedAt,
    @Nullable Double altitudeMetres,
    @Nullable Double verticalMetres) {
  private static final int CONFIDENCE_USUAL = 68;

  public Location {
    if (radiusMetres != null && !(radiusMetres >= 0)) radiusMetres = null;
    if (confidencePercent != null && (confidencePercent < 0 || confidencePercent > 100)) {
      confidencePercent = null;
    }
  }

  static Location at(
      Point point, LocationMethod method, LocationSource source, Instant receivedAt) {
    return new Location(point, null, null, method, source, null, receivedAt, null, null);
  }

  Location within(@Nullable Double metres, @Nullable Integer percent) {
    return new Location(
        point,
        metres,
        percent,
        method,
        source,
        fixedAt,
        receivedAt,
        altitudeMetres,
        verticalMetres);
  }

  Location fixed(@Nullable Instant at) {
    return new Location(
        point,
        radiusMetres,
        confidencePercent,
        method,
        source,
        at,
        receivedAt,
        altitudeMetres,
        verticalMetres);
  }

  Location high(@Nullable Double metres, @Nullable Double uncertain) {
    return new Location(
        point,
        radiusMetres,
        confidencePercent,
        method,
        source,
        fixedAt,
        receivedAt,
        metres,
        uncertain);
  }

  /// The radius said, or the one assumed for the method.
  public double radiusOrAssumed() {
    return radiusMetres == null ? method.radiusMetresAssumed() : Math.max(1, radiusMetres);
  }

  /// The spread of a round normal error, σ = r / √(−2 ln(1 − p)).
  public double sigmaMetres() {
    int percent = confidencePercent == null ? CONFIDENCE_USUAL : confidencePercent;
    double share = Math.clamp(percent / 100.0, 0.05, 0.999);
    return radiusOrAssumed() / Math.sqrt(-2 * Math.log(1 - share));
  }

  /// Never negative: a clock that runs ahead does not make a fix younger than now.
  public Duration age(Instant now) {
    var age = Duration.between(fixedAt == null ? receivedAt : fixedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  public Grade grade() {
    return Grade.of(radiusOrAssumed());
  }
}
