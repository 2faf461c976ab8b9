package abhaya.simulator;

/// Somewhere, in degrees.
record Place(double lat, double lon) {
  private static final double METRES_A_DEGREE = 111_320;

  Place moved(double metresNorth, double metresEast) {
    return new Place(
        lat + metresNorth / METRES_A_DEGREE,
        lon + metresEast / (METRES_A_DEGREE * Math.cos(Math.toRadians(lat))));
  }

  double metresTo(Place other) {
    double north = (other.lat - lat) * METRES_A_DEGREE;
    double east = (other.lon - lon) * METRES_A_DEGREE * Math.cos(Math.toRadians(lat));
    return Math.hypot(north, east);
  }
}
