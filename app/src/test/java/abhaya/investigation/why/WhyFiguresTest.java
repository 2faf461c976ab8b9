package abhaya.investigation.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.fair.Share;
import abhaya.investigation.outlook.Holder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures worked out of counts.
class WhyFiguresTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String LAB = "clock.step.EXHIBIT_REPORTED|LABORATORY|FSL-09-1";

  private static Count count(int unit, Tallied measure, String key, int bucket, long n) {
    return new Count(new UnitId(unit), measure, 1, null, key, bucket, n);
  }

  private static WhyAsk ask(int unit) {
    var tree = SmallTree.tree();
    var to = WhyAsk.lastMature(TODAY);
    return new WhyAsk(tree.get(new UnitId(unit)), tree, TODAY, to.minusMonths(11), to, null);
  }

  @Test
  void theLastMatureMonthIsTheLastOfWhichEveryCaseHadItsTwoMonths() {
    assertThat(WhyAsk.lastMature(LocalDate.of(2026, 11, 28))).isEqualTo(YearMonth.of(2026, 8));
    assertThat(WhyAsk.lastMature(LocalDate.of(2026, 11, 30))).isEqualTo(YearMonth.of(2026, 8));
    // 30 September is due on 30 November, which is over on 1 December
    assertThat(WhyAsk.lastMature(LocalDate.of(2026, 12, 1))).isEqualTo(YearMonth.of(2026, 9));
    // 31 December is due on 28 February
    assertThat(WhyAsk.lastMature(LocalDate.of(2027, 3, 1))).isEqualTo(YearMonth.of(2026, 12));
  }

  @Test
  void aStateIsComparedByItsDistrictsAndADistrictByItsStations() {
    assertThat(ask(109).parts()).extracting(unit -> unit.id().value()).containsExactly(2001);
    assertThat(ask(2001).parts()).extracting(unit -> unit.id().value()).containsExactly(3001, 3002);
    assertThat(ask(3001).parts()).isEmpty();
    assertThat(ask(3001).partsAreStations()).isTrue();
    assertThat(ask(109).partsAreStations()).isFalse();
  }

  @Test
  void nineCasesAreNotRankedBesideAThousand() {
    var counts =
        List.of(
            count(3001, Tallied.CLOCK, "", 0, 900),
            count(3001, Tallied.CLOCK, "", 1, 60),
            count(3001, Tallied.CLOCK, "", 2, 40),
            count(3002, Tallied.CLOCK, "", 0, 9));
    var own = ClockCounts.of(counts);
    var data = Comparison.of(ask(2001), own, counts, List.of());
    assertThat(own)
        .extracting(ClockCounts::cases, ClockCounts::inTime)
        .containsExactly(1009L, 909L);
    assertThat(data.tooFew()).isEqualTo(1);
    assertThat(data.lines().getFirst().unit().id().value()).isEqualTo(3001);
    assertThat(data.lines().getLast().placing().tooFew()).isTrue();
    assertThat(data.lines().getFirst().counts().open()).isEqualTo(40);
  }

  @Test
  void aUnitWithoutACaseIsLeftOutAndCounted() {
    var counts = List.of(count(3001, Tallied.CLOCK, "", 0, 60));
    var data = Comparison.of(ask(2001), ClockCounts.of(counts), counts, List.of());
    assertThat(data.lines()).hasSize(1);
    assertThat(data.without()).isEqualTo(1);
  }

  @Test
  void waitsThatGoOnMakeALaboratoryLookNoQuicker() {
    var ended = new ArrayList<Count>();
    ended.add(count(2001, Tallied.WAIT, LAB, 10, 40));
    var quick = new WaitFigures(ended, TODAY);
    ended.add(
        count(2001, Tallied.WAIT_OPEN, LAB, (int) (TODAY.minusDays(98).toEpochDay() / 7), 60));
    var honest = new WaitFigures(ended, TODAY);
    var key = WaitFigures.Place.of(LAB);
    assertThat(quick.habit(key.awaited(), Holder.LABORATORY, null).usualDays()).hasValue(10);
    assertThat(honest.habit(key.awaited(), Holder.LABORATORY, null).usualDays()).isEmpty();
    assertThat(honest.of(Holder.LABORATORY).getFirst().getValue())
        .isEqualTo(new WaitFigures.Tally(40, 60, 0));
  }

  @Test
  void aLagIsNeverShownQuickerThanItWas() {
    var counts = new ArrayList<Count>();
    for (var hours : new int[] {1, 1, 1, 1, 5, 5, 20, 20, 100, 700}) {
      counts.add(count(1, Tallied.ENTRY, "", LagSteps.of(Duration.ofHours(hours)), 1));
    }
    counts.add(count(1, Tallied.ENTRY, "", LagSteps.of(Duration.ofHours(-1)), 3));
    var table = new LagTable(counts, Tallied.ENTRY, true);
    assertThat(table.at(50)).isEqualTo(Duration.ofHours(6));
    assertThat(table.at(90)).isEqualTo(Duration.ofDays(5));
    assertThat(table.records()).isEqualTo(10);
    assertThat(table.before()).isEqualTo(3);
  }

  @Test
  void theFirstLoadIsNotAmongTheArrivals() {
    var over = LagSteps.of(Duration.ofDays(400));
    var counts =
        List.of(
            count(1, Tallied.ARRIVAL, "", over, 90),
            count(1, Tallied.ARRIVAL, "", LagSteps.of(Duration.ofHours(2)), 10));
    var table = new LagTable(counts, Tallied.ARRIVAL, false);
    assertThat(table.records()).isEqualTo(10);
    assertThat(table.over()).isEqualTo(90);
    assertThat(table.at(90)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void closuresThatCrowdIntoTheLastFiveDaysAreASpike() {
    var counts =
        List.of(
            count(1, Tallied.REPORT, "CLOSURE", 2, 18),
            count(1, Tallied.REPORT, "FALSE", 0, 6),
            count(1, Tallied.REPORT, "CLOSURE", 5, 6),
            count(1, Tallied.REPORT, "CS", 1, 10),
            count(1, Tallied.REPORT, "CS", 5, 90),
            count(1, Tallied.REPORT, "CS", -1, 40),
            count(1, Tallied.SIGN, "CLOSED", 0, 368),
            count(1, Tallied.SIGN, "UNFORWARDED", 0, 190));
    var closing = ClosingFigures.closing(counts);
    assertThat(closing.spike().lateClosures()).isEqualTo(new Share(24, 30));
    assertThat(closing.spike().lateChargeSheets()).isEqualTo(new Share(10, 100));
    assertThat(closing.spike().isSpike()).isTrue();
    assertThat(closing.mix().chargeSheetShare()).isEqualTo(new Share(140, 170));
    assertThat(closing.mix().falseReports()).isEqualTo(6);
    // the audit's figure: 190 of 368
    assertThat(closing.unforwarded().percent(1)).isEqualByComparingTo("51.6");
  }

  /// Newcombe 1998, method 10, example (a): 56/70 against 48/80.
  @Test
  void theIntervalOfADifferenceIsThePublishedOne() {
    var effect = new Remedy.Effect(new Share(48, 80), new Share(56, 70), 6);
    assertThat(effect.gain()).isEqualTo(20, within(1e-9));
    assertThat(effect.gained().low()).isEqualTo(5.24, within(0.005));
    assertThat(effect.gained().high()).isEqualTo(33.39, within(0.005));
    assertThat(effect.isMore()).isTrue();
    assertThat(new Remedy.Effect(new Share(9, 9), new Share(56, 70), 6).isKnown()).isFalse();
  }

  @Test
  void everyPrintWithCountsIsMadeAgainAsPrinted() {
    var prints = PublishedPrints.all();
    var counted = prints.stream().filter(print -> print.share() != null).toList();
    assertThat(prints).hasSizeGreaterThan(20);
    assertThat(counted).hasSize(8).allMatch(PublishedPrints.Print::isConfirmed);
    assertThat(prints).anyMatch(print -> print.window().isEmpty());
  }
}
