package abhaya.investigation.mirror;

/// Stretches added up by age: the twelve columns.
final class AgeTally {
  private static final int YOUNG = Cuts.AGE_COUNT - 1;

  private final long[] open = new long[Cuts.AGE_COUNT];
  private final long[] reported = new long[Cuts.AGE_COUNT];
  private long inTime;
  private long charged;
  private long returned;

  void add(Sums sums, int point) {
    var age = sums.cuts().ageAt(point);
    var known = sums.of(point, Columns.REPORTED);
    open[age] += sums.of(point, Columns.N) - known;
    reported[age] += known;
    if (age < YOUNG) inTime += sums.of(point, Columns.IN_TIME);
    charged += sums.of(point, Columns.CHARGED);
    returned += sums.of(point, Columns.RETURNED);
  }

  Counts counts() {
    long disposed = 0;
    long overdue = 0;
    for (var age = 0; age < YOUNG; age++) {
      disposed += reported[age];
      overdue += open[age];
    }
    return new Counts(
        inTime,
        disposed - inTime,
        overdue,
        reported[YOUNG],
        open[YOUNG],
        charged,
        open[4],
        open[3],
        open[2],
        open[1],
        open[0],
        returned);
  }
}
