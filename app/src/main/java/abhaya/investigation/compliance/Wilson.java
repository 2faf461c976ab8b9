package abhaya.investigation.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The 95 % score interval of a proportion (Wilson 1927), in per cent with two decimals.
///
/// Unlike the textbook interval it stays inside 0 to 100 and is honest for a state with nine FIRs.
public record Wilson(BigDecimal low, BigDecimal high) {

  private static final double Z = 1.959963984540054;
  private static final int DECIMALS = 2;

  /// The interval of `part` out of `whole`; `whole` is above 0.
  static Wilson of(long part, long whole) {
    if (whole <= 0) throw new IllegalArgumentException("no interval without cases");
    double n = whole;
    double share = part / n;
    double shrink = 1 + Z * Z / n;
    double centre = (share + Z * Z / (2 * n)) / shrink;
    double half = Z / shrink * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new Wilson(percent(centre - half), percent(centre + half));
  }

  /// Half the width of the interval: what a table prints after the plus-minus sign.
  public BigDecimal halfWidth() {
    return high.subtract(low).divide(BigDecimal.TWO, DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal percent(double share) {
    var bounded = Math.clamp(share, 0.0, 1.0);
    return BigDecimal.valueOf(bounded * 100).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
