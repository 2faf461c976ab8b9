package abhaya.investigation.cases;

import abhaya.base.feed.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// New, known, or contradicting what is known under the same name and version.
final class ChunkSorting {
  private final List<Incoming> fresh = new ArrayList<>();
  private final List<RowOutcome> outcomes = new ArrayList<>();

  /// @param known hashes of the records that are stored
  ChunkSorting(List<Incoming> rows, Map<Envelope.Name, UUID> known) {
    var hashes = new HashMap<>(known);
    for (var one : rows) {
      var hash = hashes.putIfAbsent(one.name(), one.hash());
      if (hash == null) {
        fresh.add(one);
      } else if (hash.equals(one.hash())) {
        outcomes.add(RowOutcome.of(one, RowOutcome.Kind.UNCHANGED));
      } else {
        outcomes.add(RowOutcome.of(one, RowOutcome.Kind.REFUSED, "key-conflict", "version"));
      }
    }
  }

  List<Incoming> fresh() {
    return fresh;
  }

  /// Of the rows that are not new.
  List<RowOutcome> outcomes() {
    return outcomes;
  }
}
