package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// A part of a whole in hundredths, rounded half up; a whole of nothing has no share.
public final class Share {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Share() {}

  public static Optional<BigDecimal> percent(long part, long whole, int decimals) {
    return percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), decimals);
  }

  public static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole, int decimals) {
    if (whole.signum() == 0) return Optional.empty();
    return Optional.of(part.multiply(HUNDRED).divide(whole, decimals, RoundingMode.HALF_UP));
  }

  /// By how much a figure rose or, below nought, fell.
  public static Optional<BigDecimal> change(long before, long after, int decimals) {
    return percent(after - before, before, decimals);
  }
}
