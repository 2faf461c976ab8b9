package abhaya.investigation.mirror;

/// What is added up for one unit: the cases as they stand up to each point, and what a past day did
/// not know of them.
final class Sums {
  private static final int WIDTH = Columns.COUNT;

  private final Cuts cuts;

  /// Running totals at each point.
  private final long[] upTo;

  /// Reports of the as-of month after the day, by stretch; three lanes of a long and one apart.
  private final long[] late;

  private final short[] stretches;

  Sums(Cuts cuts, short[] stretches) {
    this.cuts = cuts;
    this.stretches = stretches;
    upTo = new long[cuts.points().length * WIDTH];
    late = new long[cuts.points().length * WIDTH];
  }

  Cuts cuts() {
    return cuts;
  }

  long[] upTo() {
    return upTo;
  }

  /// By day of record, as in [Cuts].
  short[] stretches() {
    return stretches;
  }

  /// Takes reports off the stretch they belong to.
  void notYet(int stretch, long reported, long inTime, long charged, long returned) {
    var at = stretch * WIDTH;
    late[at + Columns.REPORTED] += reported;
    late[at + Columns.IN_TIME] += inTime;
    late[at + Columns.CHARGED] += charged;
    late[at + Columns.RETURNED] += returned;
  }

  /// A column of the stretch that ends at the point.
  long of(int point, int column) {
    var at = point * WIDTH + column;
    return upTo[at] - upTo[at - WIDTH] - late[at];
  }

  /// All stretches of the window.
  Counts total() {
    var tally = new AgeTally();
    for (var p = 1; p < cuts.points().length; p++) tally.add(this, p);
    return tally.counts();
  }
}
