package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import java.time.Instant;

/// Where a volunteer on duty is. In memory only.
public record Spot(long volunteer, Point point, double radiusMetres, Instant at) {

  /// Never prints where.
  @Override
  public String toString() {
    return "Spot[" + volunteer + "]";
  }
}
