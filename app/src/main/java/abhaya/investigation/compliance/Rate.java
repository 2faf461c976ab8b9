package abhaya.investigation.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A percentage that never travels without its two counts.
public record Rate(long numerator, long denominator) {

  private static final int DECIMALS = 2;
  private static final int PUBLIC_DENOMINATOR_MIN = 50;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Rate {
    if (numerator < 0 || denominator < 0 || numerator > denominator) {
      throw new IllegalArgumentException("a rate counts a part of a whole");
    }
  }

  /// The percentage with two decimals, half up; null where there is nothing to divide by.
  public @Nullable BigDecimal value() {
    return rounded(DECIMALS);
  }

  /// The same percentage in the rounding of a published table.
  public @Nullable BigDecimal rounded(int decimals) {
    if (denominator == 0) return null;
    return BigDecimal.valueOf(numerator)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
  }

  /// Outside the police a percentage of fewer than fifty cases says more about people than about
  /// work.
  public boolean mayBePublished() {
    return denominator >= PUBLIC_DENOMINATOR_MIN;
  }

  /// How far chance alone could move this percentage.
  public @Nullable Wilson interval() {
    return denominator == 0 ? null : Wilson.of(numerator, denominator);
  }
}
