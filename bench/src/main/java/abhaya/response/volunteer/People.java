package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import abhaya.bench.Settlements;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Volunteers who walk about, come on duty and go off it: the truth that every side is told of and
/// compared with. One thread changes them.
final class People {
  static final double RADIUS_METRES = 1_000;

  /// One change in four is of who is on duty.
  private static final double TURNS = 0.25;

  private static final double METRES_PER_MOVE = 300;

  private final SplittableRandom random;
  private final double[] lats;
  private final double[] lons;
  private final boolean[] here;

  People(int count, Settlements settlements, SplittableRandom random) {
    this.random = random;
    lats = new double[count];
    lons = new double[count];
    here = new boolean[count];
    for (int one = 0; one < count; one++) {
      place(one, settlements.any(random));
      here[one] = true;
    }
  }

  private void place(int one, Point point) {
    lats[one] = point.lat();
    lons[one] = point.lon();
  }

  /// @return who changed
  int change() {
    int one = random.nextInt(lats.length);
    if (random.nextDouble() < TURNS) here[one] = !here[one];
    else place(one, point(one).moved(random.nextDouble() * 360, METRES_PER_MOVE));
    return one;
  }

  int size() {
    return lats.length;
  }

  boolean isHere(int one) {
    return here[one];
  }

  Point point(int one) {
    return new Point(lats[one], lons[one]);
  }

  double metres(int one, Point from) {
    return Point.metres(from.lat(), from.lon(), lats[one], lons[one]);
  }

  /// The oracle: looks at every volunteer. The nearest first.
  int[] within(Point from) {
    double high = RADIUS_METRES / Point.DEGREE_METRES * 1.001;
    var found = new int[16];
    int size = 0;
    for (int one = 0; one < lats.length; one++) {
      if (Math.abs(lats[one] - from.lat()) > high || !here[one]) continue;
      if (metres(one, from) > RADIUS_METRES) continue;
      if (size == found.length) found = Arrays.copyOf(found, size * 2);
      found[size++] = one;
    }
    return nearestFirst(from, Arrays.copyOf(found, size));
  }

  int[] nearestFirst(Point from, int[] some) {
    return Arrays.stream(some)
        .boxed()
        .sorted((a, b) -> {
          int farther = Double.compare(metres(a, from), metres(b, from));
          return farther != 0 ? farther : Integer.compare(a, b);
        })
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
