package abhaya.safecity.fund;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;

/// An amount of money in whole paise. Sums that would not fit are a defect, never a wrong figure.
public record Rupees(long paise) implements Comparable<Rupees> {
  public static final Rupees ZERO = new Rupees(0);

  static final long PAISE_A_LAKH = 10_000_000L;
  static final long PAISE_A_CRORE = 1_000_000_000L;

  /// Of rupees with up to two decimals.
  public static Rupees of(BigDecimal rupees) {
    return new Rupees(rupees.movePointRight(2).longValueExact());
  }

  /// Of crore as tables print them; what is smaller than a paisa has no place in a ledger.
  public static Rupees ofCrore(BigDecimal crore) {
    return new Rupees(crore.multiply(BigDecimal.valueOf(PAISE_A_CRORE)).longValueExact());
  }

  public static Rupees ofCrore(String crore) {
    return ofCrore(new BigDecimal(crore));
  }

  public static Rupees ofLakh(BigDecimal lakh) {
    return new Rupees(lakh.multiply(BigDecimal.valueOf(PAISE_A_LAKH)).longValueExact());
  }

  public static Rupees sum(Collection<Rupees> amounts) {
    return amounts.stream().reduce(ZERO, Rupees::plus);
  }

  public Rupees plus(Rupees other) {
    return new Rupees(Math.addExact(paise, other.paise));
  }

  public Rupees minus(Rupees other) {
    return new Rupees(Math.subtractExact(paise, other.paise));
  }

  public Rupees negated() {
    return new Rupees(Math.negateExact(paise));
  }

  /// A fraction of the amount, to the nearest paisa, halves away from nought.
  public Rupees times(long numerator, long denominator) {
    var product = BigInteger.valueOf(paise).multiply(BigInteger.valueOf(numerator));
    var rounded =
        new BigDecimal(product).divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);
    return new Rupees(rounded.longValueExact());
  }

  public boolean isNegative() {
    return paise < 0;
  }

  public boolean isZero() {
    return paise == 0;
  }

  public boolean isMoreThan(Rupees other) {
    return paise > other.paise;
  }

  /// In rupees, with two decimals.
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(paise, 2);
  }

  /// In crore, rounded half up as tables print it.
  public BigDecimal inCrore(int decimals) {
    return BigDecimal.valueOf(paise)
        .divide(BigDecimal.valueOf(PAISE_A_CRORE), decimals, RoundingMode.HALF_UP);
  }

  public BigDecimal inLakh(int decimals) {
    return BigDecimal.valueOf(paise)
        .divide(BigDecimal.valueOf(PAISE_A_LAKH), decimals, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Rupees other) {
    return Long.compare(paise, other.paise);
  }

  /// In Indian groups: `12,34,567.50`.
  @Override
  public String toString() {
    return RupeeText.grouped(toDecimal());
  }
}
