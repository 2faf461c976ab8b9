package abhaya.investigation.mirror;

import java.util.Arrays;

/// The final reports of one month: their sheaf, and each by its day for the month that a past day
/// cuts. Once everything is read they stand in the order of their days, so that a cut looks at the
/// smaller part alone: what was reported after it, or, of the whole month, what was not.
final class ReportMonth {
  /// A report in 22 bits: recorded 14, in time 1, charged 1, returned 1, day of the month 5.
  private static final int RECORDED_MASK = (1 << 14) - 1;

  private static final int MARKS = 14;
  private static final int MARKS_MASK = 7;
  private static final int DAY = 17;

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

  private final Sheaf sheaf = new Sheaf();
  private int[] reports = new int[4];
  private int used;
  private boolean settled;

  private static int report(int packed) {
    return Packed.recorded(packed)
        | (Packed.inTime(packed) ? 1 << MARKS : 0)
        | (Packed.charged(packed) ? 2 << MARKS : 0)
        | (Packed.returned(packed) ? 4 << MARKS : 0)
        | Days.dayOfMonth(Packed.reported(packed)) << DAY;
  }

  /// @param counts what the case counts, by column of [Columns]; its sign says whether it comes or
  ///     goes
  void add(int packed, int sign, int[] counts) {
    sheaf.add(Packed.recorded(packed), counts);
    if (sign > 0) put(report(packed));
    else remove(report(packed));
  }

  private void put(int report) {
    if (used == reports.length) reports = Arrays.copyOf(reports, used + Math.max(4, used / 2));
    var at = settled ? firstFrom(report) : used;
    System.arraycopy(reports, at, reports, at + 1, used - at);
    reports[at] = report;
    used++;
  }

  private void remove(int report) {
    var at = settled ? firstFrom(report) : 0;
    while (!settled && at < used && reports[at] != report) at++;
    if (at == used || reports[at] != report) {
      throw new IllegalStateException("a report the mirror never counted");
    }
    used--;
    System.arraycopy(reports, at + 1, reports, at, used - at);
  }

  /// Where the reports begin that are not below `report`.
  private int firstFrom(int report) {
    var low = 0;
    var high = used;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (reports[middle] < report) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// From here on the reports stand in order, and the sheaf holds running totals.
  void settle() {
    if (settled) return;
    settled = true;
    Arrays.sort(reports, 0, used);
    sheaf.settle();
  }

  /// Takes off all reports of the month; gives them back with a sign below 0.
  void take(int sign, Sums sums) {
    sheaf.takeUpTo(sign, sums.cuts().points(), sums.upTo());
  }

  /// Takes off the reports made after the day.
  void takeAfter(int dayOfMonth, Sums sums) {
    var cut = firstFrom((dayOfMonth + 1) << DAY);
    if (cut >= used - cut) {
      take(cut, used, 1, sums);
    } else {
      take(1, sums);
      take(0, cut, -1, sums);
    }
  }

  /// Gives back the reports made up to and including the day.
  void giveUpTo(int dayOfMonth, Sums sums) {
    var cut = firstFrom((dayOfMonth + 1) << DAY);
    if (cut <= used - cut) {
      take(0, cut, -1, sums);
    } else {
      take(-1, sums);
      take(cut, used, 1, sums);
    }
  }

  private void take(int first, int last, int sign, Sums sums) {
    var stretches = sums.stretches();
    var lanes = new long[sums.cuts().points().length];
    for (var from = first; from < last; from += AT_ONCE) {
      var end = Math.min(last, from + AT_ONCE);
      for (var i = from; i < end; i++) {
        var report = reports[i];
        var recorded = report & RECORDED_MASK;
        if (recorded >= stretches.length) continue;
        lanes[stretches[recorded]] += REPORTED[report >>> MARKS & MARKS_MASK];
      }
      empty(lanes, sign, sums);
    }
  }

  private static void empty(long[] lanes, int sign, Sums sums) {
    for (var p = 1; p < lanes.length; p++) {
      var sum = lanes[p];
      if (sum == 0) continue;
      sums.notYet(
          p,
          sign * (sum & LANE_MASK),
          sign * (sum >>> LANE & LANE_MASK),
          sign * (sum >>> (2 * LANE) & LANE_MASK),
          sign * (sum >>> (3 * LANE) & LANE_MASK));
      lanes[p] = 0;
    }
    lanes[0] = 0;
  }

  long bytes() {
    return sheaf.bytes() + reports.length * 4L + 64;
  }
}
