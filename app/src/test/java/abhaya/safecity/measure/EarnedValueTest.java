package abhaya.safecity.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnedValueTest {
  private static final BigDecimal CENT = new BigDecimal("0.005");

  private static EarnedValue value(String planned, String earned, String spent, String budget) {
    return new EarnedValue(
        new BigDecimal(planned),
        new BigDecimal(earned),
        new BigDecimal(spent),
        new BigDecimal(budget));
  }

  private static BigDecimal rounded(Optional<BigDecimal> value, int decimals) {
    return value.orElseThrow().setScale(decimals, RoundingMode.HALF_UP);
  }

  @Test
  void theFenceOfTheTextbookComesOut() {
    var fence = value("3000", "2500", "2800", "4000");

    assertThat(fence.costVariance()).isEqualByComparingTo("-300");
    assertThat(fence.scheduleVariance()).isEqualByComparingTo("-500");
    assertThat(rounded(fence.costIndex(), 3)).isEqualByComparingTo("0.893");
    assertThat(rounded(fence.scheduleIndex(), 3)).isEqualByComparingTo("0.833");
    assertThat(rounded(fence.estimateAtCompletion(), 2)).isEqualByComparingTo("4480.00");
    assertThat(rounded(fence.estimateToComplete(), 2)).isEqualByComparingTo("1680.00");
    assertThat(rounded(fence.varianceAtCompletion(), 2)).isEqualByComparingTo("-480.00");
    assertThat(rounded(fence.indexToComplete(), 4)).isEqualByComparingTo("1.2500");
    assertThat(fence.estimateAfterOneOff()).isEqualByComparingTo("4300");
    assertThat(rounded(fence.estimateWithSchedule(), 0)).isEqualByComparingTo("4816");
  }

  @ParameterizedTest(name = "PV {0}, EV {1}, AC {2}, BAC {3}")
  @CsvSource({
    "10000,9166.67,11000,10000,-833.33,-1833.33,0.9167,0.8333,12000",
    "500000,450000,480000,1000000,-50000,-30000,0.9,0.9375,1066666.67"
  })
  void thePublishedTasksComeOut(
      String planned,
      String earned,
      String spent,
      String budget,
      BigDecimal sv,
      BigDecimal cv,
      BigDecimal spi,
      BigDecimal cpi,
      BigDecimal eac) {
    var task = value(planned, earned, spent, budget);

    assertThat(task.scheduleVariance()).isEqualByComparingTo(sv);
    assertThat(task.costVariance()).isEqualByComparingTo(cv);
    assertThat(rounded(task.scheduleIndex(), 4)).isEqualByComparingTo(spi);
    assertThat(rounded(task.costIndex(), 4)).isEqualByComparingTo(cpi);
    assertThat(task.estimateAtCompletion().orElseThrow()).isCloseTo(eac, within(CENT));
  }

  @Test
  void aSingleOverrunAndAFixedBudgetComeOut() {
    assertThat(value("1000000", "1000000", "1100000", "2000000").estimateAfterOneOff())
        .isEqualByComparingTo("2100000");
    assertThat(rounded(value("2000000", "2000000", "2500000", "5000000").indexToComplete(), 1))
        .isEqualByComparingTo("1.2");
    var oneTask = value("10000", "9166.67", "11000", "10000");
    assertThat(rounded(oneTask.varianceAtCompletion(), 0)).isEqualByComparingTo("-2000");
  }

  @Test
  void anIndexOverNothingIsNotDefined() {
    var unbegun = value("0", "0", "0", "100");

    assertThat(unbegun.scheduleIndex()).isEmpty();
    assertThat(unbegun.costIndex()).isEmpty();
    assertThat(unbegun.estimateAtCompletion()).isEmpty();
    assertThat(unbegun.estimateWithSchedule()).isEmpty();
    assertThat(value("1", "0", "5", "5").indexToComplete()).isEmpty();
  }

  @Test
  void sharesOfTheBudgetGiveTheValues() {
    var half =
        EarnedValue.ofShares(
            BigDecimal.valueOf(400),
            new BigDecimal("0.75"),
            new BigDecimal("0.5"),
            BigDecimal.valueOf(250));

    assertThat(half.planned()).isEqualByComparingTo("300");
    assertThat(half.earned()).isEqualByComparingTo("200");
  }

  private static ScheduleCurve curve() {
    return ScheduleCurve.of(
        Map.of(
            YearMonth.of(2026, 1), BigDecimal.valueOf(10),
            YearMonth.of(2026, 2), BigDecimal.valueOf(20),
            YearMonth.of(2026, 3), BigDecimal.valueOf(30),
            YearMonth.of(2026, 5), BigDecimal.valueOf(40)));
  }

  @Test
  void aCurveAddsUpAndHasAPointForAMonthWithoutPlan() {
    assertThat(curve().points())
        .extracting(ScheduleCurve.Point::total)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            BigDecimal.valueOf(10),
            BigDecimal.valueOf(30),
            BigDecimal.valueOf(60),
            BigDecimal.valueOf(60),
            BigDecimal.valueOf(100));
    assertThat(curve().plannedAt(YearMonth.of(2025, 12))).isEqualByComparingTo("0");
    assertThat(curve().plannedAt(YearMonth.of(2026, 4))).isEqualByComparingTo("60");
    assertThat(curve().plannedAt(YearMonth.of(2027, 1))).isEqualByComparingTo("100");
  }

  @Test
  void earnedScheduleStaysLateWhenTheIndexDriftsToOne() {
    var earned = BigDecimal.valueOf(45);

    assertThat(curve().earnedMonths(earned).orElseThrow()).isEqualByComparingTo("2.5");
    assertThat(rounded(curve().timeIndex(earned, YearMonth.of(2026, 3)), 4))
        .isEqualByComparingTo("0.8333");
    assertThat(curve().forecastEnd(earned, YearMonth.of(2026, 3))).contains(YearMonth.of(2026, 6));
    var whole = BigDecimal.valueOf(100);
    assertThat(curve().timeIndex(whole, YearMonth.of(2026, 10)).orElseThrow())
        .isEqualByComparingTo("0.5");
    assertThat(curve().timeIndex(whole, YearMonth.of(2025, 11))).isEmpty();
    assertThat(ScheduleCurve.of(Map.of()).earnedMonths(whole)).isEmpty();
  }

  @Test
  void moreThanItsTargetHelpsNoOtherItem() {
    var progress =
        new WeightedProgress(
            List.of(
                new WeightedProgress.Item(BigDecimal.valueOf(60), 15_000, 10_000),
                new WeightedProgress.Item(BigDecimal.valueOf(40), 10, 40)));

    assertThat(progress.percent()).contains(new BigDecimal("70.00"));
    assertThat(new WeightedProgress(List.of()).percent()).isEmpty();
  }

  private static WorkStatus status(
      @Nullable String index, @Nullable Integer slip, String financial, String physical) {
    return WorkStatus.of(
        new WorkStatus.Facts(
            index == null ? null : new BigDecimal(index),
            slip,
            new BigDecimal(financial),
            new BigDecimal(physical),
            false,
            0,
            0));
  }

  @ParameterizedTest(name = "SPI {0}, slip {1}, money {2} %, work {3} %: {4}")
  @CsvSource({
    "0.95,30,50,50,GREEN",
    "0.949,30,50,50,AMBER",
    "0.80,30,50,50,AMBER",
    "0.799,30,50,50,RED",
    "1,31,50,50,AMBER",
    "1,90,50,50,AMBER",
    "1,91,50,50,RED",
    "1,0,65,50,GREEN",
    "1,0,65.01,50,AMBER",
    "1,0,80,50,AMBER",
    "1,0,80.01,50,RED",
    "1,0,20,50,GREEN",
    "1,0,19.99,50,AMBER",
    ",,50,50,GREY"
  })
  void bothSidesOfEveryLimitOfTheColours(
      @Nullable String index,
      @Nullable Integer slip,
      String financial,
      String physical,
      WorkStatus.Colour colour) {
    assertThat(status(index, slip, financial, physical).colour()).isEqualTo(colour);
  }

  @Test
  void redNamesEveryReasonAndOutweighsGrey() {
    var status = WorkStatus.of(new WorkStatus.Facts(null, null, null, null, true, 13, 2));

    assertThat(status.colour()).isEqualTo(WorkStatus.Colour.RED);
    assertThat(status.reasons())
        .containsExactlyInAnyOrder(
            WorkStatus.Reason.TENDER_CANCELLED,
            WorkStatus.Reason.CERTIFICATE_OVERDUE,
            WorkStatus.Reason.NO_REPORT_FOR_TWO_CYCLES,
            WorkStatus.Reason.NO_DATA);
    var onTime = WorkStatus.of(new WorkStatus.Facts(BigDecimal.ONE, 0, null, null, false, 12, 1));
    assertThat(onTime.colour()).isEqualTo(WorkStatus.Colour.GREEN);
  }

  @ParameterizedTest(name = "{0}: {1} of {2} is {3} %")
  @CsvSource({
    "dark pins of Delhi,6748,70934,9.51",
    "cameras of Chennai,4008,5250,76.34",
    "cameras working in Bengaluru,5000,7500,66.67",
    "help desks headed by women,13743,14658,93.76",
    "issues solved,7156,7735,92.51"
  })
  void publishedSharesComeOut(String what, long part, long whole, BigDecimal percent) {
    assertThat(Share.percent(part, whole, 2)).as(what).contains(percent);
  }

  @Test
  void darkStretchesFellByTheFigureGiven() {
    assertThat(Share.change(7_438, 2_768, 2)).contains(new BigDecimal("-62.79"));
    assertThat(Share.percent(1, 0, 2)).isEmpty();
  }
}
