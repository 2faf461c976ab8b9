package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  /// The published national snapshot of 24 Nov 2020: N, M, W, Y are printed, the rest derived.
  private static Figures snapshotOf2020() {
    return new Figures(54_161, 72_358, 37_930, 1_075, 6_947, 0, new Ageing(37_930, 0, 0, 0, 0));
  }

  @Test
  void theSnapshotOf2020IsThirtyTwoPointNineThree() {
    var counts = snapshotOf2020();

    assertThat(counts.registered()).isEqualTo(172_471);
    assertThat(counts.mature()).isEqualTo(164_449);
    assertThat(counts.young()).isEqualTo(8_022);
    assertThat(counts.rates().compliance().value()).isEqualByComparingTo("32.93");
    assertThat(counts.rates().beyondTwoMonths().value()).isEqualByComparingTo("44.00");
    assertThat(counts.rates().youngDisposal().value()).isEqualByComparingTo("13.40");
  }

  @Test
  void complianceIsNeverDividedByAllRegisteredCases() {
    var counts = snapshotOf2020();

    assertThat(new Rate(counts.inTime(), counts.registered()).value())
        .isEqualByComparingTo("31.40");
    assertThat(counts.rates().compliance().value()).isNotEqualByComparingTo("31.40");
    assertThat(counts.rates().compliance().denominator()).isEqualTo(counts.mature());
  }

  @Test
  void everyCaseIsInExactlyOneOfFiveStates() {
    var counts = new Figures(1, 2, 3, 4, 5, 6, new Ageing(1, 1, 1, 0, 0));

    assertThat(counts.registered()).isEqualTo(1 + 2 + 3 + 4 + 5);
    assertThat(counts.finalReports()).isEqualTo(1 + 2 + 4);
    assertThat(counts.finalReports() + counts.open()).isEqualTo(counts.registered());
    assertThat(counts.chargeSheets() + counts.closures()).isEqualTo(counts.finalReports());
  }

  @Test
  void disposalCountsYoungCasesAndPendencyDoesNot() {
    var rates = new Figures(60, 20, 10, 5, 5, 50, new Ageing(10, 0, 0, 0, 0)).rates();

    assertThat(rates.disposal()).isEqualTo(new Rate(85, 100));
    assertThat(rates.pendency()).isEqualTo(new Rate(10, 90));
  }

  @Test
  void chargeSheetsAndComplianceAreTwoMeasures() {
    var andhra = new Figures(1_226, 81, 0, 0, 0, 1_060, Ageing.NONE);

    assertThat(andhra.rates().compliance().rounded(1)).isEqualByComparingTo("93.8");
    assertThat(new Rate(andhra.chargeSheets(), andhra.registered()).rounded(1))
        .isEqualByComparingTo("81.1");
  }

  @Test
  void anEmptyUnitHasNoRates() {
    var rates = Figures.NONE.rates();

    assertThat(rates.compliance().value()).isNull();
    assertThat(rates.disposal().value()).isNull();
    assertThat(rates.youngDisposal().value()).isNull();
  }

  @Test
  void childrenAddUpToTheirParent() {
    var one = new Figures(1, 2, 3, 4, 5, 6, new Ageing(1, 1, 1, 0, 0));
    var two = new Figures(10, 0, 1, 0, 2, 10, new Ageing(0, 0, 0, 0, 1));

    assertThat(Figures.sum(List.of(one, two)))
        .isEqualTo(new Figures(11, 2, 4, 4, 7, 16, new Ageing(1, 1, 1, 0, 1)));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Figures(-1, 0, 0, 0, 0, 0, Ageing.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Figures(1, 0, 0, 0, 0, 2, Ageing.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Figures(0, 0, 2, 0, 0, 0, new Ageing(1, 0, 0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBucketsAreNamedAndInOrder() {
    assertThat(new Ageing(5, 4, 3, 2, 1).buckets())
        .extracting(Ageing.Bucket::name)
        .containsExactly("1-30", "31-60", "61-120", "121-180", ">180");
  }
}
