package abhaya.base.geo;

import java.util.List;

/// A closed line. The last point need not repeat the first.
public final class Loop {
  private final double[] lat;
  private final double[] lon;

  public Loop(List<Point> points) {
    var size = points.size();
    if (size > 1 && points.getFirst().equals(points.getLast())) size--;
    if (size < 3) throw new IllegalArgumentException("a closed line has three corners");
    lat = new double[size];
    lon = new double[size];
    for (int i = 0; i < size; i++) {
      lat[i] = points.get(i).lat();
      lon[i] = points.get(i).lon();
    }
  }

  int size() {
    return lat.length;
  }

  Point corner(int i) {
    return new Point(lat[i], lon[i]);
  }

  /// Whether the point lies on the line itself.
  boolean touches(double y, double x) {
    for (int i = 0, j = lat.length - 1; i < lat.length; j = i++) {
      var beside = y < Math.min(lat[i], lat[j]) || y > Math.max(lat[i], lat[j]);
      if (beside || x < Math.min(lon[i], lon[j]) || x > Math.max(lon[i], lon[j])) continue;
      if (Turn.of(lon[j], lat[j], lon[i], lat[i], x, y) == 0) return true;
    }
    return false;
  }

  /// Whether a ray to the east crosses the line an odd number of times.
  ///
  /// A corner counts to the line above it, and each line is looked at from its lower end: of two
  /// neighbours that share a line exactly one holds a point of that line.
  boolean crossedOddly(double y, double x) {
    var odd = false;
    for (int i = 0, j = lat.length - 1; i < lat.length; j = i++) {
      if ((lat[i] > y) == (lat[j] > y)) continue;
      int low = lat[i] < lat[j] ? i : j;
      int high = low == i ? j : i;
      if (Turn.of(lon[low], lat[low], lon[high], lat[high], x, y) > 0) odd = !odd;
    }
    return odd;
  }

  double metresTo(Point point) {
    var plane = new Plane(point);
    double least = Double.MAX_VALUE;
    for (int i = 0, j = lat.length - 1; i < lat.length; j = i++) {
      least = Math.min(least, metresToLine(plane, corner(j), corner(i)));
    }
    return least;
  }

  /// From the plane's origin to the straight line between two places.
  private static double metresToLine(Plane plane, Point from, Point to) {
    double x = plane.east(from);
    double y = plane.north(from);
    double dx = plane.east(to) - x;
    double dy = plane.north(to) - y;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(-(x * dx + y * dy) / length, 0, 1);
    return Math.hypot(x + along * dx, y + along * dy);
  }
}
