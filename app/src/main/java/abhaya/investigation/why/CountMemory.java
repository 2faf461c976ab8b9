package abhaya.investigation.why;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was counted, for as long as the tallies have not moved since. An answer is kept for postings of
/// one role at one unit, to whom the database shows the same rows; whether a reader may ask is decided
/// before, every time.
@Component
class CountMemory {
  /// Rows kept at most, about 20 MB; those not asked for longest go first.
  static final int ROWS_MAX = 150_000;

  private final Map<Question, List<Count>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long version = -1;
  private int rows;

  /// All that an answer depends on beside the data.
  ///
  /// @param reader role and unit of the posting that asks
  record Question(
      String reader,
      List<Integer> units,
      List<Integer> measures,
      int fromMonth,
      int toMonth,
      int kind,
      boolean byMonth,
      boolean fromFacts) {
    Question {
      units = List.copyOf(units);
      measures = List.copyOf(measures);
    }
  }

  /// The answer as it was kept, or counted now.
  ///
  /// @param now version of the tallies, read before anything is counted
  List<Count> of(long now, Question question, Supplier<List<Count>> counting) {
    var known = find(now, question);
    if (known != null) return known;
    var counted = List.copyOf(counting.get());
    keep(now, question, counted);
    return counted;
  }

  private synchronized @Nullable List<Count> find(long now, Question question) {
    if (now > version) {
      kept.clear();
      rows = 0;
      version = now;
    }
    // whoever read an older version sees what was there then, not what came since
    return now == version ? kept.get(question) : null;
  }

  private synchronized void keep(long now, Question question, List<Count> counted) {
    if (now != version || counted.size() > ROWS_MAX / 2) return;
    var before = kept.put(question, counted);
    rows += counted.size() - (before == null ? 0 : before.size());
    for (Iterator<List<Count>> oldest = kept.values().iterator(); rows > ROWS_MAX; ) {
      rows -= oldest.next().size();
      oldest.remove();
    }
  }

  synchronized int rows() {
    return rows;
  }
}
