package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.PlannedStep;
import abhaya.investigation.clock.Stage;
import abhaya.investigation.clock.Step;
import abhaya.investigation.clock.StepPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPlanTest {
  private static final LawFiles LAW = LawFiles.load();

  @Test
  void theLawMakesATimeTableOnTheDayOfRecording() {
    var plan = plan("2024-12-31", "64(1) BNS, 6 POCSO");

    assertThat(by(plan, "clock.duty.T15")).isEqualTo("2025-01-01");
    assertThat(by(plan, "clock.plan.midpoint")).isEqualTo("2025-01-30");
    assertThat(by(plan, "clock.plan.pending-steps")).isEqualTo("2025-02-14");
    assertThat(by(plan, "clock.plan.draft")).isEqualTo("2025-02-19");
    assertThat(by(plan, "clock.plan.reminder")).isEqualTo("2025-02-23");
    assertThat(by(plan, "clock.duty.T27")).isEqualTo("2025-02-28");
    assertThat(by(plan, "clock.plan.overdue")).isEqualTo("2025-03-01");
    assertThat(by(plan, "clock.duty.T28")).isEqualTo("2025-03-31");
  }

  @Test
  void linesAreInTheOrderOfTheirDays() {
    assertThat(plan("2024-12-31", "64(1) BNS").steps())
        .isSortedAccordingTo(
            Comparator.comparing(step -> step.by() == null ? LocalDate.MIN : step.by()));
  }

  @Test
  void withoutTheClockThereIsNoLadder() {
    assertThat(plan("2024-12-31", "74 BNS").steps())
        .extracting(PlannedStep::titleKey)
        .noneMatch(key -> key.startsWith("clock.plan."));
  }

  @Test
  void afterTheReportNoReviewIsAskedForAndNoneIsCalledDone() {
    var recorded = LocalDate.parse("2024-12-31");
    var report =
        new CaseEvent(Step.FORWARDED_TO_COURT, Instant.parse("2025-01-20T06:00:00Z"), null);
    var facts =
        CaseFacts.of(recorded, LAW.reader().read("64(1) BNS").citations())
            .withEvents(List.of(report));

    var plan = StepPlan.of(facts, LAW.book().clocks(facts, LocalDate.parse("2025-03-01"), true));

    assertThat(plan.steps().stream().filter(PlannedStep::isSuggested))
        .isNotEmpty()
        .allMatch(step -> step.state() == ClockState.NOT_APPLICABLE);
  }

  @Test
  void everyStepOfThePlanHasItsStage() {
    var plan = plan("2024-12-31", "64(1) BNS, 6 POCSO");

    assertThat(stage(plan, "clock.duty.T09")).isEqualTo(Stage.REGISTRATION);
    assertThat(stage(plan, "clock.duty.T15")).isEqualTo(Stage.VICTIM);
    assertThat(stage(plan, "clock.duty.T27")).isEqualTo(Stage.REPORT);
    for (var step : Step.values()) assertThat(Stage.of(step)).isNotNull();
  }

  private static Stage stage(StepPlan plan, String key) {
    return plan.steps().stream()
        .filter(step -> step.titleKey().equals(key))
        .findFirst()
        .orElseThrow()
        .stage();
  }

  private static StepPlan plan(String day, String sections) {
    var recorded = LocalDate.parse(day);
    var facts = CaseFacts.of(recorded, LAW.reader().read(sections).citations());
    return StepPlan.of(facts, LAW.book().clocks(facts, recorded, false));
  }

  private static LocalDate by(StepPlan plan, String key) {
    var step =
        plan.steps().stream().filter(s -> s.titleKey().equals(key)).findFirst().orElseThrow();
    var by = step.by();
    return by == null ? LocalDate.MIN : by;
  }
}
