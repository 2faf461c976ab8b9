package abhaya.base.geo;

/// A flat sheet laid on the earth at one place; metres east and north of it.
///
/// Within 50 km of the origin and 40 degrees of the equator a length on the sheet is wrong by less
/// than 0.7 %, within 5 km by less than 0.07 %: for fusing fixes and drawing, not for surveying.
public record Plane(Point origin) {

  public double east(Point point) {
    return (point.lon() - origin.lon()) * Point.DEGREE_METRES * shrink();
  }

  public double north(Point point) {
    return (point.lat() - origin.lat()) * Point.DEGREE_METRES;
  }

  public double metres(Point one, Point other) {
    return Math.hypot(east(other) - east(one), north(other) - north(one));
  }

  /// The place so many metres east and north of the origin.
  public Point at(double east, double north) {
    double lat = Math.clamp(origin.lat() + north / Point.DEGREE_METRES, -90, 90);
    double lon = origin.lon() + east / (Point.DEGREE_METRES * Math.max(shrink(), 1e-9));
    return new Point(lat, Math.clamp(lon, -180, 180));
  }

  private double shrink() {
    return Math.cos(Math.toRadians(origin.lat()));
  }
}
