package abhaya.investigation.mirror;

/// Where a question cuts the days of record: before the window, at the four age limits and the limit
/// of mature cases, at the window's end. Rising.
///
/// The points are the last day before the window, the last days of record over 180, 120, 60, 30 and 0
/// days, and the last day.
final class Cuts {
  static final int BEFORE = 0;
  static final int OVER_180 = 1;
  static final int OVER_120 = 2;
  static final int OVER_60 = 3;
  static final int OVER_30 = 4;
  static final int MATURE = 5;
  static final int LAST = 6;
  static final int COUNT = 7;

  private static final int[] AGES = {180, 120, 60, 30, 0};

  private final int[] points;
  private final int day;

  private Cuts(int[] points, int day) {
    this.points = points;
    this.day = day;
  }

  /// Not to be written to.
  int[] points() {
    return points;
  }

  /// The as-of day.
  int day() {
    return day;
  }

  static Cuts of(Ask ask) {
    var day = Days.clamped(ask.day());
    var points = new int[COUNT];
    var before = Days.clamped(ask.from().minusDays(1));
    var last = Math.max(before, Math.min(Days.clamped(ask.to()), day));
    points[BEFORE] = before;
    long ended = ask.day().toEpochDay() - Days.FIRST.toEpochDay() - (ask.ended() ? 0 : 1);
    for (var at = 0; at < AGES.length; at++) {
      var limit = Days.lastRecordedDueBy(ended - AGES[at]);
      points[OVER_180 + at] = Math.clamp(limit, before, last);
    }
    points[LAST] = last;
    return new Cuts(points, day);
  }
}
