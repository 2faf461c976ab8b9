package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvFileSource(resources = "/oracles/compliance/published-rates.csv", numLinesToSkip = 1)
  void aPublishedPercentageComesOutOfItsCounts(
      String figure, long numerator, long denominator, int decimals, BigDecimal percent) {
    assertThat(new Rate(numerator, denominator).rounded(decimals)).as(figure).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"1,8,12.50", "1,3,33.33", "2,3,66.67", "1,800,0.13", "1,801,0.12", "7,7,100.00"})
  void aHalfIsRoundedUp(long numerator, long denominator, BigDecimal percent) {
    assertThat(new Rate(numerator, denominator).value()).isEqualTo(percent);
  }

  @Test
  void nothingOfNothingIsNotAPercentage() {
    var rate = new Rate(0, 0);

    assertThat(rate.value()).isNull();
    assertThat(rate.interval()).isNull();
  }

  @Test
  void aPartIsNeverMoreThanTheWhole() {
    assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPublicPercentageStandsOnFiftyCasesAtLeast() {
    assertThat(new Rate(10, 49).mayBePublished()).isFalse();
    assertThat(new Rate(10, 50).mayBePublished()).isTrue();
  }

  @Test
  void theIncreaseBetweenTwoPublishedCountsAgrees() {
    assertThat(74_070 - 65_551).isEqualTo(8_519);
  }

  @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
  @CsvSource({
    "0,9,0.00,29.91",
    "9,9,70.09,100.00",
    "5,10,23.66,76.34",
    "1,29,0.61,17.18",
    "81,263,25.53,36.62"
  })
  void theIntervalStaysHonestForSmallCounts(
      long part, long whole, BigDecimal low, BigDecimal high) {
    assertThat(new Rate(part, whole).interval()).isEqualTo(new Wilson(low, high));
  }

  @Test
  void theNationalIntervalIsNarrow() {
    var interval = Wilson.of(54_161, 164_449);

    assertThat(interval.halfWidth()).isEqualByComparingTo("0.23");
  }
}
