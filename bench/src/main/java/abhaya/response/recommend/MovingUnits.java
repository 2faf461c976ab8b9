package abhaya.response.recommend;

import abhaya.base.geo.Point;
import abhaya.bench.Settlements;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Units that drive about, a fifth of them free: the truth that every side is told of and compared
/// with. One thread moves them.
final class MovingUnits {

  /// Shares of the units that have each capability.
  static final double[] SHARES = {1, 0.3, 0.15, 0.05};

  private static final double FREE = 0.2;

  /// Every unit says where it is each five seconds, at 50 km/h.
  private static final double METRES_PER_MOVE = 70;

  /// One change in a hundred is of what the unit does and not only of where it is.
  private static final double TURNS = 0.01;

  private final SplittableRandom random;
  private final double[] lats;
  private final double[] lons;
  private final long[] abilities;
  private final boolean[] free;

  MovingUnits(int count, Settlements settlements, SplittableRandom random) {
    this.random = random;
    lats = new double[count];
    lons = new double[count];
    abilities = new long[count];
    free = new boolean[count];
    for (int unit = 0; unit < count; unit++) {
      place(unit, settlements.any(random));
      free[unit] = random.nextDouble() < FREE;
      for (int bit = 0; bit < SHARES.length; bit++) {
        if (random.nextDouble() < SHARES[bit]) abilities[unit] |= 1L << bit;
      }
    }
  }

  private void place(int unit, Point point) {
    lats[unit] = point.lat();
    lons[unit] = point.lon();
  }

  /// @return the unit that moved
  int move() {
    int unit = random.nextInt(lats.length);
    place(unit, point(unit).moved(random.nextDouble() * 360, METRES_PER_MOVE));
    if (random.nextDouble() < TURNS) free[unit] = random.nextDouble() < FREE;
    return unit;
  }

  int size() {
    return lats.length;
  }

  Point point(int unit) {
    return new Point(lats[unit], lons[unit]);
  }

  boolean isFree(int unit) {
    return free[unit];
  }

  long abilities(int unit) {
    return abilities[unit];
  }

  boolean can(int unit, int capability) {
    return (abilities[unit] & (1L << capability)) != 0;
  }

  double metres(int unit, Point from) {
    return Point.metres(from.lat(), from.lon(), lats[unit], lons[unit]);
  }

  /// The oracle: looks at every unit. Nearest first, of equal ones the lower number.
  int[] nearest(Question question) {
    var found = new int[Question.COUNT];
    var metres = new double[Question.COUNT];
    int size = 0;
    for (int unit = 0; unit < lats.length; unit++) {
      if (!free[unit] || (abilities[unit] & question.asked()) == 0) continue;
      double away = metres(unit, question.place());
      if (size == found.length && away >= metres[size - 1]) continue;
      int at = size < found.length ? size++ : size - 1;
      for (; at > 0 && metres[at - 1] > away; at--) {
        found[at] = found[at - 1];
        metres[at] = metres[at - 1];
      }
      found[at] = unit;
      metres[at] = away;
    }
    return Arrays.copyOf(found, size);
  }

  /// The nearest few of those named, nearest first: what a side found on a plane, put right on the
  /// sphere.
  int[] nearest(Point from, int[] units) {
    return Arrays.stream(units)
        .boxed()
        .sorted((a, b) -> Double.compare(metres(a, from), metres(b, from)))
        .limit(Question.COUNT)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
