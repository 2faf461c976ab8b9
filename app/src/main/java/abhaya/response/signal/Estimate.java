package abhaya.response.signal;

import abhaya.base.geo.Point;
import java.util.List;

/// The best guess at where somebody is now.
///
/// @param radiusMetres holds the true place two times in three (68 %)
/// @param stale even the newest fix is older than its radius allows
/// @param used what it rests on
/// @param passedOver what was left out, and why
public record Estimate(
    Point point,
    double radiusMetres,
    boolean stale,
    List<Location> used,
    List<PassedOver> passedOver) {

  public Estimate {
    used = List.copyOf(used);
    passedOver = List.copyOf(passedOver);
  }

  /// Why a location has no part in the estimate.
  public enum Why {
    /// The person may have left the circle since.
    OUTGROWN,
    /// It cannot be true together with a sharper one.
    CONTRADICTS,
    /// A later and no less sharp one of the same source stands for it.
    SUPERSEDED
  }

  public record PassedOver(Location location, Why why) {}

  public Grade grade() {
    return Grade.of(radiusMetres);
  }
}
