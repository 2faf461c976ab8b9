package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.UnitId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a package earns, held to the published example of one task: budget 10,000, planned 10,000,
/// earned 9,166.67, variance -833.33, index .9167.
class WorkEarnedTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 3);

  /// Eleven of twelve things are proven at the end of the month in which all were planned.
  private static WorkPackage work(String handle, int weight) {
    var plan =
        new PlanHistory.Plan(
            MONTH.atEndOfMonth(),
            12,
            Map.of(MONTH.minusMonths(1), 6L, MONTH, 6L),
            LocalDate.of(2026, 1, 1),
            "With the sanction",
            null);
    return new WorkPackage(
        handle,
        new WorkPackage.Place(
            "LKO", new UnitId(1), ComponentKind.LIGHTING, ComponentKind.Unit.LIGHT),
        new WorkPackage.Agency("Corporation", "निगम"),
        BigDecimal.valueOf(weight),
        new StageHistory(List.of()),
        new PlanHistory(List.of(plan)),
        List.of(),
        List.of(new WorkPackage.Evidence(MONTH, 12, 11, new WorkPackage.Missing(1, 0, 1))),
        List.of());
  }

  private static BigDecimal rounded(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_UP);
  }

  @Test
  void onePackageEarnsAsThePublishedExampleDoes() {
    var work = work("a", 5);
    var earned = WorkEarned.of(work, 1_000_000, List.of(work), LocalDate.of(2026, 4, 10)).value();
    assertThat(rounded(earned.planned(), 2)).isEqualByComparingTo("10000.00");
    assertThat(rounded(earned.earned(), 2)).isEqualByComparingTo("9166.67");
    assertThat(rounded(earned.scheduleVariance(), 2)).isEqualByComparingTo("-833.33");
    assertThat(rounded(earned.scheduleIndex().orElseThrow(), 4)).isEqualByComparingTo("0.9167");
  }

  @Test
  void packagesShareTheBudgetOfTheirComponentByWeight() {
    var light = work("a", 1);
    var heavy = work("b", 3);
    var of = List.of(light, heavy);
    var day = LocalDate.of(2026, 4, 10);
    assertThat(WorkEarned.of(light, 1_000_000, of, day).budget()).isEqualByComparingTo("2500");
    assertThat(WorkEarned.of(heavy, 1_000_000, of, day).budget()).isEqualByComparingTo("7500");
  }
}
