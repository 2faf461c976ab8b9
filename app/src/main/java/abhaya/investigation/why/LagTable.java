package abhaya.investigation.why;

import java.time.Duration;
import java.util.Collection;
import java.util.TreeMap;

/// How long records take, from counts by step. Percentiles by nearest rank; each is the upper edge
/// of a step, so that nothing looks quicker than it was.
final class LagTable {
  private final TreeMap<Integer, Long> steps = new TreeMap<>();
  private long records;
  private long before;
  private long over;

  /// @param overCounts false where what took over a month is the first load of an installation
  LagTable(Collection<Count> counts, Tallied measure, boolean overCounts) {
    for (var count : counts) {
      if (count.measure() != measure) continue;
      if (count.bucket() == LagSteps.BEFORE) {
        before += count.n();
      } else {
        if (count.bucket() == LagSteps.OVER) over += count.n();
        if (count.bucket() == LagSteps.OVER && !overCounts) continue;
        records += count.n();
        steps.merge(count.bucket(), count.n(), Long::sum);
      }
    }
  }

  long records() {
    return records;
  }

  long before() {
    return before;
  }

  long over() {
    return over;
  }

  Duration at(int percent) {
    var rank = Math.ceilDiv(records * percent, 100L);
    var seen = 0L;
    for (var step : steps.entrySet()) {
      seen += step.getValue();
      if (seen >= rank) return LagSteps.edge(step.getKey());
    }
    return Duration.ZERO;
  }
}
