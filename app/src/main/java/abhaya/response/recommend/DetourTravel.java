package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Travel without a road graph: the straight line, lengthened by a detour and driven at a speed that
/// depend on place and hour. Calibrated from trips that were driven.
public final class DetourTravel implements TravelTime {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final double SLOWNESS_MAX = 3;

  private final PaceBook paces;

  public DetourTravel(PaceBook paces) {
    this.paces = paces;
  }

  @Override
  public List<Way> ways(List<Point> from, Point to, Instant at, Duration bound) {
    var pace = pace(to, at);
    return from.stream().map(one -> way(one.metresTo(to), pace)).toList();
  }

  /// One way alone.
  public Way between(Point from, Point to, Instant at) {
    return way(from.metresTo(to), pace(to, at));
  }

  /// So many metres of straight line at a pace.
  public static Way way(double straightMetres, Pace pace) {
    double metres = straightMetres * pace.detour();
    double seconds = metres / (pace.speedKmh() / 3.6);
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    return new Way(time, metres, Basis.NO_GRAPH, pace.detour(), null, new Footing(pace, 1));
  }

  /// What holds at the place at this hour.
  public Pace pace(Point place, Instant at) {
    return paces.at(place, hour(at));
  }

  /// How much slower than over the whole day it goes at this place at this hour, as the rows say:
  /// what a graph, which knows no hour, is multiplied by. The whole day is the hours of which trips
  /// were learnt: they are not compared with what is assumed of the others. 1 where nothing was
  /// learnt of the hour.
  public double slowness(Point place, Instant at) {
    var day = paces.day(place);
    var here = day.get(hour(at));
    if (!here.isLearnt()) return 1;
    double slow =
        day.stream()
            .filter(Pace::isLearnt)
            .mapToDouble(pace -> 1 / pace.speedKmh())
            .average()
            .orElseThrow();
    return Math.clamp(1 / here.speedKmh() / slow, 1 / SLOWNESS_MAX, SLOWNESS_MAX);
  }

  private static int hour(Instant at) {
    return at.atZone(INDIA).getHour();
  }
}
