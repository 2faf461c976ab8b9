package abhaya.response.volunteer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What in a volunteer's past suspends her without anybody's word.
final class PatternBook {
  static final Duration TO_REPORT = Duration.ofMinutes(30);
  private static final Duration QUARTER = Duration.ofDays(90);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  static final int LEFT_MAX = 2;
  static final int PLACE_MAX = 3;
  static final int ODD_MAX = 3;

  private PatternBook() {}

  enum Pattern {
    /// Saw the exact place and left, more than once: chooses by what there is to see.
    CHOOSES,
    REPEATED_CALLER,
    REPEATED_PLACE,
    /// Was there and never said what came of it.
    ARRIVED_SILENT,
    /// Her telephone says places that cannot be.
    IMPOSSIBLE_PLACES
  }

  /// @param odd when her telephone said places that cannot be
  static Optional<Pattern> of(List<Past> past, List<Instant> odd, Instant now) {
    if (isSilent(past, now)) return Optional.of(Pattern.ARRIVED_SILENT);
    var left =
        past.stream()
            .filter(one -> one.released() && one.state() == AlertState.WITHDRAWN)
            .filter(one -> one.alertedAt().isAfter(now.minus(QUARTER)))
            .count();
    if (left >= LEFT_MAX) return Optional.of(Pattern.CHOOSES);
    if (isSameCaller(past, now)) return Optional.of(Pattern.REPEATED_CALLER);
    if (isSamePlace(past, now)) return Optional.of(Pattern.REPEATED_PLACE);
    var lately = odd.stream().filter(at -> at.isAfter(now.minus(DAY))).count();
    return lately >= ODD_MAX ? Optional.of(Pattern.IMPOSSIBLE_PLACES) : Optional.empty();
  }

  private static boolean isSilent(List<Past> past, Instant now) {
    return past.stream()
        .filter(one -> one.reportedAt() == null)
        .map(Past::arrivedAt)
        .anyMatch(at -> at != null && at.plus(TO_REPORT).isBefore(now));
  }

  private static boolean isSameCaller(List<Past> past, Instant now) {
    var seen = new HashSet<String>();
    for (var one : past) {
      var caller = one.caller();
      if (caller == null || !one.accepted()) continue;
      if (one.alertedAt().isAfter(now.minus(QUARTER)) && !seen.add(caller)) return true;
    }
    return false;
  }

  private static boolean isSamePlace(List<Past> past, Instant now) {
    var counts = new HashMap<String, Integer>();
    for (var one : past) {
      if (!one.accepted() || !one.alertedAt().isAfter(now.minus(MONTH))) continue;
      if (counts.merge(one.cell(), 1, Integer::sum) >= PLACE_MAX) return true;
    }
    return false;
  }
}
