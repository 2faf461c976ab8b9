package abhaya.investigation.mirror;

import java.util.Arrays;

/// The final reports of one month: their sheaf, and each by its day for the month that a past day
/// cuts.
final class ReportMonth {
  final Sheaf sheaf = new Sheaf();
  private long[] facts = new long[4];
  private int used;

  void add(long fact) {
    if (used == facts.length) facts = Arrays.copyOf(facts, used + Math.max(4, used / 2));
    facts[used++] = fact;
  }

  void remove(long fact) {
    for (var at = 0; at < used; at++) {
      if (facts[at] != fact) continue;
      facts[at] = facts[--used];
      return;
    }
    throw new IllegalStateException("a report the mirror never counted");
  }

  /// Takes off the reports made after the day.
  ///
  /// @param points days of record, rising; each gets what lies at or before it
  void takeAfter(int day, int[] points, long[] out) {
    for (var i = 0; i < used; i++) {
      var fact = facts[i];
      if (Packed.reported(fact) <= day) continue;
      var recorded = Packed.recorded(fact);
      for (var p = points.length - 1; p >= 0 && points[p] >= recorded; p--) {
        var base = p * Columns.COUNT;
        out[base + Columns.REPORTED]--;
        if (Packed.inTime(fact)) out[base + Columns.IN_TIME]--;
        if (Packed.charged(fact)) out[base + Columns.CHARGED]--;
        if (Packed.returned(fact)) out[base + Columns.RETURNED]--;
      }
    }
  }

  long bytes() {
    return sheaf.bytes() + facts.length * 8L + 64;
  }
}
