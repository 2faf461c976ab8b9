package abhaya.safecity.plate;

import java.time.Instant;

/// A plate read at a place and a time.
///
/// @param text normalised, as the camera read it
public record Sighting(
    String cameraId, Instant at, double latitude, double longitude, String text) {
  private static final double EARTH_METRES = 6_371_008.8;

  public Sighting {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
      throw new IllegalArgumentException("a place on Earth");
  }

  /// As the crow flies, so no road can be shorter.
  double metresTo(Sighting other) {
    var dLat = Math.toRadians(other.latitude - latitude);
    var dLon = Math.toRadians(other.longitude - longitude);
    var a =
        Math.pow(Math.sin(dLat / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(dLon / 2), 2);
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
