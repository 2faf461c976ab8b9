package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AsOfTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void aCaseOnItsLastDayIsNotOverdueToday() {
    assertThat(AsOf.of(null, TODAY).isMature(TODAY)).isFalse();
    assertThat(AsOf.of(TODAY, TODAY).isMature(TODAY)).isFalse();
    assertThat(AsOf.of(TODAY, TODAY).isMature(TODAY.minusDays(1))).isTrue();
  }

  @Test
  void aPastDayMeansItsEnd() {
    var yesterday = TODAY.minusDays(1);

    assertThat(AsOf.of(yesterday, TODAY).isMature(yesterday)).isTrue();
    assertThat(AsOf.of(yesterday, TODAY).isMature(TODAY)).isFalse();
  }

  @Test
  void aDayThatHasNotComeIsRefused() {
    assertThatThrownBy(() -> AsOf.of(TODAY.plusDays(1), TODAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstDayOverIsDayOne() {
    assertThat(AsOf.of(null, TODAY).daysOver(TODAY.minusDays(1))).isEqualTo(1);
    assertThat(AsOf.endOf(TODAY).daysOver(TODAY)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: recorded up to {1}")
  @CsvFileSource(resources = "/oracles/compliance/age-limits.csv", numLinesToSkip = 1)
  void theLimitOfMatureCasesIsARecordDate(LocalDate dueOn, LocalDate recordedOn) {
    assertThat(AsOf.lastRecordedWithDueUpTo(dueOn)).isEqualTo(recordedOn);
  }

  @Test
  void everyRecordDateIsOnTheRightSideOfEachLimit() {
    for (var day = LocalDate.of(2013, 1, 1);
        day.isBefore(LocalDate.of(2041, 1, 1));
        day = day.plusDays(1)) {
      var limit = AsOf.lastRecordedWithDueUpTo(day);
      assertThat(AsOf.dueOn(limit)).isBeforeOrEqualTo(day);
      assertThat(AsOf.dueOn(limit.plusDays(1))).isAfter(day);
    }
  }

  @Test
  void theLimitsAreTheBucketsOfTheAgeingTable() {
    var asOf = AsOf.endOf(LocalDate.of(2026, 6, 30));
    var limits = asOf.ageLimits();

    assertThat(limits).hasSize(5).isSortedAccordingTo((a, b) -> b.compareTo(a));
    for (int i = 0; i < Ageing.EDGES.size(); i++) {
      long edge = Ageing.EDGES.get(i);
      assertThat(asOf.daysOver(AsOf.dueOn(limits.get(i + 1)))).isGreaterThan(edge);
      assertThat(asOf.daysOver(AsOf.dueOn(limits.get(i + 1).plusDays(1))))
          .isLessThanOrEqualTo(edge);
    }
  }

  @ParameterizedTest(name = "seen on {0}: open from {1}, {2} to {3} one by one, sign {4}")
  @CsvSource({
    "2020-11-01,2020-11-01,2020-11-01,2020-11-01,1",
    "2020-11-15,2020-11-01,2020-11-01,2020-11-15,1",
    "2020-11-16,2020-12-01,2020-11-17,2020-11-30,-1",
    "2024-02-29,2024-03-01,2024-03-01,2024-02-29,-1"
  })
  void theFewerReportsOfTheMonthAreCountedOneByOne(
      LocalDate day, LocalDate openMonth, LocalDate from, LocalDate to, int sign) {
    assertThat(AsOf.endOf(day).lateReports())
        .isEqualTo(new AsOf.LateReports(openMonth, from, to, sign));
  }

  @Test
  void thePiecesOfACutMonthTileItWithinTheWindow() {
    var day = LocalDate.of(2020, 11, 24);
    var window = new Window(LocalDate.of(2018, 4, 21), day);
    var pieces = Cuts.of(window, AsOf.endOf(day)).pieces();

    assertThat(pieces)
        .contains(
            new Cuts.Piece(window.from(), LocalDate.of(2018, 4, 30), LocalDate.of(2018, 4, 1), 0),
            new Cuts.Piece(
                LocalDate.of(2020, 9, 1), LocalDate.of(2020, 9, 24), LocalDate.of(2020, 9, 1), 4),
            new Cuts.Piece(
                LocalDate.of(2020, 9, 25), LocalDate.of(2020, 9, 30), LocalDate.of(2020, 9, 1), 5),
            new Cuts.Piece(LocalDate.of(2020, 11, 1), day, LocalDate.of(2020, 11, 1), 5));
  }

  @Test
  void aWindowCutsTheMonthsItBeginsAndEndsIn() {
    var window = new Window(LocalDate.of(2018, 4, 21), LocalDate.of(2020, 11, 24));
    var cuts = Cuts.of(window, AsOf.endOf(LocalDate.of(2020, 11, 24)));

    assertThat(cuts.months())
        .containsExactly(
            LocalDate.of(2018, 4, 1),
            LocalDate.of(2020, 3, 1),
            LocalDate.of(2020, 5, 1),
            LocalDate.of(2020, 7, 1),
            LocalDate.of(2020, 8, 1),
            LocalDate.of(2020, 9, 1),
            LocalDate.of(2020, 11, 1));
  }

  @Test
  void aWindowOfWholeMonthsCutsNone() {
    var window = new Window(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31));

    assertThat(Cuts.of(window, AsOf.endOf(LocalDate.of(2026, 1, 15))).months())
        .doesNotContain(LocalDate.of(2020, 1, 1), LocalDate.of(2019, 12, 1));
  }

  @Test
  void theRollingWindowIsTwelveMonthsLong() {
    assertThat(Window.rolling(LocalDate.of(2026, 11, 23)))
        .isEqualTo(new Window(LocalDate.of(2025, 11, 24), LocalDate.of(2026, 11, 23)));
  }
}
