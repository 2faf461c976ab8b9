package abhaya.response.signal;

/// How a place was found, with the radius assumed where the sender names none.
///
/// The radii are the upper ends of what was seen in the field: a mast 5 km, a vehicle's or phone's
/// receiver 30 m, Wi-Fi 50 m.
public enum LocationMethod {
  GNSS(30),
  WIFI(50),
  FUSED(100),
  CELL(5_000),
  /// Coordinates, a link or a DIGIPIN out of a text.
  WORDS(100),
  /// A person pointed on a map.
  MANUAL(100),
  UNKNOWN(1_000);

  private final double radiusMetresAssumed;

  LocationMethod(double radiusMetresAssumed) {
    this.radiusMetresAssumed = radiusMetresAssumed;
  }

  public double radiusMetresAssumed() {
    return radiusMetresAssumed;
  }
}
