package abhaya.safecity.plate;

import java.time.Duration;
import java.util.Optional;

/// Whether one vehicle can have been at two places.
///
/// @param speedKmhMax above it two vehicles carry one number
/// @param clockError by how much the clocks of two cameras may differ; it is given in favour
public record TravelRule(int speedKmhMax, Duration clockError) {

  /// 180 km/h; two clocks that may each be two seconds off.
  public static TravelRule usual() {
    return new TravelRule(180, Duration.ofSeconds(4));
  }

  /// Two sightings no single vehicle can have made.
  ///
  /// @param speedKmh that it would have needed at least
  public record CloneSuspicion(Sighting first, Sighting second, double metres, double speedKmh) {}

  /// Only of equal reads: a suspicion that rests on a misread is none.
  public Optional<CloneSuspicion> judge(Sighting one, Sighting other) {
    if (!one.text().equals(other.text()) || one.cameraId().equals(other.cameraId()))
      return Optional.empty();
    var first = other.at().isBefore(one.at()) ? other : one;
    var second = first.equals(one) ? other : one;
    var metres = first.metresTo(second);
    var hours = hoursBetween(first, second);
    var speed = metres / 1_000 / hours;
    if (speed <= speedKmhMax) return Optional.empty();
    return Optional.of(new CloneSuspicion(first, second, metres, speed));
  }

  /// Whether a vehicle seen at one place can be the one seen at the other.
  boolean allows(Sighting one, Sighting other) {
    return one.metresTo(other) / 1_000 / hoursBetween(one, other) <= speedKmhMax;
  }

  private double hoursBetween(Sighting one, Sighting other) {
    var apart = Duration.between(one.at(), other.at()).abs().plus(clockError);
    return Math.max(1, apart.toMillis()) / 3_600_000.0;
  }
}
