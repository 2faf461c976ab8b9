package abhaya.investigation.fair;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How long it takes from an event to its entry: the middle, the slow tenth, the slowest twentieth.
///
/// Percentiles by nearest rank: each is a lag that really occurred. An entry before its event is a
/// wrong clock somewhere; it is counted apart and not among the lags.
public record EntryLag(
    long entries, long before, Duration median, Duration ninetieth, Duration ninetyFifth) {

  public static final EntryLag NONE =
      new EntryLag(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public static EntryLag of(Collection<Duration> lags) {
    var seconds =
        lags.stream().filter(lag -> !lag.isNegative()).mapToLong(Duration::toSeconds).toArray();
    var before = lags.size() - seconds.length;
    if (seconds.length == 0) {
      return new EntryLag(0, before, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    Arrays.sort(seconds);
    return new EntryLag(
        seconds.length, before, rank(seconds, 50), rank(seconds, 90), rank(seconds, 95));
  }

  private static Duration rank(long[] sorted, int percent) {
    var rank = Math.ceilDiv((long) sorted.length * percent, 100L);
    return Duration.ofSeconds(sorted[(int) Math.max(0, rank - 1)]);
  }

  /// The units with the slowest entries first; by the ninetieth percentile.
  public static <K> List<Map.Entry<K, EntryLag>> slowestFirst(Map<K, EntryLag> units) {
    return units.entrySet().stream()
        .filter(unit -> unit.getValue().entries() > 0)
        .sorted((a, b) -> b.getValue().ninetieth().compareTo(a.getValue().ninetieth()))
        .toList();
  }
}
