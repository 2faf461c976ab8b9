package abhaya.investigation.mirror;

import java.util.Arrays;

/// Final reports of one month or year, by the day their cases were recorded: running totals in the
/// order of days, found by halving. While everything is read anew they are counts of single days, and
/// become totals at once when that is done.
final class Sheaf {
  private static final int WIDTH = Columns.COUNT - 1;

  private short[] days = new short[4];

  /// Totals up to and including each day: reported, in time, charged, returned.
  private int[] totals = new int[4 * WIDTH];

  private int used;
  private boolean settled;

  void add(int day, int[] counts) {
    var at = Arrays.binarySearch(days, 0, used, (short) day);
    if (at < 0) at = insert(-at - 1, day);
    var end = settled ? used : at + 1;
    for (var i = at; i < end; i++) {
      for (var c = 0; c < WIDTH; c++) totals[i * WIDTH + c] += counts[c + 1];
    }
  }

  private int insert(int at, int day) {
    if (used == days.length) {
      days = Arrays.copyOf(days, used + used / 2);
      totals = Arrays.copyOf(totals, days.length * WIDTH);
    }
    System.arraycopy(days, at, days, at + 1, used - at);
    System.arraycopy(totals, at * WIDTH, totals, (at + 1) * WIDTH, (used - at) * WIDTH);
    days[at] = (short) day;
    for (var c = 0; c < WIDTH; c++) {
      totals[at * WIDTH + c] = at == 0 || !settled ? 0 : totals[(at - 1) * WIDTH + c];
    }
    used++;
    return at;
  }

  /// From here on the counts are running totals.
  void settle() {
    if (settled) return;
    settled = true;
    for (var i = WIDTH; i < used * WIDTH; i++) totals[i] += totals[i - WIDTH];
  }

  /// Takes off, for each point, what was reported here of the cases recorded up to it.
  ///
  /// @param sign 1, or -1 to give it back
  /// @param points days of record, rising
  void takeUpTo(int sign, int[] points, long[] out) {
    var end = used;
    for (var p = points.length - 1; p >= 0 && end > 0 && points[p] >= 0; p--) {
      end = upTo(points[p], end);
      if (end == 0) return;
      var base = p * Columns.COUNT + 1;
      for (var c = 0; c < WIDTH; c++) out[base + c] -= (long) sign * totals[(end - 1) * WIDTH + c];
    }
  }

  /// How many of the first `end` days are not after the point. Days rise by one at least, so none of
  /// those far enough before the last is; where nearly every day has a report that is all of them.
  private int upTo(int point, int end) {
    var over = days[end - 1] - point;
    if (over <= 0) return end;
    var sure = Math.max(0, end - over);
    if (days[sure] > point) return sure;
    var found = Arrays.binarySearch(days, sure, end, (short) point);
    return found >= 0 ? found + 1 : -found - 1;
  }

  long bytes() {
    return days.length * 2L + totals.length * 4L + 56;
  }
}
