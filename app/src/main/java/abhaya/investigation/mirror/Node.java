package abhaya.investigation.mirror;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One block: what stands now, and the reports by when they were made.
final class Node {
  private final DayTree standing = new DayTree();
  private @Nullable ReportMonth[] months = new @Nullable ReportMonth[16];
  private @Nullable Sheaf[] years = new @Nullable Sheaf[8];

  /// Latest day of report there ever was here; it may stay too late after a removal.
  private int lastReport = -1;

  private boolean settled;
  private final int[] counts = new int[Columns.COUNT];

  void add(int packed, int sign) {
    Arrays.fill(counts, 0);
    Packed.count(packed, sign, counts);
    var recorded = Packed.recorded(packed);
    standing.add(recorded, counts);
    if (!Packed.isReported(packed)) return;
    var reported = Packed.reported(packed);
    var month = month(Days.month(reported));
    month.sheaf.add(recorded, counts);
    if (sign > 0) month.add(packed);
    else month.remove(packed);
    year(Days.year(reported)).add(recorded, counts);
    lastReport = Math.max(lastReport, reported);
  }

  private ReportMonth month(int at) {
    if (at >= months.length) months = Arrays.copyOf(months, Math.max(at + 1, months.length * 2));
    var month = months[at];
    if (month == null) {
      month = new ReportMonth();
      if (settled) month.sheaf.settle();
      months[at] = month;
    }
    return month;
  }

  private Sheaf year(int at) {
    if (at >= years.length) years = Arrays.copyOf(years, Math.max(at + 1, years.length * 2));
    var year = years[at];
    if (year == null) {
      year = new Sheaf();
      if (settled) year.settle();
      years[at] = year;
    }
    return year;
  }

  /// After all that was read anew: from here on changes come one by one.
  void settle() {
    settled = true;
    for (var month : months) if (month != null) month.sheaf.settle();
    for (var year : years) if (year != null) year.settle();
  }

  /// Adds the counts of the cases recorded up to each point, as the day knew them.
  void sum(Sums sums) {
    var cuts = sums.cuts();
    var points = cuts.points();
    var out = sums.upTo();
    for (var p = 0; p < points.length; p++) {
      standing.sumUpTo(points[p], out, p * Columns.COUNT);
    }
    if (cuts.day() >= lastReport) return;
    var day = Math.max(0, cuts.day());
    var month = Days.month(day);
    var year = Days.yearOfMonth(month);
    for (var y = year + 1; y < years.length; y++) take(years[y], points, out);
    for (var m = month + 1; m < months.length && Days.yearOfMonth(m) == year; m++) {
      var later = months[m];
      if (later != null) take(later.sheaf, points, out);
    }
    var cut = month < months.length ? months[month] : null;
    if (cut != null) cut.takeAfter(cuts.day() < 0 ? 0 : Days.dayOfMonth(day), sums);
  }

  private static void take(@Nullable Sheaf sheaf, int[] points, long[] out) {
    if (sheaf != null) sheaf.takeUpTo(points, out);
  }

  long bytes() {
    var sum = standing.bytes() + 200 + months.length * 4L + years.length * 4L;
    for (var month : months) if (month != null) sum += month.bytes();
    for (var year : years) if (year != null) sum += year.bytes();
    return sum;
  }
}
