package abhaya.response.dispatch;

import abhaya.base.geo.Point;
import abhaya.response.incident.AssignmentState;
import abhaya.response.unit.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where what a crew says and where its device is do not go together. Said, never corrected.
///
/// @param metres between the unit and the place
public record Disagreement(Kind kind, long metres) {
  private static final double FAR_METRES = 500;
  private static final double NEAR_METRES = 100;
  private static final double STANDING_KMH = 5;
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration LOST = Duration.ofSeconds(60);

  /// What does not go together.
  public enum Kind {
    /// It says that it is there, its device is elsewhere.
    ARRIVED_ELSEWHERE,
    /// It stands at the place and still says that it is on the way.
    THERE_UNTOLD,
    /// A unit under way has not been seen for a minute.
    LINK_LOST
  }

  /// @param radiusMetres how far the place may be wrong
  public static Optional<Disagreement> find(
      AssignmentState state,
      @Nullable Fix fix,
      @Nullable Point place,
      double radiusMetres,
      Instant now) {
    if (state.isOver()) return Optional.empty();
    var moving = state == AssignmentState.EN_ROUTE || state == AssignmentState.ACKNOWLEDGED;
    if (moving && (fix == null || fix.age(now).compareTo(LOST) > 0)) {
      return Optional.of(new Disagreement(Kind.LINK_LOST, 0));
    }
    if (fix == null || place == null || fix.age(now).compareTo(FRESH) > 0) return Optional.empty();
    double away = fix.point().metresTo(place);
    double slack = radiusMetres + fix.accuracyMetres();
    if (state == AssignmentState.ON_SCENE && away > FAR_METRES + slack) {
      return Optional.of(new Disagreement(Kind.ARRIVED_ELSEWHERE, Math.round(away)));
    }
    var stands = fix.speedKmh() < STANDING_KMH && away <= NEAR_METRES + slack;
    if (moving && stands) return Optional.of(new Disagreement(Kind.THERE_UNTOLD, Math.round(away)));
    return Optional.empty();
  }
}
