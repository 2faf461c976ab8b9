package abhaya.investigation.worklist;

import static abhaya.investigation.worklist.WorkCases.DUE;
import static abhaya.investigation.worklist.WorkCases.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.worklist.WorkLine.Flag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkBookTest {

  private static WorkLine line(WorkCase one, LocalDate today) {
    return new WorkBook(List.of(one), today).all().getFirst();
  }

  @ParameterizedTest(name = "{0} days before the last day: {1}")
  @CsvSource({
    "7, ''",
    "6, DUE_THIS_WEEK",
    "1, DUE_THIS_WEEK",
    "0, DUE_THIS_WEEK DUE_TODAY",
    "-1, OVERDUE"
  })
  void theWeekIsTodayAndSixDays(int before, String expected) {
    var line = line(WorkCases.of("a"), DUE.minusDays(before));
    var flags =
        line.flags().stream()
            .filter(flag -> flag != Flag.REASON_ASKED)
            .map(Enum::name)
            .sorted()
            .toList();
    assertThat(String.join(" ", flags)).isEqualTo(expected);
    assertThat(line.daysLeft()).isEqualTo((long) before);
  }

  @Test
  void mineAreMineByDaysLeftAndThoseWithoutAClockLast() {
    var late = WorkCases.of("late", RECORDED.minusDays(40), List.of(), List.of());
    var soon = WorkCases.of("soon");
    var none =
        new WorkCase(
            "none",
            1,
            "officer",
            RECORDED,
            null,
            List.of(),
            List.of(),
            List.of(),
            java.util.Map.of(),
            null);
    var other = WorkCases.held(WorkCases.of("other"), "colleague", null);
    var book = new WorkBook(List.of(none, soon, other, late), DUE.minusDays(10));

    assertThat(book.mine("officer"))
        .extracting(WorkLine::handle)
        .containsExactly("late", "soon", "none");
    assertThat(book.with(Flag.OVERDUE)).extracting(WorkLine::handle).containsExactly("late");
    assertThat(book.with(Flag.NEVER_OPENED))
        .extracting(WorkLine::handle)
        .containsExactly("other", "none");
  }

  @Test
  void aCaseWithoutAnOfficerIsShownAsSuch() {
    var orphan = WorkCases.held(WorkCases.of("a"), null, null);
    assertThat(line(orphan, DUE).flags())
        .contains(Flag.NO_OFFICER)
        .doesNotContain(Flag.NEVER_OPENED);
    var opened = WorkCases.held(WorkCases.of("a"), "x", Instant.EPOCH);
    assertThat(line(opened, DUE).flags()).doesNotContain(Flag.NEVER_OPENED);
  }

  @Test
  void aReturnedReportIsReturnedUntilItIsForwardedAgain() {
    var back = WorkCases.of("a", "FORWARDED_TO_COURT 2025-02-01", "RETURNED 2025-02-10");
    var again =
        WorkCases.of(
            "a",
            "FORWARDED_TO_COURT 2025-02-01",
            "RETURNED 2025-02-10",
            "FORWARDED_TO_COURT 2025-02-12");
    assertThat(line(back, DUE.plusDays(5)).flags()).containsExactly(Flag.RETURNED);
    assertThat(line(again, DUE.plusDays(5)).flags()).isEmpty();
  }

  @Test
  void theNextStepIsTheEarliestOneThePoliceOwe() {
    var clocks =
        List.of(
            WorkCases.running("T27", "P2M", Responsible.SHO, Step.FORWARDED_TO_COURT, DUE),
            WorkCases.running(
                "T16", "P7D", Responsible.DOCTOR, Step.MEDICAL_REPORT, RECORDED.plusDays(7)),
            WorkCases.running(
                "T28", "P90D", Responsible.IO, Step.VICTIM_INFORMED, RECORDED.plusDays(90)),
            WorkCases.clock(
                "T11",
                "PT24H",
                Responsible.SJPU,
                Step.CWC_REPORT,
                RECORDED.plusDays(1),
                ClockState.MET));
    var one = WorkCases.of("a", RECORDED, clocks, List.of());
    assertThat(line(one, DUE).next()).isEqualTo(new NextStep("T27", Step.FORWARDED_TO_COURT, DUE));

    var now =
        WorkCases.running("T20", "forthwith", Responsible.IO, Step.MAGISTRATE_STATEMENT, null);
    assertThat(NextStep.of(List.of(now, clocks.getFirst()), RECORDED.plusDays(7)).getFirst().by())
        .isEqualTo(RECORDED.plusDays(1));
    assertThat(NextStep.of(List.of(now, clocks.getFirst()), RECORDED.plusDays(8)))
        .noneMatch(step -> step.duty().equals("T20"));
    assertThat(NextStep.first(List.of(), DUE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} {2} since {3}")
  @CsvSource({
    "EXHIBIT_SEIZED 2025-01-02 E1, OFFICER, EXHIBIT_SENT, 2025-01-02",
    "EXHIBIT_SEIZED 2025-01-02 E1;EXHIBIT_SENT 2025-01-05 E1, LABORATORY, EXHIBIT_REPORTED, 2025-01-05",
    "EXHIBIT_SENT 2025-01-05 E1;EXHIBIT_RECEIVED 2025-01-07 E1, LABORATORY, EXHIBIT_REPORTED, 2025-01-05",
    "EXHIBIT_SENT 2025-01-05 E1;EXHIBIT_REPORTED 2025-01-20 E1, OFFICER, EXHIBIT_COLLECTED, 2025-01-20",
    "EXHIBIT_REPORTED 2025-01-20 E1;EXHIBIT_COLLECTED 2025-01-25 E1, OFFICER, EXHIBIT_FILED, 2025-01-25",
    "MEDICAL_EXAMINATION 2025-01-02, HOSPITAL, MEDICAL_REPORT, 2025-01-02",
    "PREPARED 2025-01-10;WITH_PROSECUTION 2025-01-12, PROSECUTOR, FORWARDED_TO_COURT, 2025-01-12",
    "SANCTION_SOUGHT 2025-01-09, GOVERNMENT, SANCTION_DECIDED, 2025-01-09",
    "STAYED 2025-01-09, COURT, STAY_VACATED, 2025-01-09",
    "TRANSFERRED 2025-01-09, OTHER_STATE, RE_REGISTERED, 2025-01-09"
  })
  void whatItWaitsForIsReadFromItsSteps(
      String events, Holder holder, String awaited, LocalDate since) {
    var one = WorkCases.of("a", events.split(";", -1));
    var institution = holder == Holder.LABORATORY ? "lab-1" : null;
    assertThat(WaitBook.obstacles(one, DUE))
        .containsExactly(new Obstacle("clock.step." + awaited, holder, institution, since));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "EXHIBIT_SENT 2025-01-05 E1;EXHIBIT_FILED 2025-01-26 E1",
    "MEDICAL_EXAMINATION 2025-01-02;MEDICAL_REPORT 2025-01-05",
    "WITH_PROSECUTION 2025-01-12;PREPARED 2025-01-20",
    "STAYED 2025-01-09;STAY_VACATED 2025-01-10",
    "MEDICAL_EXAMINATION 2025-01-02;FORWARDED_TO_COURT 2025-02-01",
    "EXHIBIT_SENT 2025-01-05 E1;FORWARDED_TO_COURT 2025-02-01",
    "MEDICAL_EXAMINATION 2025-06-02"
  })
  void whatHasComeIsNotAwaited(String events) {
    assertThat(WaitBook.obstacles(WorkCases.of("a", events.split(";", -1)), DUE)).isEmpty();
  }

  @Test
  void aReportCollectedButNotFiledIsAwaitedEvenAfterTheChargeSheet() {
    var one = WorkCases.of("a", "EXHIBIT_COLLECTED 2025-02-20 E1", "FORWARDED_TO_COURT 2025-02-01");
    assertThat(WaitBook.obstacles(one, DUE))
        .extracting(Obstacle::holder)
        .containsExactly(Holder.OFFICER);
  }

  @Test
  void aReasonAddsWhatTheStepsDoNotShowAndNothingTwice() {
    var reasons =
        List.of(
            WorkCases.reason("INTER_STATE_HELP", "2025-02-01"),
            WorkCases.reason("LAB_REPORT", "2025-02-02"),
            new DelayEntry("SANCTION", Holder.GOVERNMENT, "gov", RECORDED, RECORDED.plusDays(5)));
    var one = WorkCases.of("a", RECORDED, List.of(), reasons, "EXHIBIT_SENT 2025-01-05 E1");
    assertThat(WaitBook.obstacles(one, DUE))
        .extracting(Obstacle::awaited)
        .containsExactly("clock.step.EXHIBIT_REPORTED", "cases.delay.INTER_STATE_HELP");
  }

  @Test
  void aStatementNotYetRecordedWaitsForTheMagistrate() {
    var clock =
        WorkCases.running("T20", "forthwith", Responsible.IO, Step.MAGISTRATE_STATEMENT, null);
    var one = WorkCases.of("a", RECORDED, List.of(clock), List.of());
    assertThat(WaitBook.obstacles(one, DUE))
        .extracting(Obstacle::holder)
        .containsExactly(Holder.MAGISTRATE);
  }

  @Test
  void aListByHolderBeginsWithTheLongestWait() {
    var book =
        new WorkBook(
            List.of(
                WorkCases.of("short", "EXHIBIT_SENT 2025-02-05 E1"),
                WorkCases.of("long", "EXHIBIT_SENT 2025-01-05 E1"),
                WorkCases.of("none")),
            DUE);
    assertThat(book.waitingOn(Holder.LABORATORY))
        .extracting(WorkLine::handle)
        .containsExactly("long", "short");
    assertThat(book.with(Flag.WAITING)).hasSize(2);
  }

  @ParameterizedTest(name = "{0} waits with {1}")
  @CsvSource({
    "LAB_REPORT, LABORATORY", "MEDICAL_REPORT, HOSPITAL", "VICTIM_STATEMENT, MAGISTRATE",
    "ACCUSED_ABSCONDING, ACCUSED", "DIGITAL_DATA, COMPANY", "SANCTION, GOVERNMENT",
    "COURT_STAY, COURT", "OFFICER_TRANSFERRED, SUPERVISOR", "OFFICER_OVERLOADED, SUPERVISOR",
    "PROSECUTOR_SCRUTINY, PROSECUTOR", "INTER_STATE_HELP, OTHER_STATE", "AGE_PROOF, HOSPITAL",
    "OTHER, OTHER", "ANYTHING, OTHER"
  })
  void eachReasonHasItsUsualHolder(String code, Holder holder) {
    assertThat(DelayEntry.usualHolder(code)).isEqualTo(holder);
  }
}
