package abhaya.bench;

import java.util.Arrays;

/// Medians of two sides that took turns: ours, the other, ours, the other.
record Turns(double ours, double theirs) {
  private static final long WARMING_NANOS = 1_000_000_000;

  /// One turn of a side.
  @FunctionalInterface
  interface Side {
    /// @return how long it took, in the unit of the race
    double go() throws Exception;
  }

  /// Each side goes for a second, and once at the least, before anything counts.
  static Turns take(int rounds, Side ours, Side theirs) throws Exception {
    warm(ours);
    warm(theirs);
    var mine = new double[rounds];
    var other = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      mine[round] = ours.go();
      other[round] = theirs.go();
    }
    return new Turns(median(mine), median(other));
  }

  private static void warm(Side side) throws Exception {
    var start = System.nanoTime();
    do side.go();
    while (System.nanoTime() - start < WARMING_NANOS);
  }

  double ratio() {
    return theirs / ours;
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
