package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the country's counts must be, from the plans of its cases and not from its records.
///
/// Twelve bytes a case: station, day of record, day of report.
public final class DemoLedger {
  private static final int CHUNK = 1 << 16;

  private final DemoTree tree;
  private final List<int[]> chunks = new ArrayList<>();
  private int filled;

  /// The counts of a unit as of the end of a day.
  ///
  /// @param registered N
  /// @param mature M: the last day is past or is that day
  /// @param inTime W
  /// @param late L
  /// @param overdue P
  /// @param youngDisposed Yd
  /// @param youngOpen Yp
  public record Counts(
      long registered,
      long mature,
      long inTime,
      long late,
      long overdue,
      long youngDisposed,
      long youngOpen) {}

  DemoLedger(DemoTree tree) {
    this.tree = tree;
  }

  void add(CasePlan plan, long lastEntry) {
    if (!plan.countsUpTo(lastEntry)) return;
    if (filled % CHUNK == 0) chunks.add(new int[CHUNK * 3]);
    var chunk = chunks.getLast();
    var at = filled++ % CHUNK * 3;
    var reported = plan.reportedDayUpTo(lastEntry);
    chunk[at] = plan.stationUpTo(lastEntry);
    chunk[at + 1] = (int) CasePlan.day(plan.recordedAt());
    chunk[at + 2] = reported >= CasePlan.NEVER ? Integer.MAX_VALUE : (int) reported;
  }

  /// Cases that count.
  public int size() {
    return filled;
  }

  /// The expected counts of a unit, by the tree of the day; -1 is the nation.
  public Counts expected(int unit, LocalDate asOf) {
    return expected(unit, LocalDate.EPOCH, asOf, asOf);
  }

  /// The same for FIRs recorded within a window, both days included.
  public Counts expected(int unit, LocalDate from, LocalDate to, LocalDate asOf) {
    var belongs = stationsUnder(unit, asOf);
    var sums = new long[7];
    var matureUpTo = (int) lastMature(asOf).toEpochDay();
    var window =
        new int[] {(int) from.toEpochDay(), (int) to.toEpochDay(), (int) asOf.toEpochDay()};
    for (var i = 0; i < filled; i++) {
      var chunk = chunks.get(i / CHUNK);
      var at = i % CHUNK * 3;
      if (!belongs[chunk[at]]) continue;
      count(sums, chunk[at + 1], chunk[at + 2], window, matureUpTo);
    }
    return new Counts(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
  }

  private static void count(long[] sums, int recorded, int reported, int[] window, int matureUpTo) {
    if (recorded < window[0] || recorded > window[1] || recorded > window[2]) return;
    sums[0]++;
    var done = reported <= window[2];
    if (recorded > matureUpTo) {
      sums[done ? 5 : 6]++;
      return;
    }
    sums[1]++;
    if (!done) sums[4]++;
    else if (reported <= LocalDate.ofEpochDay(recorded).plusMonths(2).toEpochDay()) sums[2]++;
    else sums[3]++;
  }

  /// The last day of record whose two months are over by the end of the day.
  private static LocalDate lastMature(LocalDate asOf) {
    var day = asOf.minusMonths(2).plusDays(3);
    while (day.plusMonths(2).isAfter(asOf)) day = day.minusDays(1);
    return day;
  }

  private boolean[] stationsUnder(int unit, LocalDate day) {
    var belongs = new boolean[tree.units().size()];
    for (var station : tree.units()) {
      if (station.kind() != DemoUnit.Kind.STATION) continue;
      var number = station.number();
      belongs[number] = unit < 0 || number == unit || tree.above(number, day).contains(unit);
    }
    return belongs;
  }
}
