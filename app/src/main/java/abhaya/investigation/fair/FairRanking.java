package abhaya.investigation.fair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Units beside each other with what chance allows, in place of a league table.
///
/// A unit's place is a range: no better than the number of units surely better allows, no worse than
/// the number surely worse. Surely means that the 95 % intervals do not touch. A unit with fewer
/// than fifty cases, or whose interval is wider than twenty points, has too few to rank.
public final class FairRanking {
  /// Percentages of fewer say more about people than about work.
  public static final long LEAST_CASES = 50;

  /// Widest interval, in fractions of one, that still says something.
  public static final double WIDEST = 0.20;

  private FairRanking() {}

  /// One unit.
  ///
  /// @param best the best place it may hold within its band; 0 where it has too few to rank
  /// @param worst the worst one
  /// @param ranked how many units of the band are ranked
  public record Placing<K>(
      K unit,
      Share share,
      Interval interval,
      VolumeBand band,
      boolean tooFew,
      int best,
      int worst,
      int ranked) {}

  /// Whether a share says too little for any place.
  public static boolean tooFew(Share share) {
    return share.whole() < LEAST_CASES || Interval.wilson(share).width() > WIDEST;
  }

  /// All units, within their bands, the highest share first, those with too few at the end.
  ///
  /// @param volumes cases in the window, by which the bands are made
  public static <K> List<Placing<K>> of(Map<K, Share> shares, Map<K, Long> volumes) {
    var placings = new ArrayList<Placing<K>>();
    for (var entry : shares.entrySet()) {
      var share = entry.getValue();
      var volume = volumes.getOrDefault(entry.getKey(), share.whole());
      placings.add(
          new Placing<>(
              entry.getKey(),
              share,
              Interval.wilson(share),
              VolumeBand.of(volume),
              tooFew(share),
              0,
              0,
              0));
    }
    var placed = new ArrayList<>(placings.stream().map(one -> placed(one, placings)).toList());
    placed.sort(
        Comparator.comparingLong((Placing<K> one) -> one.band().least())
            .reversed()
            .thenComparing(Placing::tooFew)
            .thenComparing(Placing::share, Comparator.reverseOrder()));
    return placed;
  }

  private static <K> Placing<K> placed(Placing<K> one, List<Placing<K>> all) {
    if (one.tooFew()) return one;
    var better = 0;
    var worse = 0;
    var ranked = 0;
    for (var other : all) {
      if (other.tooFew() || other.band() != one.band()) continue;
      ranked++;
      if (other.interval().isAbove(one.interval())) better++;
      if (one.interval().isAbove(other.interval())) worse++;
    }
    return new Placing<>(
        one.unit(),
        one.share(),
        one.interval(),
        one.band(),
        false,
        better + 1,
        ranked - worse,
        ranked);
  }
}
