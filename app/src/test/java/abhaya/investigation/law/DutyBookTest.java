package abhaya.investigation.law;

import static abhaya.investigation.law.LawfulCases.LAW;
import static abhaya.investigation.law.LawfulCases.citations;
import static abhaya.investigation.law.LawfulCases.clock;
import static abhaya.investigation.law.LawfulCases.event;
import static abhaya.investigation.law.LawfulCases.find;
import static abhaya.investigation.law.LawfulCases.instant;
import static abhaya.investigation.law.LawfulCases.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.SectionsOn;
import abhaya.investigation.clock.Step;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyBookTest {
  @Test
  void theClockIsBreachedAfterItsLastDayAndNotBefore() {
    var sections = citations("376 IPC");
    var end = LocalDate.of(2040, 12, 31);
    for (var day = LocalDate.of(2018, 4, 21); !day.isAfter(end); day = day.plusDays(1)) {
      var facts = CaseFacts.of(day, sections);
      var due = DutyBook.twoMonths(day);
      assertThat(state(facts, due.minusDays(1), true)).isEqualTo(ClockState.RUNNING);
      assertThat(state(facts, due, false)).isEqualTo(ClockState.RUNNING);
      assertThat(state(facts, due, true)).isEqualTo(ClockState.BREACHED);
      assertThat(state(facts, due.plusDays(1), false)).isEqualTo(ClockState.BREACHED);
    }
  }

  @Test
  void whatTheInvestigationLeftUndoneEndsWithTheReportAndIsNotCalledDone() {
    var reported = LocalDateTime.parse("2025-02-10T11:00");
    var open = recorded("2024-12-31", "64 BNS");
    var filed = recorded("2024-12-31", "64 BNS", event(Step.FORWARDED_TO_COURT, reported, null));
    var day = LocalDate.of(2025, 4, 1);

    for (var duty : List.of("T02", "T09", "T18", "T20", "T23")) {
      assertThat(clock(open, duty, day).endedOn()).isNull();
      var ended = clock(filed, duty, day);
      assertThat(ended.endedOn()).isEqualTo("2025-02-10");
      assertThat(ended.state()).isEqualTo(ClockState.RUNNING);
      assertThat(ended.explanation().english()).contains("No entry says that it was done");
    }
    assertThat(clock(filed, "T05", day).endedOn()).isNull();
    assertThat(clock(filed, "T29", day).endedOn()).isNull();
  }

  @Test
  void whatWasDoneBeforeTheReportStaysDone() {
    var facts =
        recorded(
            "2024-12-31",
            "64 BNS",
            event(Step.MAGISTRATE_STATEMENT, LocalDateTime.parse("2025-01-02T10:00"), null),
            event(Step.FORWARDED_TO_COURT, LocalDateTime.parse("2025-02-10T11:00"), null));

    var statement = clock(facts, "T20", LocalDate.of(2025, 4, 1));

    assertThat(statement.state()).isEqualTo(ClockState.MET);
    assertThat(statement.endedOn()).isNull();
  }

  @ParameterizedTest(name = "forwarded {0}: {1}")
  @CsvSource({
    "2025-02-27T23:59, MET",
    "2025-02-28T00:00, MET",
    "2025-02-28T23:59, MET",
    "2025-03-01T00:00, MET_LATE"
  })
  void theReportIsInTimeUntilTheLastMinuteInIndia(LocalDateTime forwarded, ClockState expected) {
    var facts = recorded("2024-12-31", "64 BNS", event(Step.FORWARDED_TO_COURT, forwarded, null));

    var clock = clock(facts, "T27", LocalDate.of(2025, 4, 1));

    assertThat(clock.state()).isEqualTo(expected);
    assertThat(clock.lastDay()).isEqualTo("2025-02-28");
    assertThat(clock.practiceDate()).isEqualTo("2025-03-01");
  }

  @Test
  void whatComesAfterTheDayIsNotKnownOnTheDay() {
    var forwarded = event(Step.FORWARDED_TO_COURT, LocalDateTime.of(2025, 2, 10, 9, 0), null);
    var facts = recorded("2024-12-31", "64 BNS", forwarded);

    assertThat(state(facts, LocalDate.of(2025, 2, 9), true)).isEqualTo(ClockState.RUNNING);
    assertThat(state(facts, LocalDate.of(2025, 2, 10), true)).isEqualTo(ClockState.MET);
  }

  @Test
  void aReturnedReportDoesNotStartTheClockAgain() {
    var facts =
        recorded(
            "2025-01-01",
            "64 BNS",
            event(Step.FORWARDED_TO_COURT, LocalDateTime.of(2025, 2, 1, 9, 0), null),
            event(Step.RETURNED, LocalDateTime.of(2025, 2, 20, 9, 0), null),
            event(Step.FORWARDED_TO_COURT, LocalDateTime.of(2025, 5, 20, 9, 0), null));

    var clock = clock(facts, "T27", LocalDate.of(2025, 6, 1));

    assertThat(clock.state()).isEqualTo(ClockState.MET);
    assertThat(clock.explanation().english()).contains("returned the report on 20-02-2025");
  }

  @Test
  void theExplanationShowsTheArithmetic() {
    var clock = clock(recorded("2024-12-31", "64 BNS"), "T27", LocalDate.of(2025, 1, 1));

    assertThat(clock.explanation().english())
        .isEqualTo(
            "31-12-2024 + 2 months = 28-02-2025: February has no 31st"
                + " (General Clauses Act s. 3(35), s. 9)."
                + " The loose 60-day practice would say 01-03-2025; the law counts calendar months"
                + " (59 days here). BNSS 193(2) names BNS 64.");
  }

  @Test
  void aDefinitionIsReadAsItsPunishment() {
    var clock = clock(recorded("2022-01-10", "5(l) POCSO"), "T27", LocalDate.of(2022, 1, 11));

    assertThat(clock.basis()).isEqualTo(Basis.ADMINISTRATIVE);
    assertThat(clock.explanation().english())
        .contains("POCSO 5(l) defines the offence; it is read as its punishing section POCSO 6.");
  }

  @Test
  void aSectionAddedLaterRunsFromTheOldDayAndSaysSo() {
    var recorded = LocalDate.of(2025, 3, 1);
    var facts =
        CaseFacts.of(recorded, citations("137(2), 64(1) BNS"))
            .withHistory(
                List.of(
                    new SectionsOn(recorded, citations("137(2) BNS")),
                    new SectionsOn(recorded.plusDays(20), citations("137(2), 64(1) BNS"))));

    var clock = clock(facts, "T27", recorded.plusDays(30));

    assertThat(clock.lastDay()).isEqualTo("2025-05-01");
    assertThat(clock.explanation().english())
        .contains("The clock section BNS 64(1) was added on 21-03-2025, day 20 after recording");
  }

  @Test
  void aSectionRemovedLeavesTheClockAndSaysSo() {
    var recorded = LocalDate.of(2025, 3, 1);
    var facts =
        CaseFacts.of(recorded, citations("74 BNS"))
            .withHistory(
                List.of(
                    new SectionsOn(recorded, citations("64(1) BNS")),
                    new SectionsOn(recorded.plusDays(55), citations("74 BNS"))));

    var clock = clock(facts, "T27", recorded.plusDays(60));

    assertThat(clock.state()).isEqualTo(ClockState.NOT_APPLICABLE);
    assertThat(clock.explanation().english())
        .contains("BNS 64(1) was removed on 25-04-2025, day 55");
  }

  @Test
  void aStayDoesNotStopTheClock() {
    var stayed = event(Step.STAYED, LocalDateTime.of(2025, 1, 20, 9, 0), null);

    var clock = clock(recorded("2025-01-01", "64 BNS", stayed), "T27", LocalDate.of(2025, 3, 1));

    assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
    assertThat(clock.explanation().english()).contains("Stayed by a court since 20-01-2025");
  }

  @ParameterizedTest(name = "now {0}: {1}")
  @CsvSource({"2024-07-06T10:30, RUNNING", "2024-07-06T10:31, BREACHED"})
  void hoursAreJudgedToTheMinute(LocalDateTime now, ClockState expected) {
    var recordedAt = instant(LocalDateTime.of(2024, 7, 5, 10, 30));
    var facts = CaseFacts.recorded(recordedAt, citations("64 BNS"));

    var clock = find(LAW.book().clocksAt(facts, instant(now)), "T15", null);

    assertThat(clock.state()).isEqualTo(expected);
    assertThat(clock.dueAt()).isEqualTo(recordedAt.plusSeconds(86_400));
  }

  @Test
  void everyAccusedHasAClockOfHisOwn() {
    var facts =
        recorded(
            "2024-07-05",
            "70(1) BNS",
            event(Step.REMAND, LocalDateTime.of(2024, 7, 7, 12, 0), "A1"),
            event(Step.REMAND, LocalDateTime.of(2024, 7, 20, 12, 0), "A2"),
            event(Step.BAIL, LocalDateTime.of(2024, 8, 1, 12, 0), "A1"));
    var clocks = LAW.book().clocks(facts, LocalDate.of(2024, 8, 2), true);

    assertThat(find(clocks, "T26", "A1").state()).isEqualTo(ClockState.MET);
    assertThat(find(clocks, "T26", "A2").state()).isEqualTo(ClockState.RUNNING);
    assertThat(find(clocks, "T26", "A2").lastDay()).isEqualTo("2024-10-17");
  }

  @Test
  void oneRowOfEachDutyIsChosen() {
    var facts = recorded("2024-06-30", "376 IPC, 6 POCSO");
    var clocks = LAW.book().clocks(facts, LocalDate.of(2024, 7, 1), true);

    assertThat(clocks).extracting(clock -> clock.duty().id()).doesNotHaveDuplicates();
    assertThat(find(clocks, "T27", null).duty().provision()).isEqualTo("CrPC 173(1A)");
    assertThat(find(clocks, "T16", null).duty().provision()).isEqualTo("CrPC 164A(6)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-04-20", "2012-01-01"})
  void beforeTheOrdinanceThereIsNoTwoMonthClock(String recorded) {
    var clocks = LAW.book().clocks(recorded(recorded, "376 IPC"), LocalDate.of(2018, 5, 1), true);

    assertThat(clocks)
        .filteredOn(DutyClock::applies)
        .extracting(c -> c.duty().id())
        .doesNotContain("T27");
  }

  private static ClockState state(CaseFacts facts, LocalDate asOf, boolean ended) {
    return find(LAW.book().clocks(facts, asOf, ended), "T27", null).state();
  }
}
