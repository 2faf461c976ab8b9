package abhaya.response.volunteer;

import abhaya.base.geo.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the place that a volunteer's telephone says can be.
final class PlaceBook {
  private static final double RADIUS_MAX = 250;
  private static final double METRES_A_SECOND_MAX = 50;
  private static final Duration OLD = Duration.ofMinutes(2);
  private static final Duration AHEAD = Duration.ofSeconds(10);

  private PlaceBook() {}

  enum Fault {
    TOO_COARSE,
    TOO_OLD,
    AHEAD,
    OUTSIDE,
    /// Faster from the last place than anybody travels: the place is made up, or the telephone is
    /// in two hands.
    TOO_FAST;

    /// Counts as a sign of a made-up place; a bad fix does not.
    boolean isOdd() {
      return this == TOO_FAST || this == OUTSIDE || this == AHEAD;
    }
  }

  static Optional<Fault> judge(@Nullable Spot before, Spot now, Instant receivedAt) {
    if (!Box.INDIA.holds(now.point())) return Optional.of(Fault.OUTSIDE);
    if (now.at().isAfter(receivedAt.plus(AHEAD))) return Optional.of(Fault.AHEAD);
    if (now.at().isBefore(receivedAt.minus(OLD))) return Optional.of(Fault.TOO_OLD);
    if (!(now.radiusMetres() <= RADIUS_MAX)) return Optional.of(Fault.TOO_COARSE);
    if (before == null) return Optional.empty();
    var seconds = Math.max(1, Duration.between(before.at(), now.at()).toMillis() / 1000.0);
    var slack = before.radiusMetres() + now.radiusMetres();
    var metres = Math.max(0, before.point().metresTo(now.point()) - slack);
    return metres / seconds > METRES_A_SECOND_MAX ? Optional.of(Fault.TOO_FAST) : Optional.empty();
  }
}
