package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairRankingTest {

  @Test
  void aPlaceIsARangeAndNineCasesHaveNone() {
    var shares =
        Map.of(
            "best", new Share(900, 1_000),
            "good", new Share(700, 1_000),
            "alike", new Share(710, 1_000),
            "low", new Share(300, 1_000),
            "tiny", new Share(9, 9));
    var placed = FairRanking.of(shares, Map.of());

    assertThat(range(find(placed, "best"))).isEqualTo("1-1 of 4");
    assertThat(range(find(placed, "good"))).isEqualTo("2-3 of 4");
    assertThat(range(find(placed, "alike"))).isEqualTo("2-3 of 4");
    assertThat(range(find(placed, "low"))).isEqualTo("4-4 of 4");
    assertThat(find(placed, "tiny").tooFew()).isTrue();
    assertThat(range(find(placed, "tiny"))).isEqualTo("0-0 of 0");
  }

  private static FairRanking.Placing<String> find(
      List<FairRanking.Placing<String>> placed, String unit) {
    return placed.stream().filter(one -> one.unit().equals(unit)).findFirst().orElseThrow();
  }

  private static String range(FairRanking.Placing<String> one) {
    return one.best() + "-" + one.worst() + " of " + one.ranked();
  }

  @ParameterizedTest(name = "{0} of {1}: too few {2}")
  @CsvSource({
    "25, 49, true",
    "49, 49, true",
    "25, 50, true", // fifty cases, yet twenty-seven points wide
    "49, 50, false",
    "48, 96, false",
    "46, 93, false",
    "46, 92, true"
  })
  void tooFewIsFewCasesOrAWideInterval(long part, long whole, boolean tooFew) {
    var share = new Share(part, whole);
    assertThat(FairRanking.tooFew(share)).isEqualTo(tooFew);
    var wide = Interval.wilson(share).width() > FairRanking.WIDEST;
    assertThat(tooFew).isEqualTo(whole < FairRanking.LEAST_CASES || wide);
  }

  @Test
  void aUnitIsPlacedAmongUnitsOfItsBandOnly() {
    var shares = Map.of("huge", new Share(70_000, 77_000), "small", new Share(90, 100));
    var placed = FairRanking.of(shares, Map.of());
    assertThat(placed).allMatch(one -> one.ranked() == 1 && one.best() == 1);
    assertThat(placed.getFirst().unit()).isEqualTo("huge");

    var together = FairRanking.of(shares, Map.of("small", 30_000L));
    assertThat(together).allMatch(one -> one.ranked() == 2);
  }

  @ParameterizedTest(name = "{0} cases: {1}")
  @CsvSource({
    "0, UNDER_50",
    "49, UNDER_50",
    "50, FROM_50",
    "199, FROM_50",
    "200, FROM_200",
    "999, FROM_200",
    "1000, FROM_1000",
    "5000, FROM_5000",
    "19999, FROM_5000",
    "77044, FROM_20000"
  })
  void bandsBeginAtTheirLeast(long cases, VolumeBand band) {
    assertThat(VolumeBand.of(cases)).isEqualTo(band);
    assertThat(cases).isGreaterThanOrEqualTo(band.least());
  }

  /// Two kinds: the country meets 80 of 100 and 20 of 100. A unit with 10 easy and 90 hard cases
  /// that meets 8 and 18 does exactly as the country; its raw share is 26 of 100.
  @Test
  void theMixIsAllowedFor() {
    var mix = new CaseMix(Map.of("easy", new Share(80, 100), "hard", new Share(20, 100)));
    var unit = Map.of("easy", new Share(8, 10), "hard", new Share(18, 90));

    var adjusted = mix.indirect(unit);
    assertThat(adjusted.observed()).isEqualTo(26);
    assertThat(adjusted.expected()).isCloseTo(10 * 0.8 + 90 * 0.2, within(1e-12));
    assertThat(adjusted.ratio()).isCloseTo(1, within(1e-12));
    assertThat(adjusted.adjusted()).isCloseTo(0.5, within(1e-12));
    // variance 10 x .8 x .2 + 90 x .2 x .8 = 16
    assertThat(adjusted.interval().high()).isCloseTo(1 + 1.96 * 4 / 26, within(1e-4));
    assertThat(mix.direct(unit)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aMixWithoutCountryCasesIsRefused() {
    var mix = new CaseMix(Map.of("easy", new Share(80, 100)));
    assertThatThrownBy(() -> mix.indirect(Map.of("odd", new Share(1, 2))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mix.direct(Map.of())).isInstanceOf(IllegalArgumentException.class);
    assertThat(mix.indirect(Map.of()).ratio()).isEqualTo(1);
  }
}
