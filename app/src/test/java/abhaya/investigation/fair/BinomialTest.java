package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  /// The definition, in whole numbers.
  private static double plain(long k, long n, String p) {
    var chance = new BigDecimal(p);
    var other = BigDecimal.ONE.subtract(chance);
    var sum = BigDecimal.ZERO;
    for (var r = 0; r <= k; r++) {
      sum =
          sum.add(
              new BigDecimal(choose(n, r))
                  .multiply(chance.pow(r))
                  .multiply(other.pow((int) n - r), MathContext.DECIMAL128));
    }
    return sum.doubleValue();
  }

  static BigInteger choose(long n, long k) {
    var out = BigInteger.ONE;
    for (var i = 1L; i <= k; i++) {
      out = out.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return out;
  }

  @ParameterizedTest(name = "n {0}, p {1}")
  @CsvSource({"1, 0.5", "9, 0.33", "50, 0.02", "300, 0.9", "700, 0.3293"})
  void sumsAreThoseOfTheDefinition(long n, String p) {
    double chance = Double.parseDouble(p);
    for (var k = 0L; k <= n; k += Math.max(1, n / 25)) {
      var truth = plain(k, n, p);
      assertThat(Binomial.upTo(k, n, chance)).isCloseTo(truth, within(1e-11));
      assertThat(Binomial.from(k + 1, n, chance)).isCloseTo(1 - truth, within(1e-11));
    }
  }

  @ParameterizedTest(name = "n {0}, p {1}, level {2}")
  @CsvSource({
    "9, 0.33, 0.025",
    "9, 0.33, 0.975",
    "799, 0.98, 0.001",
    "799, 0.98, 0.999",
    "77044, 0.3293, 0.025",
    "77044, 0.3293, 0.999",
    "20, 0.001, 0.025"
  })
  void theQuantileIsTheSmallestCountThatReachesTheLevel(long n, double p, double level) {
    var r = Binomial.quantile(level, n, p);
    assertThat(Binomial.upTo(r, n, p)).isGreaterThanOrEqualTo(level);
    if (r > 0) assertThat(Binomial.upTo(r - 1, n, p)).isLessThan(level);
  }

  @Test
  void certaintiesAreCertain() {
    assertThat(Binomial.mass(0, 5, 0)).isEqualTo(1);
    assertThat(Binomial.mass(5, 5, 1)).isEqualTo(1);
    assertThat(Binomial.mass(6, 5, 0.5)).isZero();
    assertThat(Binomial.upTo(-1, 5, 0.5)).isZero();
    assertThat(Binomial.upTo(4, 5, 1)).isZero();
    assertThat(Binomial.upTo(0, 5, 0)).isEqualTo(1);
    assertThat(Binomial.from(0, 5, 0.5)).isEqualTo(1);
    assertThat(Binomial.from(1, 5, 0)).isZero();
    assertThat(Binomial.from(5, 5, 1)).isEqualTo(1);
    assertThat(Binomial.from(6, 5, 1)).isZero();
  }

  /// Fisher's cups of tea: three or four of four right by chance, 17 of 70.
  @Test
  void theCupsOfTea() {
    assertThat(Binomial.hypergeometricFrom(3, 8, 4, 4)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(Binomial.hypergeometricFrom(4, 8, 4, 4)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(Binomial.hypergeometricFrom(0, 8, 4, 4)).isCloseTo(1, within(1e-12));
  }

  @Test
  void factorialsMeetWhereTheTableEnds() {
    double sum = 0;
    for (var n = 2; n <= 400; n++) {
      sum += Math.log(n);
      assertThat(Binomial.logFactorial(n)).isCloseTo(sum, within(1e-10));
    }
  }
}
