package abhaya.response.recommend;

import com.google.common.geometry.S2ClosestPointQuery;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2PointIndex;
import java.util.ArrayList;
import java.util.List;

/// Point indexes of S2, one for each capability. They sort themselves anew after every change, so
/// that they too are best built once a second.
final class SphereSide implements Side {
  private static final long REST_NANOS = 1_000_000_000;

  private final MovingUnits units;
  private volatile List<S2ClosestPointQuery<Integer>> queries = List.of();
  private long builtAt;

  SphereSide(MovingUnits units) {
    this.units = units;
    settle();
  }

  @Override
  public void moved(int unit) {
    if (System.nanoTime() - builtAt > REST_NANOS) settle();
  }

  @Override
  public void settle() {
    var fresh = new ArrayList<S2ClosestPointQuery<Integer>>();
    for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) {
      var index = new S2PointIndex<Integer>();
      for (int unit = 0; unit < units.size(); unit++) {
        if (!units.isFree(unit) || !units.can(unit, bit)) continue;
        var place = units.point(unit);
        index.add(point(place.lat(), place.lon()), unit);
      }
      var query = new S2ClosestPointQuery<>(index);
      query.setMaxPoints(Question.COUNT);
      // the first question sorts the index
      var _ = query.findClosestPoints(point(0, 0));
      fresh.add(query);
    }
    queries = List.copyOf(fresh);
    builtAt = System.nanoTime();
  }

  private static S2Point point(double lat, double lon) {
    return S2LatLng.fromDegrees(lat, lon).toPoint();
  }

  @Override
  public void ask(Question[] questions, int[][] answers) {
    for (int i = 0; i < questions.length; i++) {
      var place = questions[i].place();
      var query = queries.get(questions[i].capability());
      answers[i] =
          query.findClosestPoints(point(place.lat(), place.lon())).stream()
              .mapToInt(result -> result.entry().data())
              .toArray();
    }
  }

  @Override
  public String freshness() {
    return "as of the last second";
  }
}
