package abhaya.investigation.mirror;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All counted cases of the country as counters. A unit of any day is a set of blocks; a block is the
/// largest set of stations that always stood under the same state, or district.
///
/// It knows no single case: whoever holds the cases says what came and what went, and guards it
/// against several threads at once.
///
/// Memory: for each block 20 bytes a day, rounded up to a power of two of days (82 kB for eleven
/// years); for each reported case, at each of its two blocks, 6 bytes for itself and at most 40 for
/// its days in month and year, which it shares with cases recorded on the same day.
public final class DashboardMirror {
  /// No case recorded before this day can be counted.
  public static final LocalDate FIRST_DAY = Days.FIRST;

  private final Map<Integer, Node> states = new HashMap<>();
  private final Map<Integer, Node> districts = new HashMap<>();
  private boolean settled;

  /// Which blocks a unit is made of.
  public enum Level {
    STATE,
    DISTRICT
  }

  /// A case is counted from now on.
  ///
  /// @throws IllegalArgumentException for a day outside the calendar
  public void add(int stateBlock, int districtBlock, CaseCount one) {
    change(stateBlock, districtBlock, Packed.of(one), 1);
  }

  /// A case that was counted like this is counted no longer.
  public void take(int stateBlock, int districtBlock, CaseCount one) {
    change(stateBlock, districtBlock, Packed.of(one), -1);
  }

  private void change(int stateBlock, int districtBlock, int packed, int sign) {
    node(states, stateBlock).add(packed, sign);
    node(districts, districtBlock).add(packed, sign);
  }

  private Node node(Map<Integer, Node> nodes, int block) {
    var node = nodes.get(block);
    if (node == null) {
      node = new Node();
      if (settled) node.settle();
      nodes.put(block, node);
    }
    return node;
  }

  /// All cases were read; from here on it can be asked, and changes come one by one.
  public void settle() {
    settled = true;
    states.values().forEach(Node::settle);
    districts.values().forEach(Node::settle);
  }

  private Map<Integer, Node> nodes(Level level) {
    if (!settled) throw new IllegalStateException("the mirror is still being made");
    return level == Level.STATE ? states : districts;
  }

  /// The counts of several units, each of which is so many blocks.
  public List<Counts> counts(Level level, List<? extends Collection<Integer>> units, Ask ask) {
    var nodes = nodes(level);
    var cuts = Cuts.of(ask);
    var stretches = cuts.stretches();
    var counts = new ArrayList<Counts>(units.size());
    for (var unit : units) counts.add(sums(nodes, unit, new Sums(cuts, stretches)).total());
    return counts;
  }

  /// The counts of one unit by month of record; months without a case are left out.
  public SortedMap<LocalDate, Counts> months(Level level, Collection<Integer> blocks, Ask ask) {
    var cuts = Cuts.byMonth(ask);
    var sums = sums(nodes(level), blocks, new Sums(cuts, cuts.stretches()));
    var months = new TreeMap<LocalDate, Counts>();
    var last = cuts.points().length - 1;
    for (var p = 1; p <= last; ) {
      var month = cuts.monthAt(p);
      var tally = new AgeTally();
      for (; p <= last && cuts.monthAt(p) == month; p++) tally.add(sums, p);
      var counts = tally.counts();
      if (counts.registered() > 0) months.put(Days.firstOf(month), counts);
    }
    return months;
  }

  private static Sums sums(Map<Integer, Node> nodes, Collection<Integer> blocks, Sums into) {
    for (var block : blocks) {
      var node = nodes.get(block);
      if (node != null) node.sum(into);
    }
    return into;
  }

  /// The blocks that hold or held a case.
  List<Integer> blocks(Level level) {
    return nodes(level).keySet().stream().sorted().toList();
  }

  /// Bytes of all arrays, and of what wraps them, within a few per cent.
  public long bytes() {
    var sum = (states.size() + districts.size()) * 64L;
    for (var node : states.values()) sum += node.bytes();
    for (var node : districts.values()) sum += node.bytes();
    return sum;
  }
}
