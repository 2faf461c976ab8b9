package abhaya.investigation.why;

import abhaya.investigation.clock.SectionGroup;
import abhaya.investigation.fair.Share;
import abhaya.investigation.fair.UnitCounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How the clocks of a unit's cases ended, all of them mature.
///
/// @param kinds in time of all, by gravest offence
record ClockCounts(long cases, long inTime, long late, long open, Map<String, Share> kinds) {
  static final ClockCounts NONE = new ClockCounts(0, 0, 0, 0, Map.of());

  ClockCounts {
    kinds = Map.copyOf(kinds);
  }

  Share compliance() {
    return new Share(inTime, cases);
  }

  UnitCounts published(String unit) {
    return new UnitCounts(unit, cases, cases, inTime, open, inTime + late);
  }

  /// @param counts of one unit
  static ClockCounts of(Collection<Count> counts) {
    var ended = new long[3];
    var kinds = new HashMap<String, Share>();
    for (var count : counts) {
      if (count.measure() != Tallied.CLOCK) continue;
      ended[count.bucket()] += count.n();
      var kind = kind(count.kind());
      kinds.merge(kind, new Share(count.bucket() == 0 ? count.n() : 0, count.n()), Share::plus);
    }
    var all = ended[0] + ended[1] + ended[2];
    return new ClockCounts(all, ended[0], ended[1], ended[2], kinds);
  }

  private static String kind(int mask) {
    for (var group : SectionGroup.values()) if (group.mask() == mask) return group.name();
    return SectionGroup.OTHER.name();
  }

  /// The counts of each unit.
  static Map<Integer, ClockCounts> byUnit(Collection<Count> counts) {
    var found = new HashMap<Integer, ClockCounts>();
    ByUnit.split(counts).forEach((unit, own) -> found.put(unit, of(own)));
    return found;
  }
}
