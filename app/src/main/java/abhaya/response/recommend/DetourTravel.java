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
  private static final int HOURS = 24;
  private static final double SLOWNESS_MAX = 3;

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
  public List<Way> ways(List<Point> from, Point to, Instant at, Duration bound) {
    return from.stream().map(one -> between(one, to, at)).toList();
  }

  /// One way alone.
  public Way between(Point from, Point to, Instant at) {
    return over(from.metresTo(to), to, at);
  }

  /// So many metres of straight line near a place.
  public Way over(double straightMetres, Point to, Instant at) {
    var pace = pace(to, hour(at));
    double metres = straightMetres * pace.detour();
    double seconds = metres / (pace.speedKmh() / 3.6);
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    return new Way(time, metres, Basis.NO_GRAPH, pace.detour(), null);
  }

  /// How much slower than over the whole day it goes at this place at this hour, as the rows say:
  /// what a graph, which knows no hour, is multiplied by. 1 where nothing was learnt of the hour.
  public double slowness(Point place, Instant at) {
    double slow = 0;
    for (int hour = 0; hour < HOURS; hour++) slow += 1 / pace(place, hour).speedKmh();
    double now = 1 / pace(place, hour(at)).speedKmh();
    return Math.clamp(now * HOURS / slow, 1 / SLOWNESS_MAX, SLOWNESS_MAX);
  }

  private Pace pace(Point place, int hour) {
    return paces.stream().filter(row -> row.holds(place, hour)).findFirst().orElse(USUAL);
  }

  private static int hour(Instant at) {
    return at.atZone(INDIA).getHour();
  }
}
