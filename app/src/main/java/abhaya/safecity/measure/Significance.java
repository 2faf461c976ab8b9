package abhaya.safecity.measure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Which of many scores are more than chance.
///
/// A thousand cells tested at five in a hundred give fifty hotspots out of nothing. The rate of
/// false discoveries is therefore held over the whole map, by Benjamini and Hochberg's rule.
public final class Significance {
  private static final double[] LIMITS = {1.645, 1.960, 2.576};
  private static final Heat[] HOT = {Heat.NONE, Heat.HOT_90, Heat.HOT_95, Heat.HOT_99};
  private static final Heat[] COLD = {Heat.NONE, Heat.COLD_90, Heat.COLD_95, Heat.COLD_99};

  /// How sure one score is, looked at alone.
  public enum Heat {
    COLD_99,
    COLD_95,
    COLD_90,
    NONE,
    HOT_90,
    HOT_95,
    HOT_99
  }

  private Significance() {}

  public static Heat heatOf(double z) {
    var level = 0;
    while (level < LIMITS.length && Math.abs(z) >= LIMITS[level]) level++;
    return z > 0 ? HOT[level] : COLD[level];
  }

  /// The chance of a score at least as far from nought, both ways.
  public static double twoSided(double z) {
    return complementaryError(Math.abs(z) / Math.sqrt(2));
  }

  /// Which tests stand if at most this share of those that stand may be false.
  public static BitSet discoveries(double[] chances, double falseShare) {
    var order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted((a, b) -> Double.compare(chances[a], chances[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    var standing = 0;
    for (var rank = 1; rank <= order.length; rank++)
      if (chances[order[rank - 1]] <= falseShare * rank / order.length) standing = rank;
    var found = new BitSet(chances.length);
    Arrays.stream(order, 0, standing).forEach(found::set);
    return found;
  }

  /// erfc: its series near nought, its continued fraction farther out.
  static double complementaryError(double x) {
    if (x < 2) {
      var term = x;
      var sum = x;
      for (var n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 1 - 2 / Math.sqrt(Math.PI) * sum;
    }
    var fraction = 0.0;
    for (var n = 120; n >= 1; n--) fraction = n / 2.0 / (x + fraction);
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
  }
}
