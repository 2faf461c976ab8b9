package abhaya.investigation.mirror;

import java.time.LocalDate;
import java.util.Arrays;

/// Where a question cuts the days of record: before the window, at the four age limits and the limit
/// of mature cases, at the window's end, and where months are asked for at the end of each. Rising.
///
/// A stretch is what lies after one point, up to and including the next; its cases are of one age,
/// and of one month if months are asked for.
final class Cuts {
  /// Last days of record over 180, 120, 60, 30 and 0 days.
  private static final int[] AGES = {180, 120, 60, 30, 0};

  /// Ages from over 180 days to young.
  static final int AGE_COUNT = AGES.length + 1;

  private final int[] limits = new int[AGES.length];
  private final int[] points;
  private final int day;

  private Cuts(Ask ask, boolean byMonth) {
    day = Days.clamped(ask.day());
    var before = Days.clamped(ask.from().minusDays(1));
    var last = Math.max(before, Math.min(Days.clamped(ask.to()), day));
    long ended = ask.day().toEpochDay() - Days.FIRST.toEpochDay() - (ask.ended() ? 0 : 1);
    for (var at = 0; at < AGES.length; at++) {
      limits[at] = Math.clamp(Days.lastRecordedDueBy(ended - AGES[at]), before, last);
    }
    var found = new int[limits.length + 2 + (byMonth ? Days.month(Math.max(0, last)) + 1 : 0)];
    var used = 0;
    found[used++] = before;
    for (int limit : limits) found[used++] = limit;
    found[used++] = last;
    if (byMonth) used = monthEnds(found, used, before, last);
    Arrays.sort(found, 0, used);
    points = distinct(found, used);
  }

  private static int monthEnds(int[] found, int from, int before, int last) {
    var used = from;
    for (var at = Math.max(0, before + 1); at <= last; ) {
      var next = (int) (firstAfter(at).toEpochDay() - Days.FIRST.toEpochDay());
      if (next > last) break;
      found[used++] = next - 1;
      at = next;
    }
    return used;
  }

  private static LocalDate firstAfter(int day) {
    return Days.firstOf(Days.month(day) + 1);
  }

  private static int[] distinct(int[] sorted, int used) {
    var kept = 1;
    for (var at = 1; at < used; at++) {
      if (sorted[at] != sorted[kept - 1]) sorted[kept++] = sorted[at];
    }
    return Arrays.copyOf(sorted, kept);
  }

  static Cuts of(Ask ask) {
    return new Cuts(ask, false);
  }

  static Cuts byMonth(Ask ask) {
    return new Cuts(ask, true);
  }

  /// Not to be written to.
  int[] points() {
    return points;
  }

  /// The as-of day.
  int day() {
    return day;
  }

  /// The age of the cases up to the point that come after the one before: 0 over 180 days, 5 young.
  int ageAt(int point) {
    var age = 0;
    for (int limit : limits) if (points[point] > limit) age++;
    return age;
  }

  /// The month of record of the stretch that ends at the point.
  int monthAt(int point) {
    return Days.month(points[point]);
  }

  /// For each day of record up to the last point the stretch it lies in: 0 is before the window.
  short[] stretches() {
    var last = points[points.length - 1];
    var stretches = new short[Math.max(0, last + 1)];
    for (var p = 1; p < points.length; p++) {
      Arrays.fill(stretches, Math.max(0, points[p - 1] + 1), points[p] + 1, (short) p);
    }
    return stretches;
  }
}
