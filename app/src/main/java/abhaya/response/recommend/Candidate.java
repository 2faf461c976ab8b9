package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A unit as it stands when somebody is needed.
///
/// @param place null where no fix was ever had
/// @param attributes what it can and whom it carries: `als`, `boat`, `woman-officer`, `lang-ta`
/// @param toMobilise what is left until it rolls; zero on patrol
/// @param busyWith priority of the incident it is going to, 1 to 5; null when free
/// @param load assignments since the shift began
/// @param shiftEndsAt null: not known
public record Candidate(
    int unit,
    String agency,
    Readiness readiness,
    @Nullable Point place,
    @Nullable Instant fixedAt,
    Set<String> attributes,
    Duration toMobilise,
    @Nullable Integer busyWith,
    int load,
    @Nullable Instant shiftEndsAt) {

  public Candidate {
    attributes = Set.copyOf(attributes);
  }

  /// Whether it can be sent at all.
  public enum Readiness {
    FREE,
    /// On the way to an incident; may be turned round for a graver one.
    EN_ROUTE,
    /// With people who need it.
    ON_SCENE,
    OFF_DUTY,
    OUT_OF_SERVICE,
    /// Its own emergency button was pressed.
    IN_DISTRESS
  }

  /// What is left of the usual time to get rolling: all of it while idle, less while under way.
  public static Duration mobilising(Duration expected, Duration elapsed) {
    var left = expected.minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
