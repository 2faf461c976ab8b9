package abhaya.base.jurisdiction;

import java.util.Arrays;
import java.util.Comparator;

/// Whether a closed line crosses itself. One that only touches itself is let pass: files of
/// simplified outlines are full of such.
enum RingCrossing {
  NONE,
  CROSSES,
  /// More work than an outline of a unit can need.
  TOO_MUCH_TO_TELL;

  private static final long COMPARED_MAX = 60_000_000L;

  static RingCrossing find(double[] x, double[] y) {
    int sides = x.length - 1;
    var byStart = new Integer[sides];
    Arrays.setAll(byStart, i -> i);
    Arrays.sort(byStart, Comparator.comparingDouble(i -> Math.min(x[i], x[i + 1])));
    long compared = 0;
    for (int a = 0; a < sides; a++) {
      int i = byStart[a];
      double reach = Math.max(x[i], x[i + 1]);
      for (int b = a + 1; b < sides; b++) {
        int j = byStart[b];
        if (Math.min(x[j], x[j + 1]) > reach) break;
        if (++compared > COMPARED_MAX) return TOO_MUCH_TO_TELL;
        boolean neighbours = Math.abs(i - j) == 1 || Math.abs(i - j) == sides - 1;
        if (!neighbours && meet(x, y, i, j)) return CROSSES;
      }
    }
    return NONE;
  }

  private static boolean meet(double[] x, double[] y, int i, int j) {
    if (Math.max(y[i], y[i + 1]) < Math.min(y[j], y[j + 1])) return false;
    if (Math.max(y[j], y[j + 1]) < Math.min(y[i], y[i + 1])) return false;
    double a = side(x, y, i, j);
    double b = side(x, y, i, j + 1);
    double c = side(x, y, j, i);
    double d = side(x, y, j, i + 1);
    return a * b < 0 && c * d < 0;
  }

  /// On which side of the line from i to i + 1 the point lies.
  private static double side(double[] x, double[] y, int i, int point) {
    return (x[i + 1] - x[i]) * (y[point] - y[i]) - (y[i + 1] - y[i]) * (x[point] - x[i]);
  }
}
