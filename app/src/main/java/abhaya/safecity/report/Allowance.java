package abhaya.safecity.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often one source may do something in a time. What is remembered of a source is bounded, and
/// so is the number of sources: the oldest are forgotten first.
final class Allowance {
  private static final int SOURCES_MAX = 10_000;

  private final int most;
  private final Duration within;
  private final Map<String, Deque<Instant>> seen =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > SOURCES_MAX;
        }
      };

  Allowance(int most, Duration within) {
    this.most = most;
    this.within = within;
  }

  /// Counts this time, and says whether it is within what is allowed.
  synchronized boolean takes(String source, Instant at) {
    var times = seen.computeIfAbsent(source, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.peekFirst().isAfter(at.minus(within))) times.pollFirst();
    if (times.size() >= most) return false;
    times.addLast(at);
    return true;
  }
}
