package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /// The four worked cases of Newcombe (1998), table of interval methods, score without correction.
  @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void theScoreIntervalIsThatOfTheTextbook(long part, long whole, double low, double high) {
    var interval = Interval.wilson(new Share(part, whole));
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"54161, 164449", "3, 9", "1, 2", "798, 799", "0, 50", "50, 50"})
  void itsEndsAreWhereTheTestAtZJustDoesNotReject(long part, long whole) {
    var share = new Share(part, whole);
    var interval = Interval.wilson(share);
    for (double end : new double[] {interval.low(), interval.high()}) {
      if (end == 0 || end == 1) continue;
      double z = Math.abs(share.value() - end) / Math.sqrt(end * (1 - end) / whole);
      assertThat(z).isCloseTo(Interval.Z95, within(1e-9));
    }
    assertThat(interval.holds(share.value())).isTrue();
    assertThat(interval.low()).isBetween(0.0, 1.0);
    assertThat(interval.high()).isBetween(interval.low(), 1.0);
  }

  @Test
  void aSmallStateIsWideAndTheNationNarrow() {
    assertThat(Interval.wilson(new Share(3, 9)).width()).isGreaterThan(0.5);
    assertThat(Interval.wilson(new Share(54_161, 164_449)).width()).isLessThan(0.005);
    assertThat(Interval.wilson(new Share(0, 0))).isEqualTo(new Interval(0, 1));
  }

  @Test
  void twoIntervalsThatTouchAreNotSurelyApart() {
    assertThat(new Interval(0.5, 0.6).isAbove(new Interval(0.4, 0.5))).isFalse();
    assertThat(new Interval(0.51, 0.6).isAbove(new Interval(0.4, 0.5))).isTrue();
  }

  @Test
  void impossibleSharesAreRefused() {
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(0, 0).percent(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sharesAreComparedByTheirExactFractions() {
    assertThat(new Share(97_300, 100_000)).isEqualByComparingTo(new Share(973, 1_000));
    assertThat(new Share(973_001, 1_000_000)).isGreaterThan(new Share(973, 1_000));
    assertThat(new Share(1, 3).plus(new Share(1, 1))).isEqualTo(new Share(2, 4));
  }
}
