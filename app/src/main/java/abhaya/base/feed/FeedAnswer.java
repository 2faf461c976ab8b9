package abhaya.base.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of each row of a file, in the shape every feed answers in.
///
/// @param quarantined rows that wait for a person; none where a feed knows no waiting
/// @param refused the first of them; `refusedCount` says how many there are
public record FeedAnswer(
    int received,
    int accepted,
    int unchanged,
    List<RefusedRow> quarantined,
    List<RefusedRow> refused,
    int refusedCount,
    boolean dryRun) {
  private static final int NAMED_MAX = 10_000;

  public FeedAnswer {
    quarantined = List.copyOf(quarantined);
    refused = List.copyOf(refused);
  }

  /// @param key what names the row, if it could be read
  public record RefusedRow(
      int row, @Nullable String key, String field, String code, String message) {}

  /// The answer of a feed in which no row waits.
  public static FeedAnswer of(
      int received, int accepted, int unchanged, List<RefusedRow> refused, boolean dryRun) {
    return new FeedAnswer(
        received,
        accepted,
        unchanged,
        List.of(),
        refused.stream().limit(NAMED_MAX).toList(),
        refused.size(),
        dryRun);
  }
}
