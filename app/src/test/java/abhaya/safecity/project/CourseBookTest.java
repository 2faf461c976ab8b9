package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What may turn the course of a work, and what a new plan holds.
class CourseBookTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOW = YearMonth.of(2026, 11);

  /// 1,000 planned; 100 proven in August, 350 in September, 340 in October.
  private static WorkPackage work() {
    var stages =
        new StageHistory(
            List.of(
                new StageHistory.Step(WorkStage.PROPOSED, LocalDate.of(2025, 1, 1), ""),
                new StageHistory.Step(WorkStage.IN_PROGRESS, LocalDate.of(2026, 6, 1), "")));
    var evidence = new ArrayList<WorkPackage.Evidence>();
    var proven = List.of(100L, 350L, 340L, 360L);
    for (var i = 0; i < proven.size(); i++)
      evidence.add(
          new WorkPackage.Evidence(
              YearMonth.of(2026, 8).plusMonths(i),
              400,
              proven.get(i),
              new WorkPackage.Missing(0, 0, 0)));
    return new WorkPackage(
        "h",
        new WorkPackage.Place(
            "BLR", new UnitId(1), ComponentKind.SURVEILLANCE, ComponentKind.Unit.CAMERA),
        new WorkPackage.Agency("A", "अ"),
        BigDecimal.ONE,
        stages,
        new PlanHistory(List.of(plan(1_000, LocalDate.of(2026, 9, 30), Map.of()))),
        List.of(
            new WorkPackage.Milestone(
                "ORDER",
                new PlanHistory(List.of(plan(0, LocalDate.of(2026, 3, 31), Map.of()))),
                Optional.of(LocalDate.of(2026, 4, 2))),
            new WorkPackage.Milestone(
                "GO_LIVE",
                new PlanHistory(List.of(plan(0, LocalDate.of(2026, 10, 31), Map.of()))),
                Optional.empty())),
        evidence,
        List.of());
  }

  private static PlanHistory.Plan plan(long target, LocalDate due, Map<YearMonth, Long> months) {
    return new PlanHistory.Plan(
        due, target, months, LocalDate.of(2026, 2, 1), "Tender came late", "Apex 4");
  }

  private static Map<YearMonth, Long> spread(long target, LocalDate due, Long... typed) {
    var spread = CourseBook.spread(work(), target, due, List.of(typed), NOW);
    return ((CourseBook.Months) spread).perMonth();
  }

  @Test
  void endedMonthsHoldWhatWasProvenAndTheRestIsSpreadEvenly() {
    var months = spread(1_000, LocalDate.of(2027, 2, 28));
    assertThat(months)
        .containsEntry(YearMonth.of(2026, 8), 100L)
        .containsEntry(YearMonth.of(2026, 9), 250L)
        .containsEntry(YearMonth.of(2026, 10), 0L)
        .containsEntry(YearMonth.of(2026, 11), 162L)
        .containsEntry(YearMonth.of(2026, 12), 163L)
        .containsEntry(YearMonth.of(2027, 1), 162L)
        .containsEntry(YearMonth.of(2027, 2), 163L)
        .hasSize(7);
    assertThat(months.values().stream().mapToLong(units -> units).sum()).isEqualTo(1_000);
  }

  @Test
  void typedMonthsMustMakeExactlyWhatIsLeftAndEndBeforeTheDueDay() {
    var due = LocalDate.of(2027, 1, 31);
    assertThat(spread(1_000, due, 300L, 200L, 150L)).containsEntry(YearMonth.of(2027, 1), 150L);
    assertThat(CourseBook.spread(work(), 1_000, due, List.of(300L, 200L), NOW))
        .isEqualTo(
            new CourseBook.NotSpread(CourseBook.Problem.MONTHS_DO_NOT_MAKE_THE_TARGET, 500, 650));
    assertThat(CourseBook.spread(work(), 1_000, due, List.of(300L, 200L, 100L, 50L), NOW))
        .isEqualTo(
            new CourseBook.NotSpread(CourseBook.Problem.MONTHS_BEYOND_THE_DUE_DAY, 650, 650));
    assertThat(CourseBook.spread(work(), 349, due, List.of(), NOW))
        .isEqualTo(new CourseBook.NotSpread(CourseBook.Problem.TARGET_BELOW_PROVEN, 349, 350));
    assertThat(spread(350, due).values().stream().mapToLong(units -> units).sum()).isEqualTo(350);
  }

  private static Optional<CourseBook.Problem> entered(WorkChange.Course course) {
    return CourseBook.whenEntered(work(), course, TODAY);
  }

  private static WorkChange.Reached reached(WorkStage stage, LocalDate on, String reason) {
    return new WorkChange.Reached(stage, on, reason);
  }

  @Test
  void aStageOfAFrozenMonthNeedsAReasonAndOneAheadIsRefused() {
    var october = LocalDate.of(2026, 10, 30);
    assertThat(entered(reached(WorkStage.INSTALLED, october, "")))
        .contains(CourseBook.Problem.FROZEN_NEEDS_A_REASON);
    assertThat(entered(reached(WorkStage.INSTALLED, october, "The letter came late"))).isEmpty();
    assertThat(
            CourseBook.whenEntered(
                work(), reached(WorkStage.INSTALLED, october, ""), LocalDate.of(2026, 11, 10)))
        .isEmpty();
    assertThat(entered(reached(WorkStage.INSTALLED, TODAY.plusDays(1), "")))
        .contains(CourseBook.Problem.LIES_AHEAD);
    assertThat(entered(reached(WorkStage.LIVE, TODAY, "")))
        .contains(CourseBook.Problem.STAGE_CANNOT_FOLLOW);
    assertThat(entered(reached(WorkStage.INSTALLED, LocalDate.of(2026, 5, 1), "Late")))
        .contains(CourseBook.Problem.EARLIER_THAN_THE_LAST);
  }

  private static PlanHistory.Plan replan(LocalDate due, LocalDate approved, String meeting) {
    return new PlanHistory.Plan(due, 0, Map.of(), approved, "Road cutting", meeting);
  }

  @Test
  void aPlanIsMadeForDaysToComeByAMeetingThatWasHeld() {
    var due = LocalDate.of(2027, 3, 31);
    assertThat(entered(new WorkChange.Moved("GO_LIVE", replan(due, TODAY, "Apex 9")))).isEmpty();
    assertThat(entered(new WorkChange.Moved("GO_LIVE", replan(due, TODAY.plusDays(1), "Apex 9"))))
        .contains(CourseBook.Problem.LIES_AHEAD);
    assertThat(entered(new WorkChange.Moved("GO_LIVE", replan(TODAY.minusDays(1), TODAY, "A"))))
        .contains(CourseBook.Problem.DUE_HAS_PASSED);
    assertThat(entered(new WorkChange.Moved("GO_LIVE", replan(due.plusYears(21), TODAY, "A"))))
        .contains(CourseBook.Problem.DUE_TOO_FAR);
    assertThat(entered(new WorkChange.Moved("GO_LIVE", replan(due, TODAY, " "))))
        .contains(CourseBook.Problem.NEEDS_A_MEETING);
    assertThat(entered(new WorkChange.Moved("ORDER", replan(due, TODAY, "Apex 9"))))
        .contains(CourseBook.Problem.DONE_ALREADY);
    assertThat(entered(new WorkChange.Done("PARADE", TODAY, "")))
        .contains(CourseBook.Problem.NO_SUCH_MILESTONE);
  }

  @Test
  void afterATurnTheOldPlansStandAndTheNewOneCounts() {
    var due = LocalDate.of(2027, 3, 31);
    var moved = CourseBook.after(work(), new WorkChange.Moved("GO_LIVE", replan(due, TODAY, "A")));
    var live = moved.milestones().getLast();
    assertThat(live.plans().plans()).hasSize(2);
    assertThat(live.plans().first().dueOn()).isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(live.slipDays(TODAY)).isEqualTo(151);
    var done = CourseBook.after(moved, new WorkChange.Done("GO_LIVE", TODAY, ""));
    assertThat(done.milestones().getLast().doneOn()).contains(TODAY);
    assertThat(done.milestones().getLast().slipDays(TODAY)).isEqualTo(20);
    var installed = CourseBook.after(work(), reached(WorkStage.INSTALLED, TODAY, ""));
    assertThat(installed.stages().stage()).isEqualTo(WorkStage.INSTALLED);
    assertThat(CourseBook.after(installed, reached(WorkStage.INSTALLED, TODAY, "")))
        .isEqualTo(installed);
  }

  @Test
  void whatStandsInTheWayStandsOnceAndIsClearedAfterItCame() {
    var since = TODAY.minusDays(3);
    var fibre = new WorkChange.Blocked(Bottleneck.FIBRE, since, "Asked in writing");
    assertThat(entered(fibre)).isEmpty();
    assertThat(entered(new WorkChange.Blocked(Bottleneck.FIBRE, since, " ")))
        .contains(CourseBook.Problem.NEEDS_A_REASON);
    assertThat(entered(new WorkChange.Cleared(Bottleneck.FIBRE, since, "Laid")))
        .contains(CourseBook.Problem.NOT_IN_THE_WAY);
    var blocked = CourseBook.after(work(), fibre);
    assertThat(blocked.openOn(TODAY)).hasSize(1);
    assertThat(CourseBook.whenEntered(blocked, fibre, TODAY))
        .contains(CourseBook.Problem.BLOCKED_ALREADY);
    var early = new WorkChange.Cleared(Bottleneck.FIBRE, since.minusDays(1), "Laid");
    assertThat(CourseBook.whenEntered(blocked, early, TODAY))
        .contains(CourseBook.Problem.EARLIER_THAN_THE_LAST);
    var cleared =
        CourseBook.after(blocked, new WorkChange.Cleared(Bottleneck.FIBRE, TODAY, "Laid"));
    assertThat(cleared.openOn(TODAY)).isEmpty();
    assertThat(cleared.openOn(TODAY.minusDays(1))).hasSize(1);
    assertThat(CourseBook.whenEntered(cleared, fibre, TODAY)).isEmpty();
  }
}
