package abhaya.investigation.cases;

import java.time.Instant;
import java.util.List;

/// Rows of one source that are written together, in one short transaction.
///
/// @param alone no other import writes meanwhile: records may link several sources
/// @param allNew nothing of the source is known, so no row is looked up before it is written
record Chunk(String source, List<Incoming> rows, boolean alone, boolean allNew, Kind kind) {
  /// So that no transaction lasts longer than 200 ms.
  static final int ROWS_MAX = 2_000;

  Chunk {
    rows = List.copyOf(rows);
  }

  /// What all chunks of an import have in common.
  ///
  /// @param now when the records reached us
  /// @param dry nothing is written
  /// @param invented made by the program itself, which makes it again after a loss
  record Kind(long batchId, Instant now, boolean dry, boolean invented) {}

  /// A record an officer entered here belongs to no batch.
  static Chunk ofHere(String source, Incoming record, boolean alone, Instant now) {
    return new Chunk(source, List.of(record), alone, false, new Kind(0, now, false, false));
  }

  boolean isEnteredHere() {
    return kind.batchId() == 0 && !kind.dry();
  }

  long batchId() {
    return kind.batchId();
  }

  Instant now() {
    return kind.now();
  }

  boolean invented() {
    return kind.invented();
  }

  boolean dry() {
    return kind.dry();
  }
}
