package abhaya.safecity.example;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleRoadsTest {
  @ParameterizedTest
  @ValueSource(strings = {"AMD", "BLR", "CHN", "DEL", "HYD", "KOL", "LKO", "MUM"})
  void nearlyEveryCornerOfACityIsReachedFromItsMiddle(String city) {
    var beside = new HashMap<Point, List<Point>>();
    for (var street : ExampleRoads.streetsOf(city)) {
      var corners = street.corners();
      for (var at = 1; at < corners.size(); at++) {
        join(beside, corners.get(at - 1), corners.get(at));
        join(beside, corners.get(at), corners.get(at - 1));
      }
    }
    var centre = ExampleStreets.of(city).centre();
    var middle =
        beside.keySet().stream()
            .min((a, b) -> Double.compare(a.metresTo(centre), b.metresTo(centre)))
            .orElseThrow();
    assertThat(reached(beside, middle).size()).isGreaterThan((int) (0.99 * beside.size()));
    var farthest = beside.keySet().stream().mapToDouble(place -> place.metresTo(centre)).max();
    assertThat(farthest.orElse(0)).as("as far out as units stand").isGreaterThan(12_000);
  }

  private static void join(Map<Point, List<Point>> beside, Point from, Point to) {
    beside.computeIfAbsent(from, any -> new ArrayList<>()).add(to);
  }

  private static Set<Point> reached(Map<Point, List<Point>> beside, Point from) {
    var seen = new HashSet<>(Set.of(from));
    var next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      for (var place : beside.getOrDefault(next.poll(), List.of())) {
        if (seen.add(place)) next.add(place);
      }
    }
    return seen;
  }
}
