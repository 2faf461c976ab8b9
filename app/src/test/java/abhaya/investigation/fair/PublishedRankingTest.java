package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.investigation.fair.PublishedRanking.Printed;
import abhaya.investigation.fair.PublishedRanking.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PublishedRankingTest {
  private static final LocalDate START = LocalDate.of(2018, 4, 21);

  private static Rule disposal(LocalDate asOf, int decimals) {
    return new Rule(Measure.DISPOSAL, START, asOf, asOf, decimals, 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/oracles/compliance/published-rates.csv", numLinesToSkip = 1)
  void publishedPercentagesComeOutAsPrinted(
      String figure, long part, long whole, int decimals, BigDecimal percent) {
    assertThat(new Share(part, whole).percent(decimals)).isEqualByComparingTo(percent);
  }

  /// District rows of one state, printed for 30 Apr 2024.
  @Test
  void theDistrictRankingOfApril2024IsReproduced() {
    var ranking =
        PublishedRanking.of(
            disposal(LocalDate.of(2024, 4, 30), 2),
            List.of(
                UnitCounts.ofDisposal("Etawah", 731, 728),
                UnitCounts.ofDisposal("Siddharthnagar", 799, 798),
                UnitCounts.ofDisposal("Hardoi", 1_784, 1_777)));

    assertThat(ranking.rows())
        .extracting(row -> row.unit() + " " + row.place())
        .containsExactly("Siddharthnagar 1", "Hardoi 2", "Etawah 3");
    assertThat(
            ranking.disagreements(
                List.of(
                    printed("Siddharthnagar", "99.87", 1),
                    printed("Hardoi", "99.61", 2),
                    printed("Etawah", "99.59", 3))))
        .isEmpty();
    assertThat(ranking.disagreements(List.of(printed("Hardoi", "99.60", 2)))).hasSize(1);
    assertThat(ranking.disagreements(List.of(printed("Hardoi", "99.61", 1)))).hasSize(1);
    assertThat(ranking.disagreements(List.of(printed("Elsewhere", "1", null)))).hasSize(1);
  }

  @Test
  void theDistrictsOfFebruary2023StandBehindTheOneWithAll() {
    var ranking =
        PublishedRanking.of(
            disposal(LocalDate.of(2023, 2, 27), 2),
            List.of(
                UnitCounts.ofDisposal("Jhansi", 668, 663),
                UnitCounts.ofDisposal("Shravasti", 358, 356),
                UnitCounts.ofDisposal("Bhadohi", 221, 221)));
    assertThat(ranking.rows())
        .extracting(PublishedRanking.Row::unit)
        .containsExactly("Bhadohi", "Shravasti", "Jhansi");
    assertThat(ranking.rows().getLast().printed()).isEqualByComparingTo("99.25");
  }

  /// Two units were printed with 97.30 on places 2 and 3: the exact fraction decides.
  @Test
  void onePercentageOnTwoPlacesIsNoContradiction() {
    var ranking =
        PublishedRanking.of(
            disposal(LocalDate.of(2023, 2, 27), 1),
            List.of(
                UnitCounts.ofDisposal("third", 150, 146),
                UnitCounts.ofDisposal("first", 77_044, 75_331),
                UnitCounts.ofDisposal("second", 300, 292)));
    assertThat(ranking.rows())
        .extracting(row -> row.printed().toPlainString())
        .containsExactly("97.8", "97.3", "97.3");
    assertThat(ranking.rows()).extracting(PublishedRanking.Row::place).containsExactly(1, 2, 2);

    var apart =
        PublishedRanking.of(
            disposal(LocalDate.of(2023, 2, 27), 1),
            List.of(UnitCounts.ofDisposal("b", 1_000, 973), UnitCounts.ofDisposal("a", 999, 972)));
    assertThat(apart.rows()).extracting(PublishedRanking.Row::place).containsExactly(1, 2);
    assertThat(apart.rows().getFirst().unit()).isEqualTo("b");
  }

  @Test
  void aTieSharesItsPlaceAndTheNextIsLeftOut() {
    var ranking =
        PublishedRanking.of(
            disposal(START.plusYears(1), 1),
            List.of(
                UnitCounts.ofDisposal("a", 10, 9),
                UnitCounts.ofDisposal("b", 20, 18),
                UnitCounts.ofDisposal("c", 10, 5),
                UnitCounts.ofDisposal("empty", 0, 0)));
    assertThat(ranking.rows()).extracting(PublishedRanking.Row::place).containsExactly(1, 1, 3);
  }

  @Test
  void pendencyIsRankedFromTheLowestAndItsDenominatorIsNamed() {
    var units =
        List.of(new UnitCounts("a", 100, 80, 70, 4, 90), new UnitCounts("b", 200, 50, 40, 3, 150));
    var day = START.plusYears(2);
    var ofMature =
        PublishedRanking.of(new Rule(Measure.PENDENCY_OF_MATURE, START, day, day, 2, 0), units);
    var ofAll =
        PublishedRanking.of(new Rule(Measure.PENDENCY_OF_REGISTERED, START, day, day, 2, 0), units);
    assertThat(ofMature.rows().getFirst().unit()).isEqualTo("a");
    assertThat(ofAll.rows().getFirst().unit()).isEqualTo("b");
  }

  @Test
  void complianceLeavesYoungCasesOutAndDisposalDoesNot() {
    var nation = new UnitCounts("nation", 172_471, 164_449, 54_161, 37_930, 127_594);
    assertThat(Measure.COMPLIANCE.of(nation).percent(2)).isEqualByComparingTo("32.93");
    assertThat(Measure.COMPLIANCE.of(nation).percent(2)).isNotEqualByComparingTo("31.40");
    assertThat(Measure.DISPOSAL.of(nation).whole()).isEqualTo(172_471);
  }

  /// A state's 90.53 of Oct 2023 on place 5 and another's 77.60 of Apr 2024 on place 1 cannot be one
  /// measure over one window.
  @Test
  void figuresWithoutAWindowStandBesideNothing() {
    var october = new Rule(Measure.COMPLIANCE, null, null, LocalDate.of(2023, 10, 31), 2, 0);
    var april = new Rule(Measure.COMPLIANCE, null, null, LocalDate.of(2024, 4, 30), 2, 0);
    assertThat(october.isComparableWith(april)).isFalse();
    assertThat(april.isComparableWith(april)).isFalse();
    var named = disposal(LocalDate.of(2024, 4, 30), 2);
    assertThat(named.isComparableWith(disposal(LocalDate.of(2024, 4, 30), 1))).isTrue();
    assertThat(named.isComparableWith(disposal(LocalDate.of(2023, 4, 30), 2))).isFalse();
  }

  @Test
  void smallUnitsCanBeLeftOutByRule() {
    var rule = new Rule(Measure.DISPOSAL, START, START, START, 2, 50);
    var units =
        List.of(UnitCounts.ofDisposal("nine", 9, 9), UnitCounts.ofDisposal("fifty", 50, 40));
    assertThat(PublishedRanking.of(rule, units).rows()).hasSize(1);
    assertThatThrownBy(() -> UnitCounts.ofDisposal("x", 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Printed printed(
      String unit, String percent, @org.jspecify.annotations.Nullable Integer place) {
    return new Printed(unit, new BigDecimal(percent), place);
  }
}
