package abhaya.investigation.cases;

import java.time.Instant;
import java.util.List;

/// Rows of one source that are written together, in one short transaction.
///
/// @param alone no other import writes meanwhile: records may link several sources
/// @param first into empty tables: nothing of these cases is known yet
/// @param dry nothing is written
record Chunk(
    String source,
    List<Incoming> rows,
    long batchId,
    Instant now,
    boolean alone,
    boolean first,
    boolean dry) {
  static final int ROWS_MAX = 2_000;

  Chunk {
    rows = List.copyOf(rows);
  }
}
