package abhaya.response.road;

import abhaya.base.geo.Point;
import abhaya.response.pace.Paces;
import abhaya.response.recommend.DetourTravel;
import abhaya.response.recommend.TravelTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Ways by the graph where it knows them, by the distance for the rest.
///
/// The graph knows no hour: its times are multiplied by how much slower than usual it goes at the
/// place at this hour, as the paces say. The stretch beside the road is driven at their pace. A unit
/// the search did not come to is never reckoned nearer than where the search stood; one without a
/// way never nearer than those with one.
@Component
public class RoadTravel implements TravelTime {
  private final Roads roads;
  private final Paces paces;

  RoadTravel(Roads roads, Paces paces) {
    this.roads = roads;
    this.paces = paces;
  }

  @Override
  public List<Way> ways(List<Point> from, Point to, Instant at, Duration bound) {
    if (from.isEmpty()) return List.of();
    var detour = paces.travel();
    var found = roads.legs(from, to, bound);
    if (found.isEmpty()) return detour.ways(from, to, at, bound);
    var legs = found.get().legs();
    var pace = detour.pace(to, at);
    double slow = detour.slowness(to, at);
    var footing = new Footing(pace, slow);
    double slowest =
        legs.stream()
            .filter(leg -> !leg.basis().isDistance())
            .mapToDouble(leg -> leg.seconds() * slow)
            .max()
            .orElse(0);
    var day = found.get().graph().day();
    var ways = new ArrayList<Way>();
    for (int i = 0; i < legs.size(); i++) {
      var leg = legs.get(i);
      if (leg.basis() == Basis.ROADS) {
        var beside = DetourTravel.way(leg.besideMetres(), pace);
        var time = beside.time().plus(seconds(leg.seconds() * slow));
        ways.add(new Way(time, beside.metres() + leg.metres(), Basis.ROADS, 1, day, footing));
        continue;
      }
      var straight = DetourTravel.way(from.get(i).metresTo(to), pace);
      var least = seconds(leg.basis() == Basis.NO_WAY ? slowest : leg.seconds() * slow);
      var time = straight.time().compareTo(least) < 0 ? least : straight.time();
      ways.add(new Way(time, straight.metres(), leg.basis(), straight.factor(), day, footing));
    }
    return ways;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
