package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class TwoMonthsTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2040, 12, 31);

  @ParameterizedTest(name = "recorded {0}, last day {1}")
  @CsvFileSource(resources = "/oracles/clock/two-months.csv", numLinesToSkip = 1)
  void theLastDayIsTheCorrespondingDate(
      LocalDate recorded, LocalDate due, long days, LocalDate plus60, long difference) {
    assertThat(DutyBook.twoMonths(recorded)).isEqualTo(due);
    assertThat(ChronoUnit.DAYS.between(recorded, due)).isEqualTo(days);
    assertThat(recorded.plusDays(60)).isEqualTo(plus60);
    assertThat(ChronoUnit.DAYS.between(plus60, due)).isEqualTo(difference);
  }

  @Test
  void everyLastDayCorrespondsOrEndsItsMonth() {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      var due = DutyBook.twoMonths(day);
      assertThat(YearMonth.from(due)).isEqualTo(YearMonth.from(day).plusMonths(2));
      var end = due.lengthOfMonth();
      assertThat(due.getDayOfMonth()).isEqualTo(Math.min(day.getDayOfMonth(), end));
    }
  }

  @Test
  void aLaterRecordingIsNeverDueEarlier() {
    for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
      assertThat(DutyBook.twoMonths(day.plusDays(1))).isAfterOrEqualTo(DutyBook.twoMonths(day));
    }
  }

  @Test
  void theLooseSixtyDaysDifferByMinusOneToTwo() {
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      var days = ChronoUnit.DAYS.between(day, DutyBook.twoMonths(day));
      assertThat(days).isBetween(59L, 62L);
    }
  }

  @ParameterizedTest(name = "{0} days in {1} % of start dates")
  @CsvSource({"59, 12", "60, 4", "61, 67", "62, 16"})
  void theSharesOf2018To2029AreThosePublished(long length, long percent) {
    var all = 0L;
    var hit = 0L;
    var end = LocalDate.of(2030, 1, 1);
    for (var day = LocalDate.of(2018, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      all++;
      if (ChronoUnit.DAYS.between(day, DutyBook.twoMonths(day)) == length) hit++;
    }
    assertThat(Math.round(100.0 * hit / all)).isEqualTo(percent);
  }

  @Test
  void theLastDaysOfDecemberFallDueTogether() {
    var due = LocalDate.of(2025, 2, 28);
    for (var day = 28; day <= 31; day++) {
      assertThat(DutyBook.twoMonths(LocalDate.of(2024, 12, day))).isEqualTo(due);
    }
  }
}
