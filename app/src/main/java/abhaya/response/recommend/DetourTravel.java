package abhaya.response.recommend;

import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Travel without a road graph: the straight line, lengthened by a detour and driven at a speed that
/// depend on place and hour. Calibrated from trips that were driven.
public final class DetourTravel implements TravelTime {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private final List<Pace> paces;

  /// One row of the table: what holds in an area between two hours of the day.
  ///
  /// @param fromHour first hour, `toHour` the one after the last; 0 and 24 for the whole day
  /// @param detour way ÷ straight line, at least one
  public record Pace(Box area, int fromHour, int toHour, double detour, double speedKmh) {
    public Pace {
      if (!(detour >= 1) || !(speedKmh > 0)) throw new IllegalArgumentException("no such pace");
    }

    boolean holds(Point place, int hour) {
      var now =
          fromHour <= toHour
              ? hour >= fromHour && hour < toHour
              : hour >= fromHour || hour < toHour;
      return now && area.holds(place);
    }
  }

  /// What is assumed where no row holds: roads a third longer than the straight line, 30 km/h.
  private static final Pace USUAL = new Pace(new Box(-90, -180, 90, 180), 0, 24, 1.35, 30);

  /// @param paces the first that holds at the destination speaks
  public DetourTravel(List<Pace> paces) {
    this.paces = List.copyOf(paces);
  }

  @Override
  public Way between(Point from, Point to, Instant at) {
    int hour = at.atZone(INDIA).getHour();
    var pace = paces.stream().filter(row -> row.holds(to, hour)).findFirst().orElse(USUAL);
    double metres = from.metresTo(to) * pace.detour();
    double seconds = metres / (pace.speedKmh() / 3.6);
    return new Way(Duration.ofMillis(Math.round(seconds * 1000)), metres, Basis.DISTANCE);
  }
}
