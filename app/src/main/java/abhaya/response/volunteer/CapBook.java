package abhaya.response.volunteer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a volunteer may be told of calls, so that alerts are no location finder.
final class CapBook {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration QUARTER = Duration.ofDays(90);
  static final int AN_HOUR = 3;
  static final int A_DAY = 10;
  static final int A_CELL_A_WEEK = 2;

  private CapBook() {}

  enum Cap {
    HOUR_FULL,
    DAY_FULL,
    SAME_CELL,
    SAME_CALLER,
    TOLD_ALREADY
  }

  /// What stands against telling her of this call; empty: nothing.
  static Optional<Cap> against(
      List<Past> past, String call, String cell, @Nullable String caller, Instant now) {
    if (past.stream().anyMatch(one -> one.call().equals(call))) {
      return Optional.of(Cap.TOLD_ALREADY);
    }
    if (count(past, now.minus(HOUR)) >= AN_HOUR) return Optional.of(Cap.HOUR_FULL);
    if (count(past, now.minus(DAY)) >= A_DAY) return Optional.of(Cap.DAY_FULL);
    var sameCell =
        past.stream()
            .filter(one -> one.cell().equals(cell) && one.alertedAt().isAfter(now.minus(WEEK)))
            .count();
    if (sameCell >= A_CELL_A_WEEK) return Optional.of(Cap.SAME_CELL);
    var sameCaller =
        caller != null
            && past.stream()
                .anyMatch(one ->
                    caller.equals(one.caller()) && one.alertedAt().isAfter(now.minus(QUARTER)));
    return sameCaller ? Optional.of(Cap.SAME_CALLER) : Optional.empty();
  }

  private static long count(List<Past> past, Instant since) {
    return past.stream().filter(one -> one.alertedAt().isAfter(since)).count();
  }
}
