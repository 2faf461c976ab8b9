package abhaya.investigation.why;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts sorted by the unit they are of.
final class ByUnit {
  private ByUnit() {}

  static Map<Integer, List<Count>> split(Collection<Count> counts) {
    var split = new HashMap<Integer, List<Count>>();
    for (var count : counts) {
      split.computeIfAbsent(count.unit().value(), unit -> new ArrayList<>()).add(count);
    }
    return split;
  }
}
