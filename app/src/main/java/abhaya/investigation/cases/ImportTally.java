package abhaya.investigation.cases;

import abhaya.base.feed.Batch;
import abhaya.investigation.cases.ImportOutcome.RowAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Counts what becomes of the rows of an import and keeps the first of those that need an answer.
final class ImportTally {
  private final int listMax;
  private final List<RowAnswer> waiting = new ArrayList<>();
  private final List<RowAnswer> refused = new ArrayList<>();
  private long accepted;
  private long unchanged;
  private long waitingCount;
  private long refusedCount;

  ImportTally(int listMax) {
    this.listMax = listMax;
  }

  void add(RowOutcome outcome) {
    switch (outcome.kind()) {
      case ACCEPTED -> accepted++;
      case UNCHANGED -> unchanged++;
      case QUARANTINED -> {
        waitingCount++;
        keep(waiting, outcome);
      }
      case REFUSED -> {
        refusedCount++;
        keep(refused, outcome);
      }
      case DEFERRED -> throw new IllegalArgumentException("a deferred row has no answer yet");
    }
  }

  private void keep(List<RowAnswer> list, RowOutcome outcome) {
    if (list.size() >= listMax) return;
    var code = Objects.requireNonNull(outcome.code());
    list.add(new RowAnswer(outcome.row(), outcome.key(), outcome.field(), code));
  }

  Batch.Counts counts() {
    var received = accepted + unchanged + waitingCount + refusedCount;
    return new Batch.Counts(received, accepted, unchanged, waitingCount, refusedCount);
  }

  List<RowAnswer> waiting() {
    return inOrder(waiting);
  }

  List<RowAnswer> refused() {
    return inOrder(refused);
  }

  private static List<RowAnswer> inOrder(List<RowAnswer> list) {
    return list.stream().sorted(Comparator.comparingInt(RowAnswer::row)).toList();
  }
}
