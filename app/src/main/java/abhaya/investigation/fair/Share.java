package abhaya.investigation.fair;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A part of a whole: the only form in which a percentage travels.
public record Share(long part, long whole) implements Comparable<Share> {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Share {
    if (part < 0 || part > whole) throw new IllegalArgumentException("a share is part of a whole");
  }

  public boolean isEmpty() {
    return whole == 0;
  }

  public double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// The percentage in the rounding of a published table, half up.
  public BigDecimal percent(int decimals) {
    if (whole == 0) throw new IllegalStateException("nothing to divide by");
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
  }

  public Share plus(Share other) {
    return new Share(part + other.part, whole + other.whole);
  }

  /// By the exact fraction, not by its rounding.
  @Override
  public int compareTo(Share other) {
    var mine = BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(Math.max(1, other.whole)));
    return mine.compareTo(
        BigDecimal.valueOf(other.part).multiply(BigDecimal.valueOf(Math.max(1, whole))));
  }
}
