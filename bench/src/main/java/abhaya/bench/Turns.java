package abhaya.bench;

import java.util.Arrays;

/// Medians of two sides that took turns: ours, the other, ours, the other.
record Turns(double ours, double theirs) {

  /// One turn of a side.
  @FunctionalInterface
  interface Side {
    /// @return how long it took, in the unit of the race
    double go() throws Exception;
  }

  /// Each side goes once before anything counts.
  static Turns take(int rounds, Side ours, Side theirs) throws Exception {
    ours.go();
    theirs.go();
    var mine = new double[rounds];
    var other = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      mine[round] = ours.go();
      other[round] = theirs.go();
    }
    return new Turns(median(mine), median(other));
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
