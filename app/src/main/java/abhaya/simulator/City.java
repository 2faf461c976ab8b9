package abhaya.simulator;

import java.util.Locale;

/// The eight cities. Only the middle of each is real; streets and people are invented.
enum City {
  LKO(26.8467, 80.9462, "hi"),
  DEL(28.6139, 77.2090, "hi"),
  AMD(23.0225, 72.5714, "gu"),
  BLR(12.9716, 77.5946, "kn"),
  CHN(13.0827, 80.2707, "ta"),
  HYD(17.3850, 78.4867, "te"),
  KOL(22.5726, 88.3639, "bn"),
  MUM(19.0760, 72.8777, "mr");

  private final double lat;
  private final double lon;
  private final String language;

  City(double lat, double lon, String language) {
    this.lat = lat;
    this.lon = lon;
    this.language = language;
  }

  Place middle() {
    return new Place(lat, lon);
  }

  String language() {
    return language;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
