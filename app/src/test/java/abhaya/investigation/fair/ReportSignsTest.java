package abhaya.investigation.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import abhaya.investigation.fair.ForwardingGap.Ended;
import abhaya.investigation.fair.ReportAuthority.Holding;
import abhaya.investigation.fair.ReportAuthority.Made;
import abhaya.investigation.fair.ReportAuthority.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSignsTest {

  /// NCRB, police disposal 2023: closures 5,933 of 30,608 in rape, 1,527 of 39,785 in POCSO 4 and 6.
  @Test
  void closuresAreAFifthOfRapeReportsAndATwentyFifthOfTheOthers() {
    var rape = new ReportMix(24_582, 5_933, 3_959, 0, 0);
    assertThat(new Share(rape.closures(), 30_608).percent(1)).isEqualByComparingTo("19.4");
    assertThat(new Share(1_527, 39_785).percent(1)).isEqualByComparingTo("3.8");
    assertThat(rape.closureShare().part() + rape.chargeSheetShare().part())
        .isEqualTo(rape.reports());
    assertThat(rape.falseShare().part()).isEqualTo(3_959);
  }

  @Test
  void returnedAndSupplementaryHaveTheirOwnWholes() {
    var mix = new ReportMix(1_060, 247, 0, 30, 106);
    assertThat(mix.chargeSheetShare().percent(1)).isEqualByComparingTo("81.1");
    assertThat(mix.returnedShare()).isEqualTo(new Share(30, 1_307));
    assertThat(mix.supplementaryShare().percent(1)).isEqualByComparingTo("10.0");
    assertThatThrownBy(() -> new ReportMix(1, 1, 2, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReportMix(1, 1, 0, 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closuresThatCrowdTheLastFiveDaysAreASign() {
    var reports = new ArrayList<ClosureSpike.Report>();
    for (var n = 0; n < 40; n++) reports.add(new ClosureSpike.Report(n < 30 ? n % 5 : 20, false));
    for (var n = 0; n < 60; n++) reports.add(new ClosureSpike.Report(n < 15 ? n % 5 : 25, true));
    reports.add(new ClosureSpike.Report(-1, false));
    var spike = ClosureSpike.of(reports);

    assertThat(spike.lateClosures()).isEqualTo(new Share(30, 40));
    assertThat(spike.lateChargeSheets()).isEqualTo(new Share(15, 60));
    assertThat(spike.isSpike()).isTrue();
    assertThat(spike.chance()).isLessThan(1e-5);
  }

  @Test
  void theFifthDayBeforeTheEndIsNotAmongTheLastFive() {
    assertThat(ClosureSpike.of(List.of(new ClosureSpike.Report(4, false))).closuresLate()).isOne();
    assertThat(ClosureSpike.of(List.of(new ClosureSpike.Report(5, false))).closuresLate()).isZero();
  }

  @Test
  void reportsTimedAlikeAreNoSign() {
    var reports = new ArrayList<ClosureSpike.Report>();
    for (var n = 0; n < 100; n++) reports.add(new ClosureSpike.Report(n % 10, n % 3 == 0));
    assertThat(ClosureSpike.of(reports).isSpike()).isFalse();
    assertThat(ClosureSpike.of(List.of()).isSpike()).isFalse();
    assertThat(ClosureSpike.of(List.of()).chance()).isCloseTo(1, within(1e-12));
  }

  /// The textbook row 15, 20, 35, 40, 50: nearest rank.
  @Test
  void percentilesAreLagsThatOccurred() {
    var lag =
        EntryLag.of(List.of(hours(50), hours(15), hours(40), hours(20), hours(35), hours(-2)));
    assertThat(lag.median()).isEqualTo(hours(35));
    assertThat(lag.ninetieth()).isEqualTo(hours(50));
    assertThat(lag.entries()).isEqualTo(5);
    assertThat(lag.before()).isEqualTo(1);

    var hundred = new ArrayList<Duration>();
    for (var n = 1; n <= 100; n++) hundred.add(hours(n));
    var even = EntryLag.of(hundred);
    assertThat(even.median()).isEqualTo(hours(50));
    assertThat(even.ninetieth()).isEqualTo(hours(90));
    assertThat(even.ninetyFifth()).isEqualTo(hours(95));
    assertThat(EntryLag.of(List.of())).isEqualTo(EntryLag.NONE);

    var order = EntryLag.slowestFirst(Map.of("a", lag, "b", even, "c", EntryLag.NONE));
    assertThat(order).extracting(Map.Entry::getKey).containsExactly("b", "a");
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  @ParameterizedTest(name = "{0} records in {1} days, nothing for {2} h: {3}")
  @CsvSource({
    "100, 100, 165, QUIET", // 6.875 were expected
    "100, 100, 166, SILENT", // 6.917, one in a thousand is 6.908
    "100, 100, 24, SPEAKING",
    "1000, 100, 24, SPEAKING", // within a day nobody is silent
    "1000, 100, 25, SILENT",
    "5, 500, 720, SPEAKING",
    "5, 500, 16560, QUIET",
    "5, 500, 16600, SILENT",
    "4, 500, 99999, UNKNOWN"
  })
  void aUnitIsSilentByItsOwnHabit(long records, long days, long hours, UnitSilence.State state) {
    var silence = UnitSilence.of(records, Duration.ofDays(days), Duration.ofHours(hours));
    assertThat(silence.state()).isEqualTo(state);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "A, 2025-01-05, BY_HOLDER",
    "A, 2025-01-10, BY_HOLDER",
    "A, 2025-01-11, BY_ANOTHER",
    "B, 2025-01-10, BY_HOLDER",
    "B, 2025-01-09, BY_ANOTHER",
    "B, 2025-06-01, BY_HOLDER",
    "C, 2025-01-20, BY_ORDER",
    "C, 2025-01-26, BY_ANOTHER",
    "A, 2024-12-31, NOBODY_ON_RECORD"
  })
  void onlyTheOfficerOnTheCaseOrALawfulSubstituteMakesTheReport(
      String officer, LocalDate on, Verdict verdict) {
    var holdings =
        List.of(
            new Holding("A", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 10), false),
            new Holding("B", LocalDate.of(2025, 1, 10), null, false),
            new Holding("C", LocalDate.of(2025, 1, 15), LocalDate.of(2025, 1, 25), true));
    assertThat(ReportAuthority.judge(new Made("h", 1, officer, on), holdings)).isEqualTo(verdict);
  }

  @Test
  void aSubstituteWithoutAHolderIsStillByOrder() {
    var day = LocalDate.of(2025, 1, 5);
    var order = List.of(new Holding("C", day, day, true));
    assertThat(ReportAuthority.judge(new Made("h", 1, "C", day), order))
        .isEqualTo(Verdict.BY_ORDER);
    assertThat(ReportAuthority.judge(new Made("h", 1, "D", day), order))
        .isEqualTo(Verdict.NOBODY_ON_RECORD);
  }

  /// The audit's numbers: 2,080 reports at 217 stations.
  @Test
  void reportsByOthersAreCountedWithTheirStations() {
    var made = new ArrayList<Made>();
    for (var n = 0; n < 2_080; n++) {
      made.add(new Made("h" + n, n < 100 ? 1 : n % 217, "X", LocalDate.of(2023, 1, 1)));
    }
    var finding = ReportAuthority.byOthers(made);
    assertThat(finding.reports()).isEqualTo(2_080);
    assertThat(finding.stations()).isEqualTo(217);
    assertThat(finding.worst().getFirst().station()).isEqualTo(1);
  }

  /// The audit's numbers: of 368 cases shown as closed, 190 were never forwarded.
  @Test
  void closedIsNotForwarded() {
    var closedOn = LocalDate.of(2023, 1, 1);
    var ended = new ArrayList<Ended>();
    for (var n = 0; n < 368; n++) {
      ended.add(new Ended("h" + n, 1, closedOn.plusDays(n % 7), n < 178 ? closedOn : null));
    }
    var gap = ForwardingGap.on(LocalDate.of(2023, 3, 1), ended);
    assertThat(gap.share()).isEqualTo(new Share(190, 368));
    assertThat(gap.share().percent(2)).isEqualByComparingTo("51.63");
    assertThat(gap.cases()).hasSize(190);
    assertThat(gap.cases().getFirst().closedOn()).isEqualTo(closedOn);
  }

  @Test
  void whatIsForwardedOnTheDayIsForwarded() {
    var day = LocalDate.of(2023, 3, 1);
    var ended =
        List.of(
            new Ended("today", 1, day, day),
            new Ended("tomorrow", 1, day, day.plusDays(1)),
            new Ended("later", 1, day.plusDays(1), null));
    var gap = ForwardingGap.on(day, ended);
    assertThat(gap.share()).isEqualTo(new Share(1, 2));
    assertThat(gap.cases().getFirst().handle()).isEqualTo("tomorrow");
  }
}
