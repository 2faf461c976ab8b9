package abhaya.base.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One import, as its history shows it.
///
/// @param door by which it came
/// @param sender handle of the person or client
/// @param columns head of a CSV; empty for NDJSON
/// @param root over the rows as they came; the trail holds the same
public record Batch(
    long id,
    String handle,
    String feed,
    Door door,
    String sender,
    int unitId,
    FeedFormat format,
    List<String> columns,
    long bytes,
    Instant startedAt,
    @Nullable Instant finishedAt,
    State state,
    Counts counts,
    @Nullable String root) {

  public Batch {
    columns = List.copyOf(columns);
  }

  /// Where imports come in.
  public enum Door {
    FILE,
    PAGE,
    API,
    DEMO
  }

  /// STOPPED: the program ended meanwhile. Whole chunks are kept; sending it again goes on.
  public enum State {
    RUNNING,
    DONE,
    STOPPED
  }

  /// What became of the rows. The four add up to what was received.
  public record Counts(
      long received, long accepted, long unchanged, long quarantined, long refused) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }
}
