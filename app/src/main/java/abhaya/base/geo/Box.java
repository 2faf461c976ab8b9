package abhaya.base.geo;

import java.util.Collection;
import java.util.Optional;

/// A rectangle of latitudes and longitudes, edges included. It never crosses the date line: India
/// lies far from it, and a box pushed over an edge of the map ends there.
public record Box(double south, double west, double north, double east) {
  /// Land, islands and waters of India with room to spare; the box of DIGIPIN.
  public static final Box INDIA = new Box(2.5, 63.5, 38.5, 99.5);

  public Box {
    var possible = Point.isPossible(south, west) && Point.isPossible(north, east);
    if (!possible || south > north || west > east) {
      throw new IllegalArgumentException("not a box");
    }
  }

  /// The smallest box that holds them all.
  public static Optional<Box> around(Collection<Point> points) {
    if (points.isEmpty()) return Optional.empty();
    double south = 90;
    double west = 180;
    double north = -90;
    double east = -180;
    for (var point : points) {
      south = Math.min(south, point.lat());
      north = Math.max(north, point.lat());
      west = Math.min(west, point.lon());
      east = Math.max(east, point.lon());
    }
    return Optional.of(new Box(south, west, north, east));
  }

  /// A box that holds every place within so many metres; a little more than that.
  public static Box around(Point centre, double metres) {
    double up = metres / Point.DEGREE_METRES * 1.000_001;
    double south = Math.max(-90, centre.lat() - up);
    double north = Math.min(90, centre.lat() + up);
    double thin = Math.cos(Math.toRadians(centre.lat()));
    double sine = Math.sin(Math.toRadians(Math.min(90, up)));
    double across =
        south == -90 || north == 90 || sine >= thin
            ? 360
            : Math.toDegrees(Math.asin(sine / thin)) * 1.000_001;
    return new Box(
        south, Math.max(-180, centre.lon() - across), north, Math.min(180, centre.lon() + across));
  }

  public boolean holds(Point point) {
    return holds(point.lat(), point.lon());
  }

  public boolean holds(double lat, double lon) {
    return lat >= south && lat <= north && lon >= west && lon <= east;
  }

  public boolean meets(Box other) {
    return south <= other.north && other.south <= north && west <= other.east && other.west <= east;
  }

  public Point centre() {
    return new Point((south + north) / 2, (west + east) / 2);
  }
}
