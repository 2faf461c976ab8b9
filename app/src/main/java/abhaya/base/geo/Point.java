package abhaya.base.geo;

import java.util.Optional;

/// A place on the earth in WGS 84 degrees. Always a possible one.
///
/// Distances are those of the mean sphere (R = 6,371,008.8 m). The ellipsoid differs from it by at
/// most 0.6 %, which is less than any fix of a moving unit is worth.
public record Point(double lat, double lon) {
  public static final double EARTH_RADIUS_METRES = 6_371_008.8;

  /// Length of one degree along a meridian.
  public static final double DEGREE_METRES = Math.toRadians(EARTH_RADIUS_METRES);

  public Point {
    if (!isPossible(lat, lon)) throw new IllegalArgumentException("position out of range");
    lat += 0.0;
    lon += 0.0;
  }

  /// Never throws: strangers send anything.
  public static Optional<Point> of(double lat, double lon) {
    return isPossible(lat, lon) ? Optional.of(new Point(lat, lon)) : Optional.empty();
  }

  public static boolean isPossible(double lat, double lon) {
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  }

  /// What a receiver without a fix sends: the corner of equator and Greenwich, or its close
  /// neighbourhood in the Gulf of Guinea.
  public boolean isNowhere() {
    return Math.abs(lat) < 0.001 && Math.abs(lon) < 0.001;
  }

  /// Great-circle distance by the haversine formula: good from millimetres to antipodes.
  public double metresTo(Point other) {
    return metres(lat, lon, other.lat, other.lon);
  }

  /// The same without objects, for inner loops.
  public static double metres(double lat, double lon, double otherLat, double otherLon) {
    double halfLat = Math.sin(Math.toRadians(otherLat - lat) / 2);
    double halfLon = Math.sin(Math.toRadians(otherLon - lon) / 2);
    double chord =
        halfLat * halfLat
            + Math.cos(Math.toRadians(lat))
                * Math.cos(Math.toRadians(otherLat))
                * halfLon
                * halfLon;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord)));
  }

  /// Distance on a plane laid at the middle latitude of the two. Within 50 km of each other and 60
  /// degrees of the equator it differs from [#metresTo] by less than 1 in 10,000, at a third of the
  /// work. Not for pairs on both sides of the date line.
  public double planeMetresTo(Point other) {
    double across = (other.lon - lon) * Math.cos(Math.toRadians((lat + other.lat) / 2));
    return DEGREE_METRES * Math.hypot(other.lat - lat, across);
  }

  /// First direction of the great circle, 0 to 360 degrees from north by east. Zero to itself.
  public double bearingTo(Point other) {
    double from = Math.toRadians(lat);
    double to = Math.toRadians(other.lat);
    double turn = Math.toRadians(other.lon - lon);
    double east = Math.sin(turn) * Math.cos(to);
    double north = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(turn);
    double degrees = Math.toDegrees(Math.atan2(east, north));
    return degrees < 0 ? degrees + 360 : degrees + 0.0;
  }

  /// The place reached by going so far in that direction.
  public Point moved(double bearingDegrees, double metres) {
    double from = Math.toRadians(lat);
    double turn = Math.toRadians(bearingDegrees);
    double angle = metres / EARTH_RADIUS_METRES;
    double sine =
        Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(turn);
    double to = Math.asin(Math.clamp(sine, -1, 1));
    double across =
        Math.atan2(
            Math.sin(turn) * Math.sin(angle) * Math.cos(from),
            Math.cos(angle) - Math.sin(from) * Math.sin(to));
    double east = Math.IEEEremainder(lon + Math.toDegrees(across), 360);
    return new Point(Math.clamp(Math.toDegrees(to), -90, 90), Math.clamp(east, -180, 180));
  }
}
