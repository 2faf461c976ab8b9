package abhaya.bench;

import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import java.util.SplittableRandom;

/// Where people live: stations anywhere in the country, one in five a town with ten times the
/// people, and everybody some kilometres round a station.
public final class Settlements {

  /// Stations of the country's tree of units.
  public static final int STATIONS = 17_000;

  /// About as many square kilometres as India has.
  private static final Box LAND = new Box(10, 72, 30, 88);

  private static final int TOWN_EVERY = 5;
  private static final double TOWN_WEIGHT = 10;

  /// Standard deviation to the east and to the north.
  private static final double SPREAD_METRES = 3_000;

  private final Point[] stations;
  private final double inTowns;

  public Settlements(int stations, SplittableRandom random) {
    this.stations = new Point[stations];
    for (int i = 0; i < stations; i++) {
      this.stations[i] =
          new Point(
              random.nextDouble(LAND.south(), LAND.north()),
              random.nextDouble(LAND.west(), LAND.east()));
    }
    inTowns = TOWN_WEIGHT / (TOWN_WEIGHT + TOWN_EVERY - 1);
  }

  /// Where one of the people is.
  public Point any(SplittableRandom random) {
    double metres = SPREAD_METRES * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return station(random).moved(random.nextDouble() * 360, metres);
  }

  private Point station(SplittableRandom random) {
    int fifth = random.nextInt(stations.length / TOWN_EVERY) * TOWN_EVERY;
    var town = random.nextDouble() < inTowns;
    return stations[town ? fifth : fifth + 1 + random.nextInt(TOWN_EVERY - 1)];
  }
}
