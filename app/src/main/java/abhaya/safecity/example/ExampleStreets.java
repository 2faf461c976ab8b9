package abhaya.safecity.example;

import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import java.util.Map;
import java.util.Objects;

/// The invented streets of the eight cities, each round the city's real middle. Whatever the
/// demonstration puts at a roadside takes its place from here.
public final class ExampleStreets {
  private static final int BLOCKS = 40;
  private static final double BLOCK_METRES = 240;
  private static final long SEED = 112;

  private static final Map<String, Point> CENTRES =
      Map.of(
          "AMD", new Point(23.0225, 72.5714),
          "BLR", new Point(12.9716, 77.5946),
          "CHN", new Point(13.0827, 80.2707),
          "DEL", new Point(28.6139, 77.2090),
          "HYD", new Point(17.3850, 78.4867),
          "KOL", new Point(22.5726, 88.3639),
          "LKO", new Point(26.8467, 80.9462),
          "MUM", new Point(19.0760, 72.8777));

  private ExampleStreets() {}

  /// @param city code of three letters
  public static StreetGrid of(String city) {
    var centre = Objects.requireNonNull(CENTRES.get(city), "no such city");
    return StreetGrid.around(centre, BLOCKS, BLOCK_METRES, seed(city));
  }

  /// A seed of the city's own.
  public static long seed(String city) {
    return SEED * 31 + city.hashCode();
  }
}
