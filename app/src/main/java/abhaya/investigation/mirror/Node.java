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
    month(Days.month(reported)).add(packed, sign, counts);
    year(Days.year(reported)).add(recorded, counts);
    lastReport = Math.max(lastReport, reported);
  }

  private ReportMonth month(int at) {
    if (at >= months.length) months = Arrays.copyOf(months, Math.max(at + 1, months.length * 2));
    var month = months[at];
    if (month == null) {
      month = new ReportMonth();
      if (settled) month.settle();
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
    for (var month : months) if (month != null) month.settle();
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
    if (cuts.day() < lastReport) takeAfter(Math.max(0, cuts.day()), cuts.day() < 0, sums);
  }

  /// Takes off what was reported after the day: all later years, and of its year either the later
  /// months, or the whole but for the earlier ones, whichever are fewer.
  ///
  /// @param all whether the day itself lies before the calendar
  private void takeAfter(int day, boolean all, Sums sums) {
    var month = Days.month(day);
    var year = Days.yearOfMonth(month);
    for (var y = year + 1; y < years.length; y++) take(years[y], sums);
    var dayOfMonth = all ? 0 : Days.dayOfMonth(day);
    var first = Days.firstMonthOf(year);
    var end = Days.firstMonthOf(year + 1);
    var cut = at(month);
    if (month - first < end - month) {
      take(year < years.length ? years[year] : null, sums);
      for (var m = first; m < month; m++) take(-1, at(m), sums);
      if (cut != null) cut.giveUpTo(dayOfMonth, sums);
    } else {
      for (var m = month + 1; m < end; m++) take(1, at(m), sums);
      if (cut != null) cut.takeAfter(dayOfMonth, sums);
    }
  }

  private @Nullable ReportMonth at(int month) {
    return month < months.length ? months[month] : null;
  }

  private static void take(@Nullable Sheaf year, Sums sums) {
    if (year != null) year.takeUpTo(1, sums.cuts().points(), sums.upTo());
  }

  private static void take(int sign, @Nullable ReportMonth month, Sums sums) {
    if (month != null) month.take(sign, sums);
  }

  long bytes() {
    var sum = standing.bytes() + 200 + months.length * 4L + years.length * 4L;
    for (var month : months) if (month != null) sum += month.bytes();
    for (var year : years) if (year != null) sum += year.bytes();
    return sum;
  }
}
