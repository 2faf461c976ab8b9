package abhaya.investigation.mirror;

/// The twelve columns of a unit. Every case is in exactly one of the first five.
///
/// @param upTo30 overdue cases by days over the last day
/// @param returned cases whose final report a court sent back, counted apart
public record Counts(
    long inTime,
    long late,
    long overdue,
    long youngDisposed,
    long youngOpen,
    long chargeSheets,
    long upTo30,
    long upTo60,
    long upTo120,
    long upTo180,
    long over180,
    long returned) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// From running totals at each point of the cuts.
  static Counts of(long[] sums) {
    var mature = Cuts.MATURE;
    return new Counts(
        between(sums, Cuts.BEFORE, mature, Columns.IN_TIME),
        between(sums, Cuts.BEFORE, mature, Columns.REPORTED)
            - between(sums, Cuts.BEFORE, mature, Columns.IN_TIME),
        open(sums, Cuts.BEFORE, mature),
        between(sums, mature, Cuts.LAST, Columns.REPORTED),
        open(sums, mature, Cuts.LAST),
        between(sums, Cuts.BEFORE, Cuts.LAST, Columns.CHARGED),
        open(sums, Cuts.OVER_30, mature),
        open(sums, Cuts.OVER_60, Cuts.OVER_30),
        open(sums, Cuts.OVER_120, Cuts.OVER_60),
        open(sums, Cuts.OVER_180, Cuts.OVER_120),
        open(sums, Cuts.BEFORE, Cuts.OVER_180),
        between(sums, Cuts.BEFORE, Cuts.LAST, Columns.RETURNED));
  }

  private static long between(long[] sums, int from, int to, int column) {
    return sums[to * Columns.COUNT + column] - sums[from * Columns.COUNT + column];
  }

  private static long open(long[] sums, int from, int to) {
    return between(sums, from, to, Columns.N) - between(sums, from, to, Columns.REPORTED);
  }

  public long registered() {
    return inTime + late + overdue + youngDisposed + youngOpen;
  }

  public long finalReports() {
    return inTime + late + youngDisposed;
  }

  public Counts plus(Counts other) {
    return new Counts(
        inTime + other.inTime,
        late + other.late,
        overdue + other.overdue,
        youngDisposed + other.youngDisposed,
        youngOpen + other.youngOpen,
        chargeSheets + other.chargeSheets,
        upTo30 + other.upTo30,
        upTo60 + other.upTo60,
        upTo120 + other.upTo120,
        upTo180 + other.upTo180,
        over180 + other.over180,
        returned + other.returned);
  }
}
