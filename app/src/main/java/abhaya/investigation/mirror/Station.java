package abhaya.investigation.mirror;

import java.util.Arrays;

/// The cases of one station, each counted when asked: there are a few hundred.
final class Station {
  private final int id;
  private long[] facts = new long[8];
  private int used;
  int stateBlock;
  int districtBlock;

  Station(int id, int stateBlock, int districtBlock) {
    this.id = id;
    this.stateBlock = stateBlock;
    this.districtBlock = districtBlock;
  }

  int id() {
    return id;
  }

  void add(long fact) {
    if (used == facts.length) facts = Arrays.copyOf(facts, used + used / 2);
    facts[used++] = fact;
  }

  void remove(long fact) {
    for (var at = 0; at < used; at++) {
      if (facts[at] != fact) continue;
      facts[at] = facts[--used];
      return;
    }
    throw new IllegalStateException("a case the mirror never counted");
  }

  long[] facts() {
    return Arrays.copyOf(facts, used);
  }

  /// Adds the counts between the cuts, as running totals like those of a tree.
  void sum(Ask ask, Cuts cuts, long[] out) {
    var points = cuts.points();
    for (var i = 0; i < used; i++) {
      var fact = facts[i];
      var recorded = Packed.recorded(fact);
      if (recorded > points[Cuts.LAST] || recorded <= points[Cuts.BEFORE]) continue;
      if (!ask.wants(Packed.clockClass(fact))) continue;
      var known = Packed.isReported(fact) && Packed.reported(fact) <= cuts.day();
      for (var p = Cuts.LAST; p >= 0 && points[p] >= recorded; p--) {
        count(fact, known, out, p * Columns.COUNT);
      }
    }
  }

  private static void count(long fact, boolean known, long[] out, int base) {
    out[base + Columns.N]++;
    if (!known) return;
    out[base + Columns.REPORTED]++;
    if (Packed.inTime(fact)) out[base + Columns.IN_TIME]++;
    if (Packed.charged(fact)) out[base + Columns.CHARGED]++;
    if (Packed.returned(fact)) out[base + Columns.RETURNED]++;
  }

  long bytes() {
    return facts.length * 8L + 64;
  }
}
