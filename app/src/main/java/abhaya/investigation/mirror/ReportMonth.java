package abhaya.investigation.mirror;

import java.util.Arrays;

/// The final reports of one month: their sheaf, and each by its day for the month that a past day
/// cuts.
final class ReportMonth {
  /// A report in 22 bits: in time 1, charged 1, returned 1, day of the month 5, recorded 14.
  private static final int RECORDED_MASK = (1 << 14) - 1;

  private static final int DAY = 14;
  private static final int DAY_MASK = 31;
  private static final int MARKS = 19;

  /// Four counts in one number: reported, of these in time, charged, returned. A lane must not
  /// run over, so so many reports at most are counted before the lanes are emptied.
  private static final int LANE = 16;

  private static final long LANE_MASK = (1L << LANE) - 1;
  private static final int AT_ONCE = 1 << 15;
  private static final long[] REPORTED = new long[8];

  static {
    for (var marks = 0; marks < REPORTED.length; marks++) {
      REPORTED[marks] =
          1L
              | (marks & 1L) << LANE
              | (marks >> 1 & 1L) << (2 * LANE)
              | (marks >> 2 & 1L) << (3 * LANE);
    }
  }

  final Sheaf sheaf = new Sheaf();
  private int[] reports = new int[4];
  private int used;

  private static int report(int packed) {
    return Packed.recorded(packed)
        | Days.dayOfMonth(Packed.reported(packed)) << DAY
        | (Packed.inTime(packed) ? 1 << MARKS : 0)
        | (Packed.charged(packed) ? 2 << MARKS : 0)
        | (Packed.returned(packed) ? 4 << MARKS : 0);
  }

  void add(int packed) {
    if (used == reports.length) reports = Arrays.copyOf(reports, used + Math.max(4, used / 2));
    reports[used++] = report(packed);
  }

  void remove(int packed) {
    var gone = report(packed);
    for (var at = 0; at < used; at++) {
      if (reports[at] != gone) continue;
      reports[at] = reports[--used];
      return;
    }
    throw new IllegalStateException("a report the mirror never counted");
  }

  /// Takes off the reports made after the day, without a branch that has to be guessed.
  void takeAfter(int dayOfMonth, Sums sums) {
    var stretches = sums.stretches();
    var points = sums.cuts().points().length;
    var lanes = new long[points];
    for (var from = 0; from < used; from += AT_ONCE) {
      var end = Math.min(used, from + AT_ONCE);
      for (var i = from; i < end; i++) {
        var report = reports[i];
        var recorded = report & RECORDED_MASK;
        if (recorded >= stretches.length) continue;
        var after = (dayOfMonth - (report >>> DAY & DAY_MASK)) >> 31;
        lanes[stretches[recorded]] += REPORTED[report >>> MARKS] & after;
      }
      empty(lanes, sums);
    }
  }

  private static void empty(long[] lanes, Sums sums) {
    for (var p = 1; p < lanes.length; p++) {
      var sum = lanes[p];
      if (sum == 0) continue;
      sums.notYet(
          p,
          sum & LANE_MASK,
          sum >>> LANE & LANE_MASK,
          sum >>> (2 * LANE) & LANE_MASK,
          sum >>> (3 * LANE) & LANE_MASK);
      lanes[p] = 0;
    }
    lanes[0] = 0;
  }

  long bytes() {
    return sheaf.bytes() + reports.length * 4L + 64;
  }
}
