package abhaya.investigation.fair;

import java.util.Map;
import java.util.TreeMap;

/// Allows for the mix of a unit's cases: gang rape takes longer than assault, and not every unit has
/// the same share of it.
///
/// Indirect standardisation: what the unit would have if each kind of its cases were met as the
/// country meets that kind. Observed over expected, with the interval of the observed number under
/// the country's rates (normal approximation). Direct standardisation: the unit's own rates on the
/// country's mix; it needs cases of every kind.
public final class CaseMix {
  private final Map<String, Share> country;
  private final Share overall;

  /// @param country in time and mature for each kind of case
  public CaseMix(Map<String, Share> country) {
    this.country = new TreeMap<>(country);
    this.overall = this.country.values().stream().reduce(new Share(0, 0), Share::plus);
  }

  /// A unit beside what its mix lets expect.
  ///
  /// @param ratio observed over expected; 1 is as the country does with the same cases
  /// @param adjusted the country's share times the ratio
  public record Adjusted(
      long observed, double expected, double ratio, Interval interval, double adjusted) {}

  /// @throws IllegalArgumentException for a kind the country has no cases of
  public Adjusted indirect(Map<String, Share> unit) {
    var observed = 0L;
    double expected = 0;
    double variance = 0;
    for (var kind : unit.entrySet()) {
      var share = kind.getValue();
      if (share.isEmpty()) continue;
      var rate = rate(kind.getKey());
      observed += share.part();
      expected += share.whole() * rate;
      variance += share.whole() * rate * (1 - rate);
    }
    if (expected == 0) return new Adjusted(observed, 0, 1, new Interval(0, 2), overall.value());
    var ratio = observed / expected;
    var half = Interval.Z95 * Math.sqrt(variance) / expected;
    var interval = new Interval(Math.max(0, ratio - half), ratio + half);
    return new Adjusted(observed, expected, ratio, interval, Math.min(1, ratio * overall.value()));
  }

  /// The unit's rates weighted with the country's mix.
  ///
  /// @throws IllegalArgumentException where the unit has no case of a kind the country has
  public double direct(Map<String, Share> unit) {
    double sum = 0;
    for (var kind : country.entrySet()) {
      var share = unit.getOrDefault(kind.getKey(), new Share(0, 0));
      if (kind.getValue().isEmpty()) continue;
      if (share.isEmpty()) throw new IllegalArgumentException("no cases of " + kind.getKey());
      sum += share.value() * kind.getValue().whole() / overall.whole();
    }
    return sum;
  }

  private double rate(String kind) {
    var share = country.get(kind);
    if (share == null || share.isEmpty()) throw new IllegalArgumentException("unknown: " + kind);
    return share.value();
  }
}
